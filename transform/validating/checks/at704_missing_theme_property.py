"""A binding refers to a theme property that the theme of the application does not have.

`appsmith.theme` holds the `properties` of the theme: colors, borderRadius, boxShadow, fontFamily. A theme
that has only a name in the file (a system theme) is not checked.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ...application.entities import themes
from ...diagnostics import Severity
from ...document.nearest import did_you_mean
from ..application import Application
from ..checking import Problem

SEVERITY: Severity = "warning"


def check(application: Application) -> Iterator[Problem]:
    """Yield each theme property that is not there, once for each text."""
    properties = {theme.side: theme.value.get("properties") for theme in themes(application.document)}
    for code in application.bound_texts:
        known = properties.get(code.side)
        if not isinstance(known, dict) or not known:
            continue
        missing = {
            ".".join(reference.path[1:]): _hint(known, reference.path[1:])
            for reference in code.references
            if reference.name == "appsmith"
            and reference.path[:1] == ("theme",)
            and _lacks(known, reference.path)
        }
        for path, hint in missing.items():
            message = f"{'.'.join(code.keys)} refers to appsmith.theme.{path}, which the theme does not have."
            yield Problem(message, code.pointer, code.entity, hint)


def _lacks(properties: dict[str, Any], path: tuple[str, ...]) -> bool:
    """Return whether a group or a property of a group is missing; what follows is a member of the value."""
    value: Any = properties
    for key in path[1:3]:
        if not isinstance(value, dict):
            return False
        if key not in value:
            return True
        value = value[key]
    return False


def _hint(properties: dict[str, Any], path: tuple[str, ...]) -> str:
    group = properties.get(path[0])
    names = group if len(path) > 1 and isinstance(group, dict) else properties
    return "Correct the name." + did_you_mean(path[1] if names is group and len(path) > 1 else path[0], names)
