"""navigateTo names a page that the application does not have.

A name that is not that of a page is taken for the address of a web site, and the browser opens a page that does
not exist. Page names are case-sensitive.

```
{{navigateTo("Order")}}   where the page is called Orders
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Severity
from ...document.nearest import did_you_mean
from ...patterns import pattern
from ..application import Application
from ..checking import Problem

SEVERITY: Severity = "warning"

_ADDRESS = pattern(r"[./:?#]")


def check(application: Application) -> Iterator[Problem]:
    """Yield each call with a literal that is neither the name of a page nor looks like an address."""
    for code in application.code_texts:
        for call in code.calls:
            name = call.argument
            names = application.page_names[code.side]
            if call.name != "navigateTo" or name in names or not name.strip():
                continue
            if not _ADDRESS.search(name):
                message = f"navigateTo opens {name}, which is not a page of the application."
                hint = "Correct the name of the page." + did_you_mean(name, names)
                yield Problem(message, code.pointer, code.entity, hint)
