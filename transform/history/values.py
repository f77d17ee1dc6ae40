"""The values of an entity that a person may have changed, by path; what the product works out is left out."""

from __future__ import annotations

from typing import Any

import orjson

from ..application.pages import ROOT_ID
from ..diffing.tables import COMPUTED_OF_CANVAS, ENTRY_CONTAINERS, PATH_LISTS, SERVER_MADE_AT_TOP, SETS
from ..diffing.tables import NESTED_SERVER_MADE as NESTED
from ..document.pointers import join
from ..merging.strategies import CLOCKS, COMPUTED, DERIVED
from .snapshot import Part

#: Computed or drawn at random by the editor, in every widget.
_WIDGET = (
    COMPUTED
    | CLOCKS
    | DERIVED
    | PATH_LISTS
    | SERVER_MADE_AT_TOP["widget"]
    | {
        "bottomRow",
        "bottomRowBeforeCollapse",
        "topRowBeforeCollapse",
        "mobileLeftColumn",
        "mobileRightColumn",
    }
    | {"parentId", "template", "version"}  # a list's template is a copy of the widgets in it
)
_CANVAS = _WIDGET | COMPUTED_OF_CANVAS | {"containerStyle"}
#: What follows from the names of the entity and of its page, or is in no layout of some release.
_ENTRY = frozenset(("artifactJsonType", "contextType", "fullyQualifiedName", "id", "pageId", "pluginName"))
#: What a person sets of a function of a JS object; all else follows from the text of the object.
_FUNCTION = frozenset(("confirmBeforeExecute", "executeOnLoad", "runBehaviour", "userSetOnLoad"))
_SIDES = frozenset(("unpublishedPage", "unpublishedAction", "unpublishedCollection"))

Leaves = dict[str, Any]


def leaves(part: Part) -> Leaves:
    """Return the values of an entity by path from its object or edited side; a list is one value.

    Left out is what has no meaning, what the product computes, and what equals none.
    """
    if part.entity.type == "widget":
        return _of_widget(part)
    ignored = SERVER_MADE_AT_TOP.get(part.entity.type, frozenset()) | _ENTRY | DERIVED | PATH_LISTS
    found: Leaves = {}
    for key, value in part.value.items():
        if key in _SIDES and isinstance(value, dict):
            _collect(found, "", {name: child for name, child in value.items() if name not in ignored})
        elif key not in ignored and not key.startswith("published"):
            _collect(found, join("", key), value)
    if is_function(part):
        return {path: value for path, value in found.items() if path[1:] in _FUNCTION and value}
    return {path: value for path, value in found.items() if value not in (None, False, "", [], {})}


def is_function(part: Part) -> bool:
    """Check whether an entity is the query that the product makes of a function of a JS object."""
    return part.entity.type == "query" and "." in (part.entity.name or "")


def _of_widget(part: Part) -> Leaves:
    is_canvas = part.value.get("type") == "CANVAS_WIDGET" or part.entity.id == ROOT_ID
    ignored = _CANVAS if is_canvas else _WIDGET
    found: Leaves = {}
    for key, value in part.value.items():
        if key not in ignored:
            _collect(found, join("", key), value, in_order=key in ENTRY_CONTAINERS)
    return {path: value for path, value in found.items() if value is not None}


def _collect(found: Leaves, path: str, value: Any, *, in_order: bool = False) -> None:
    stack = [(path, value)]
    while stack:
        at, item = stack.pop()
        key = at.rpartition("/")[2]
        if isinstance(item, dict) and (item or not at):
            left_out = NESTED.get(key, frozenset()) | PATH_LISTS | ({"index"} if in_order else frozenset())
            stack += [(join(at, name), child) for name, child in item.items() if name not in left_out]
        elif isinstance(item, list) and key in SETS:
            found[at] = sorted(
                orjson.dumps(entry, option=orjson.OPT_SORT_KEYS, default=str) for entry in item
            )
        else:
            found[at] = item.replace("\r\n", "\n") if isinstance(item, str) else item
