"""The code of a binding cannot be parsed as JavaScript.

The property shows nothing, the action does nothing, or the query fails when it runs. Line and column count
from the first character after `{{`.

The product puts the code behind `const $$result =` in a function of its own, which is async for actions only.
So code begins with an expression: one that begins with a statement (`const`, `if`, `return` ...) or consists of
comments is a syntax error, while statements may follow after `;`. An action inside a list that uses
`currentItem` and the like is the body of a function, where statements are fine.

```
{{Table1.selectedRow.id + }}
{{const id = Table1.selectedRow.id; showAlert(id)}}
{{(() => { const id = Table1.selectedRow.id; showAlert(id) })()}}   fine
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...diagnostics import Severity
from ...javascript.bindings import Binding
from ...javascript.references import parse_expression
from ...patterns import pattern
from ...product.export_model import default_when_absent
from ..application import Application
from ..bound_texts import CodeText
from ..checking import Problem
from ..column_bindings import raw_column

SEVERITY: Severity = "error"
OF_PAGE = True

_ESCAPED = pattern(r"\\(.)", re.DOTALL)


def check(application: Application) -> Iterator[Problem]:
    """Yield each binding with a syntax error."""
    unescapes = _version(application) < 2
    for code in application.bound_texts:
        if raw_column(code) is not None:  # AT510 names the cause
            continue
        for number, binding in enumerate(code.bindings, 1):
            problem = code.problem_of(binding.script)
            if problem is None or (unescapes and _is_fine_unescaped(code, binding)):
                continue
            which = f"binding {number} of " if len(code.bindings) > 1 else ""
            place = f"line {problem.line}, column {problem.column}"
            message = f"{which}{'.'.join(code.keys)} has a syntax error at {place}: {problem.message}."
            offset = binding.span.code_start + problem.offset
            yield Problem(message, code.pointer, code.entity, "Correct the code.", offset=offset)


def _version(application: Application) -> float:
    """Return the evaluation version; the editor takes 2 for none and for 0 (selectEvaluationVersion)."""
    version = application.settings.get("evaluationVersion")
    if isinstance(version, int | float) and version:
        return version
    return float(default_when_absent("Application", "evaluationVersion"))


def _is_fine_unescaped(code: CodeText, binding: Binding) -> bool:
    """Return whether the code is right once backslashes are taken away, as evaluation version 1 does first."""
    return code.problem_of(parse_expression(_ESCAPED.sub(r"\1", binding.span.code))) is None
