"""The classes to which the product's reader binds an export: their fields, with type and default."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import Any

import orjson

from ..patterns import pattern


@functools.cache
def export_model() -> dict[str, Any]:
    """Return class -> {field: [type, default if it has one]}, or the list of its constants for an enumeration."""
    data = Path(__file__).with_name("data").joinpath("export_model.json").read_bytes()
    model: dict[str, Any] = orjson.loads(data)
    return model


#: What the product takes for a missing setting where its reader gives none: the values of a new application.
_OF_A_NEW_APPLICATION: dict[tuple[str, str], Any] = {
    ("Application", "collapseInvisibleWidgets"): True,
    ("Application", "evaluationVersion"): 2,
    ("Application", "applicationVersion"): 2,
    ("Application", "isManualUpdate"): False,
    ("Application$AppPositioning", "type"): "FIXED",
}
_ENTRIES = pattern(r"(?:List|Set)<(?P<entry>.*)>")


@functools.cache
def class_of_field(class_name: str | None, field: str) -> str | None:
    """Return the class of the objects that a field holds, also in lists; None for maps and untyped data."""
    known = export_model().get(class_name) if class_name else None
    definition = known.get(field) if isinstance(known, dict) else None
    if definition is None:
        return None
    name = definition[0]
    while entries := _ENTRIES.fullmatch(name):
        name = entries["entry"]
    return name if isinstance(export_model().get(name), dict) else None


def default_when_absent(class_name: str | None, field: str) -> Any:
    """Return the value that the product assumes for a missing field of a class; None where it has no default."""
    known = export_model().get(class_name) if class_name else None
    definition = known.get(field) if isinstance(known, dict) else None
    if definition is not None and len(definition) > 1:
        return definition[1]
    return _OF_A_NEW_APPLICATION.get((class_name or "", field))


def is_default(class_name: str | None, field: str, value: Any) -> bool:
    """Return whether the product treats a field with this value as a missing one.

    That goes for an object of a known class as well if it goes for all its fields: settings of a new application.
    """
    if value is None:
        return True
    default = default_when_absent(class_name, field)
    if default is not None and value == default and isinstance(value, bool) is isinstance(default, bool):
        return True
    inner = class_of_field(class_name, field)
    return (
        inner is not None
        and isinstance(value, dict)
        and all(is_default(inner, name, child) for name, child in value.items())
    )
