"""A binding uses a function or variable that its JS object does not have.

The members of a JS object are those of its `export default {...}`. Objects whose code cannot be read, or that
spread members from elsewhere, are skipped.

```
{{Orders.laod()}}   where the JS object Orders has a function load
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ...application.entities import Side, text
from ...diagnostics import Severity
from ...document.nearest import did_you_mean
from ..application import Application
from ..checking import Problem

SEVERITY: Severity = "error"
OF_PAGE = True

#: What every JS object has besides its own, and what every JavaScript object has.
_COMMON = frozenset(
    {
        "actionId",
        "body",
        "variables",
        "name",
        "pluginType",
        "toString",
        "valueOf",
        "hasOwnProperty",
        "constructor",
    }
)


def check(application: Application) -> Iterator[Problem]:
    """Yield each member that is not there, once for each text."""
    members = _members(application)
    for code in application.code_texts:
        seen = set()
        for reference in code.references:
            known = members.get((code.entity.page, code.side, reference.name))
            if known is None or not reference.path:
                continue
            member = reference.path[0]
            if member not in known and member not in _COMMON and (reference.name, member) not in seen:
                seen.add((reference.name, member))
                message = f"{'.'.join(code.keys)} uses {reference.name}.{member}, which does not exist."
                yield Problem(
                    message, code.pointer, code.entity, "Correct the name." + did_you_mean(member, known)
                )


def _members(application: Application) -> dict[tuple[str | None, Side | None, str], frozenset[str]]:
    found = {}
    for js_object in application.js_objects:
        body = text(js_object.value.get("body"))
        script = application.reader.read_module(body) if body else None
        if script is not None and script.problem is None and script.members and js_object.entity.name:
            found[js_object.entity.page, js_object.side, js_object.entity.name] = script.members
    return found
