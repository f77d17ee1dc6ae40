"""The part of the JSON Schema that describes the widget tree of a page."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from ..product.known_names import widget_types
from ..product.releases import Release
from ..product.since import Since, names_of

Json = dict[str, Any]

_WIDGET = {"$ref": "#/$defs/widget"}
_PATHS: Json = {
    "type": ["array", "null"],
    "items": {"type": "object", "properties": {"key": {"type": ["string", "null"]}}},
}
#: Kind in the table of known things -> where a widget has the value.
_VALUES = {
    "input_type": ("inputType",),
    "chart_type": ("chartType",),
    "table_column_type": ("primaryColumns", "*", "columnType"),
    "json_form_field_type": ("schema", "*", "fieldType"),
}


def page_definitions(release: Release) -> dict[str, Json]:
    """Return `page` (the root of a tree), `dsl` (a page in an export) and `widget` with what a release knows.

    Types and values that are not listed are allowed: modules have types of their own.
    """
    root = {
        "description": "The root of a page's widget tree.",
        "allOf": [_WIDGET],
        "properties": {"version": {"type": ["number", "string", "null"]}},
        "required": ["widgetId"],
    }
    return {"page": root, "dsl": _dsl(), "widget": _widget(release)}


def _dsl() -> Json:
    """Return the schema of a page in an export: the product reads any object, and an empty list as one."""
    return {"anyOf": [{"type": "null"}, {"type": "array", "maxItems": 0}, {"type": "object", **_WIDGET}]}


def _widget(release: Release) -> Json:
    known = [kind for kind in sorted(widget_types()) if _is_known(names_of("widget_type").get(kind), release)]
    return {
        "type": "object",
        "properties": {
            "type": {"description": "The type of the widget.", **_suggested(known)},
            "widgetId": {"type": ["string", "null"], "description": "Its id, unique within the page."},
            "widgetName": {
                "type": ["string", "null"],
                "description": "The name by which bindings refer to it.",
            },
            "parentId": {"type": ["string", "null"], "description": "The widgetId of the widget around it."},
            "children": {"type": ["array", "null"], "items": _WIDGET},
            "dynamicBindingPathList": {"description": "The properties with bindings.", **_PATHS},
            "dynamicTriggerPathList": {"description": "The properties that are actions.", **_PATHS},
            "dynamicPropertyPathList": {"description": "The properties edited as code.", **_PATHS},
        },
        "allOf": [_of_type(kind, properties) for kind, properties in _by_type(release).items()],
    }


def _of_type(kind: str, properties: Json) -> Json:
    condition = {"properties": {"type": {"const": kind}}, "required": ["type"]}
    return {"if": condition, "then": {"properties": properties}}


def _by_type(release: Release) -> dict[str, Json]:
    """Return widget type -> its properties of which something is known."""
    found: dict[str, Json] = defaultdict(dict)
    for name, since in names_of("widget_property").items():
        kind, _, key = name.partition(".")
        if key and kind in widget_types():
            found[kind][key] = {"description": _note(since, release)}
    for table, place in _VALUES.items():
        by_type: dict[str, list[str]] = defaultdict(list)
        for name, since in names_of(table).items():
            kind, _, value = name.partition(":")
            if _is_known(since, release):
                by_type[kind].append(value)
        for kind, values in by_type.items():
            found[kind][place[0]] = _at(place[1:], _suggested(sorted(values)))
    return dict(sorted(found.items()))


def _at(place: tuple[str, ...], schema: Json) -> Json:
    """Return a schema for what lies at a place below: `*` stands for any key."""
    if not place:
        return schema
    inner = _at(place[1:], schema)
    return {"additionalProperties": inner} if place[0] == "*" else {"properties": {place[0]: inner}}


def _suggested(values: list[str]) -> Json:
    """Return a schema that lets an editor propose some texts and takes any value."""
    return {"anyOf": [{"enum": values}, {}]}


def _is_known(since: Since | None, release: Release) -> bool:
    return since is None or since.is_known_to(release)


def _note(since: Since, release: Release) -> str:
    note = f"Since release {since.since.removeprefix('v')}"
    return f"{note}." if since.is_known_to(release) else f"{note}; {release.name} does not know it."
