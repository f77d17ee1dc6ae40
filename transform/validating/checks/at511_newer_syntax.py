"""A binding uses syntax that the product's own parser does not know.

The browser runs it, so the property has a value when the page opens. But the product finds out what code
depends on with a parser of ES2020: of code with later syntax (`??=`, `1_000`, class fields and private names ...)
it finds nothing, so the property is not evaluated again when a query or widget that it names has changed.

```
{{Orders.data.length > 10_000}}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Severity
from ..application import Application
from ..checking import Problem

SEVERITY: Severity = "warning"
OF_PAGE = True


def check(application: Application) -> Iterator[Problem]:
    """Yield each binding with syntax after ES2020 and no mistake."""
    for code in application.bound_texts:
        for binding in code.bindings:
            newer = binding.script.newer
            if newer is None or code.problem_of(binding.script) is not None:
                continue
            message = (
                f"{'.'.join(code.keys)} uses {newer.message} at line {newer.line}, column {newer.column}, so that "
                "what it depends on is not found."
            )
            hint = "Write it in older JavaScript (ES2020)."
            offset = binding.span.code_start + newer.offset
            yield Problem(message, code.pointer, code.entity, hint, offset=offset)
