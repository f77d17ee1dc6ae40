"""A binding refers to something that does not exist.

The name is none of the page's widgets, queries and JS objects, no function or object of the product, no
library of the application, and is not declared in the code itself. The property then shows nothing, or the
query fails when it runs.

```
{{Tabel1.selectedRow.id}}
```

Names that exist only in some places are known: `currentItem` and `currentIndex` inside lists, `currentRow` in
the columns of a table, `sourceData`, `formData` and `fieldState` inside a JSON form.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Severity
from ...document.nearest import did_you_mean
from ...javascript.bindings import Binding
from ...javascript.references import Reference
from ..application import Application, is_inside_module
from ..bound_texts import CodeText
from ..checking import Problem
from ..scoped_names import SPECIAL, is_outer_level

SEVERITY: Severity = "error"


def check(application: Application) -> Iterator[Problem]:
    """Yield each name that nothing bears, once for each text that uses it."""
    known = application.global_names
    for code in application.code_texts:
        if code.context is None:
            continue
        if is_inside_module(code.entity.name or ""):  # its inputs have names of their own
            continue
        names = application.names_on(code.entity.page, code.side)
        missing = {
            reference.name: None
            for binding in code.bindings
            for reference in _references(code, binding)
            if reference.name not in known
            and reference.name not in names
            and reference.name not in code.context
            and not (code.context and is_outer_level(reference.name))
        }
        for name in missing:
            message, hint = _explain(application, code, name)
            yield Problem(message, code.pointer, code.entity, hint)


def _references(code: CodeText, binding: Binding) -> Iterator[Reference]:
    """Yield what code refers to and cannot do without; a syntax error makes the names that were found doubtful."""
    script = binding.script
    if code.problem_of(script) is None:
        yield from (found for found in script.references if found.name not in script.tested)


def _explain(application: Application, code: CodeText, name: str) -> tuple[str, str]:
    place = ".".join(code.keys)
    if name in SPECIAL:
        return (
            f"{place} uses {name}, which does not exist here.",
            "It exists inside lists, columns or forms only.",
        )
    if elsewhere := application.page_with.get((code.side, name)):
        message = f"{place} refers to {name}, which stands on page {elsewhere}."
        return message, "Bindings see their own page only; pass the value with storeValue or the URL."
    names = application.names_on(code.entity.page, code.side)
    return f"{place} refers to {name}, which does not exist.", "Correct the name, or add it." + did_you_mean(
        name, names
    )
