"""Give widgets other ids, with all that refers to them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..application.pages import Widget


def with_new_ids(tree: Widget, ids: Mapping[str, str]) -> Widget:
    """Return a tree of widgets in which ids and references to them are the new ones.

    References are members that end with `Id` (parentId, mainCanvasId, the widgetId of a tab), and the ids in flex
    layers. Works at any depth.
    """
    if not ids:
        return tree
    copy: Widget = dict(tree)
    stack: list[tuple[Any, bool]] = [(copy, False)]
    while stack:
        value, is_in_layer = stack.pop()
        for key, child in list(value.items()) if isinstance(value, dict) else list(enumerate(value)):
            if isinstance(child, dict | list):
                value[key] = child.copy()
                stack.append((value[key], is_in_layer or key == "flexLayers"))
            elif isinstance(child, str) and child in ids and _holds_id(key, is_in_layer):
                value[key] = ids[child]
    return copy


def _holds_id(key: Any, is_in_layer: bool) -> bool:
    return isinstance(key, str) and (key.endswith("Id") or (is_in_layer and key == "id"))
