"""A binding refers to something that does not exist.

The name is not that of a widget, query or JS object of the page, a function or object of the product or a library
of the application, and it is not declared in the code itself. The property then shows nothing, or the
query fails when it runs.

```
{{Tabel1.selectedRow.id}}
```

Names that exist only in some places are known: `currentItem` and `currentIndex` inside lists, `currentRow` in
the columns of a table, `sourceData`, `formData` and `fieldState` inside a JSON form.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator

from ...diagnostics import Severity
from ...document.nearest import did_you_mean
from ...javascript.bindings import Binding
from ...patterns import pattern
from ..application import Application
from ..bound_texts import CodeText
from ..checking import Problem
from ..column_bindings import raw_column
from ..entries import is_inside_module
from ..scoped_names import SPECIAL, is_outer_level

SEVERITY: Severity = "error"

#: A letter of a name as JavaScript lets it be written: `\u0054able1`, `\u{54}able1`.
_ESCAPE = pattern(r"\\u(?:([0-9a-fA-F]{4})|\{([0-9a-fA-F]{1,8})\})")


def check(application: Application) -> Iterator[Problem]:
    """Yield each unknown name, once for each string that uses it."""
    known = application.global_names
    for code in application.code_texts:
        if code.context is None:
            continue
        # The inputs of a module have names of their own; AT510 reports the id of a column in its code.
        if is_inside_module(code.entity.name or "") or raw_column(code) is not None:
            continue
        names = application.names_on(code.entity.page, code.side)
        lost = application.lost_names[code.side]  # AT401 names the cause
        missing = {
            name: None
            for binding in code.bindings
            for name in _names(code, binding)
            if name not in known
            and name not in names
            and name not in lost
            and name not in code.context
            and not (code.context and is_outer_level(name))
        }
        for name in missing:
            message, hint = _explain(application, code, name)
            yield Problem(message, code.pointer, code.entity, hint)


def _names(code: CodeText, binding: Binding) -> Iterator[str]:
    """Yield the names that code cannot do without; a syntax error makes those that were found doubtful."""
    script = binding.script
    if code.problem_of(script) is None:
        names = (reference.name for reference in script.references if reference.name not in script.tested)
        yield from (_ESCAPE.sub(_letter, name) if "\\" in name else name for name in names)


def _letter(escape: re.Match[str]) -> str:
    """Return the character of an escape in a name; an invalid escape is returned unchanged."""
    code = int(escape[1] or escape[2], 16)
    return chr(code) if code <= sys.maxunicode else escape[0]


def _explain(application: Application, code: CodeText, name: str) -> tuple[str, str]:
    place = ".".join(code.keys)
    if name in SPECIAL:
        return (
            f"{place} uses {name}, which does not exist here.",
            "It exists inside lists, columns or forms only.",
        )
    if elsewhere := application.page_with.get((code.side, name)):
        message = f"{place} refers to {name}, which is on page {elsewhere}."
        return message, "Bindings see their own page only; pass the value with storeValue or the URL."
    names = application.names_on(code.entity.page, code.side)
    return f"{place} refers to {name}, which does not exist.", "Correct the name, or add it." + did_you_mean(
        name, names
    )
