"""Name a new binding in `dynamicBindingPathList`, without which the product does not evaluate it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..document.pointers import Path


def listed_binding(document: dict[str, Any], path: Path, edits: Mapping[Path, Any]) -> dict[Path, Any]:
    """Return the edit that lists the binding at a place with its query or widget; none where it is listed.

    `edits` are those that are planned already. Places of neither a query nor a widget have no such list.
    """
    owner, value = _owner(document, path)
    if owner is None or not isinstance(value, dict):
        return {}
    inside = path[len(owner) :]
    if inside[0] == "actionConfiguration":
        inside = inside[1:]
    key = "".join(f"[{token}]" if isinstance(token, int) else f".{token}" for token in inside).lstrip(".")
    place = (*owner, "dynamicBindingPathList")
    listed = edits.get(place, value.get("dynamicBindingPathList"))
    entries = listed if isinstance(listed, list) else []
    if not key or {"key": key} in entries:
        return {}
    return {place: [*entries, {"key": key}]}


def _owner(document: dict[str, Any], path: Path) -> tuple[Path | None, Any]:
    """Return the query or the innermost widget that a place lies in, with its path."""
    owner, found, value = None, None, document
    for size, token in enumerate(path[:-1], 1):
        value = value[token]  # type: ignore[index]
        is_query = path[0] == "actionList" and size == 3
        if isinstance(value, dict) and ("widgetName" in value or is_query):
            owner, found = path[:size], value
    return owner, found
