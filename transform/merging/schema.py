"""JSON Schema (2020-12) of what a merge writes: its conflicts, which are answered in the same file, its decisions."""

from __future__ import annotations

from typing import Any, Literal

Json = dict[str, Any]
SchemaOf = Literal["conflicts", "decisions"]

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_TYPES = ["application", "page", "widget", "query", "js_object", "datasource", "theme", "library"]
_TEXT = {"type": ["string", "null"]}
_POINTER = {
    "type": "string",
    "pattern": "^(/.*)?$",
    "description": 'JSON Pointer inside the entity, "" for the entity as a whole.',
}
_TAKEN = {"enum": ["base", "ours", "theirs", "both", "merged"]}
_ENTITY = {
    "type": "object",
    "properties": {"type": {"enum": _TYPES}, "page": _TEXT, "name": _TEXT, "id": _TEXT},
    "required": ["type", "page", "name", "id"],
    "additionalProperties": False,
}


def merge_schema(of: SchemaOf) -> Json:
    """Return the schema of the file that `merge --conflicts` or `merge --decisions` writes."""
    item = _conflict() if of == "conflicts" else _decision()
    return {
        "$schema": _DIALECT,
        "title": f"The {of} of a merge",
        "type": "object",
        "properties": {
            "format_version": {"type": "string", "pattern": r"^1\.[0-9]+$"},
            of: {"type": "array", "items": item},
        },
        "required": [of],
    }


def _conflict() -> Json:
    identity = "Which conflict it is; the same whenever the same versions are merged."
    return {
        "type": "object",
        "properties": {
            "key": {"type": "string", "description": identity},
            "entity": {"enum": _TYPES},
            "gitSyncId": {**_TEXT, "description": "Of anything but a widget."},
            "widgetId": {**_TEXT, "description": "Of a widget; unique on its page."},
            "name": _TEXT,
            "page": _TEXT,
            "pointer": _POINTER,
            "base": {"description": "The value in the common ancestor; absent where there is none."},
            "ours": {"description": "Our value; absent where we removed it."},
            "theirs": {"description": "Their value; absent where they removed it."},
            "taken": {**_TAKEN, "description": "Whose value the merged document holds."},
            "sentence": {"type": "string", "description": "What happened, in words of the editor."},
            "take": {
                "enum": ["ours", "theirs", "both", "base", None],
                "description": "Your answer: whose value counts. both: of a text of several lines, ours before theirs.",
            },
            "value": {"description": "Your answer: a value of your own. It goes before `take`."},
        },
        "required": ["key"],
    }


def _decision() -> Json:
    return {
        "type": "object",
        "properties": {
            "entity": _ENTITY,
            "pointer": _POINTER,
            "taken": {**_TAKEN, "description": "Whose value was taken; merged: made of both."},
            "reason": {"type": "string", "description": "Why."},
        },
        "required": ["entity", "pointer", "taken", "reason"],
        "additionalProperties": False,
    }
