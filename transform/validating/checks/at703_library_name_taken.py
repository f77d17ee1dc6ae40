"""A widget, query or JS object has the name under which code uses a JS library.

Besides the libraries of the file there are those of the product: `_`, `moment`, `xmlParser` and `forge`.
Code that names it gets the widget, query or JS object on that page, and the library everywhere else.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Severity
from ...product.known_names import BUILT_IN_LIBRARIES
from ..application import Application
from ..checking import Problem

SEVERITY: Severity = "warning"


def check(application: Application) -> Iterator[Problem]:
    """Yield each bearer of a library's accessor."""
    for names in application.names.values():
        for name in sorted(names.keys() & (application.accessors.keys() | BUILT_IN_LIBRARIES)):
            for bearer in names[name]:
                message = f"{name} is also the accessor of a JS library."
                yield Problem(
                    message, bearer.pointer, bearer.entity, "Rename it, and the bindings that mean it."
                )
