"""The code of a JS object cannot be parsed.

Its functions and variables do not exist then. A JS object is one `export default { ... }`, and nothing may
precede it, not even a comment or an empty line: the editor shows "Start object with export default".

The product reads JS objects as modules of ES2020. What JavaScript got later (`??=`, `1_000`, class fields and
private names, `await` outside functions ...) works in every browser, but not there: with one such construct
the product takes over none of the object's functions.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...application.entities import text
from ...diagnostics import Severity
from ...javascript.script import SyntaxProblem
from ...patterns import pattern
from ..application import Application
from ..checking import Problem
from ..entries import is_inside_module

SEVERITY: Severity = "error"
OF_PARTIAL = True

_START = pattern(r"export default[\s\ufeff]*\{")


def check(application: Application) -> Iterator[Problem]:
    """Yield each JS object with a syntax error, or without an exported object."""
    for found in application.js_objects:
        body = text(found.value.get("body"))
        if not body or not body.strip():
            continue
        script = application.reader.read_module(body)
        if script.problem is not None:
            message = f"The code has a syntax error at {_place(script.problem)}: {script.problem.message}."
            hint, offset = "Correct the code.", script.problem.offset
            yield Problem(message, found.pointer + "/body", found.entity, hint, offset=offset)
        elif script.newer is not None:
            message = (
                f"The product cannot read the code from {_place(script.newer)} on: it knows JavaScript up to "
                f"ES2020, not {script.newer.message}."
            )
            hint, offset = "Write it in older JavaScript.", script.newer.offset
            yield Problem(message, found.pointer + "/body", found.entity, hint, offset=offset)
        elif not _START.match(body) and not is_inside_module(found.entity.name or ""):
            message = "The code does not start with `export default {`, so it has no functions and variables."
            hint = "Start it so, without a comment or a line break before it."
            yield Problem(message, found.pointer + "/body", found.entity, hint)


def _place(problem: SyntaxProblem) -> str:
    return f"line {problem.line}, column {problem.column}"
