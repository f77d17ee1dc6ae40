"""What old schemas keep beside the queries about whether a person chose that they run on load."""

from __future__ import annotations

from typing import Any

from .inventory import objects

Json = dict[str, Any]

_NAME = "invisibleActionFields"
#: The schema whose step moves the fields into the queries; it fails for a query that has none.
_MOVED_IN = 5
_DEFAULT = {"unpublishedUserSetOnLoad": False, "publishedUserSetOnLoad": False}


def with_invisible_fields(document: Json, part: Json) -> Json:
    """Return an application in which each query of an old schema has these fields: those of the part, or defaults."""
    version = document.get("serverSchemaVersion") or 0
    if not isinstance(version, int | float) or version >= _MOVED_IN:
        return document
    own = _fields_of(document)
    fields = {**_fields_of(part), **own}
    actions = {
        str(entry["id"]) for entry in objects(document.get("actionList")) if entry.get("id") is not None
    }
    known = {key: value for key, value in fields.items() if key in actions or key in own}
    missing = dict.fromkeys(sorted(actions - known.keys()), _DEFAULT)
    if not missing and known == own:
        return document
    return {**document, _NAME: {**known, **missing}}


def _fields_of(document: Json) -> Json:
    fields = document.get(_NAME)
    return fields if isinstance(fields, dict) else {}
