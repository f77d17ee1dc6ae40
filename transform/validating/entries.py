"""What kind of entry a query, JS object or name is."""

from __future__ import annotations

from typing import Any

from ..application.entities import Located


def is_deleted(side: dict[str, Any]) -> bool:
    """Return whether a side was deleted in the editor."""
    return bool(side.get("deletedAt"))


def is_inside_module(name: str) -> bool:
    """Return whether the product made a name for something inside a module: `_$Module1$_query`."""
    return name.startswith("_$") and "$" in name[2:]


def is_js_function(action: Located) -> bool:
    """Return whether an entry of actionList is a function of a JS object and not a query."""
    return action.owner.get("pluginType") == "JS" or bool(action.value.get("collectionId"))
