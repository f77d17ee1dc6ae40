"""The code of a JS object cannot be read.

None of its functions and variables exists then. A JS object is one `export default { ... }`.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Severity
from ...entities import text
from ..application import Application, is_inside_module
from ..checking import Found

SEVERITY: Severity = "error"


def check(application: Application) -> Iterator[Found]:
    """Give each JS object with a syntax error, or without an exported object."""
    for found in application.js_objects:
        body = text(found.value.get("body"))
        if not body or not body.strip():
            continue
        script = application.reader.read_module(body)
        if script.problem is not None:
            place = f"line {script.problem.line}, column {script.problem.column}"
            message = f"The code has a syntax error at {place}: {script.problem.message}."
            yield Found(message, found.pointer + "/body", found.entity, "Correct the code.")
        elif "export default" not in body and not is_inside_module(found.entity.name or ""):
            message = "The code exports nothing, so it has no functions and variables."
            yield Found(message, found.pointer + "/body", found.entity, "Start it with `export default {`.")
