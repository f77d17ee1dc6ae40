"""The code of a binding cannot be read as JavaScript.

The property shows nothing, or the query fails when it runs. Line and column count from the first character
after `{{`. An action may begin with a statement and wait with `await`; of any other binding the value is
taken, so that it must begin with an expression, and `await` needs an async function around it. Mistakes inside
regular expressions and line breaks inside quotes are not found.

```
{{Table1.selectedRow.id + }}
{{const id = Table1.selectedRow.id; id + 1}}   as the text of a widget
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...diagnostics import Severity
from ...javascript.bindings import Binding
from ...javascript.references import parse_expression
from ..application import Application
from ..checking import Problem
from ..column_bindings import raw_column

SEVERITY: Severity = "error"

_ESCAPED = re.compile(r"\\(.)", re.DOTALL)


def check(application: Application) -> Iterator[Problem]:
    """Yield each binding with a syntax error."""
    unescapes = _version(application) < 2
    for code in application.bound_texts:
        if raw_column(code) is not None:  # AT510 names the cause
            continue
        for number, binding in enumerate(code.bindings, 1):
            script = binding.script
            problem = script.problem or (None if code.is_trigger else script.value_problem)
            if problem is None or (unescapes and _is_fine_unescaped(binding)):
                continue
            which = f"binding {number} of " if len(code.bindings) > 1 else ""
            place = f"line {problem.line}, column {problem.column}"
            message = f"{which}{'.'.join(code.keys)} has a syntax error at {place}: {problem.message}."
            yield Problem(message, code.pointer, code.entity, "Correct the code.")


def _version(application: Application) -> float:
    version = application.settings.get("evaluationVersion")
    return version if isinstance(version, int | float) else 1


def _is_fine_unescaped(binding: Binding) -> bool:
    """Return whether the code is right once backslashes are taken away, as evaluation version 1 does first."""
    return parse_expression(_ESCAPED.sub(r"\1", binding.span.code)).problem is None
