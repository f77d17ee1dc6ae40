"""Read a partial export as an application of one page, so that both are inserted in one way."""

from __future__ import annotations

from typing import Any

from ..document.reading import read
from ..errors import InputError, TransformError
from .inventory import ROOT, function_owner, objects

Json = dict[str, Any]

_LISTS = {"actionList": "Action", "actionCollectionList": "Collection"}


def as_export(part: Json, page: str, version: Any) -> Json:
    """Return a partial export as an export with one page of this name and page version.

    Raises InputError for widgets that cannot be read.
    """
    root: Json = {
        "widgetName": "MainContainer",
        "widgetId": ROOT,
        "type": "CANVAS_WIDGET",
        "children": [_tree(group) for group in _groups(part)],
    }
    if version is not None:
        root["version"] = version
    layout = {"dsl": root, "layoutOnLoadActions": []}
    document = {
        **{key: value for key, value in part.items() if key != "widgets"},
        "exportedApplication": {"pages": [{"id": page, "isDefault": True}]},
        "pageList": [{"unpublishedPage": {"name": page, "layouts": [layout]}}],
    }
    renamed = {
        str(entry.get("id")): _own_id(entry, page, suffix)
        for key, suffix in _LISTS.items()
        for entry in objects(part.get(key))
    }
    if isinstance(part.get("invisibleActionFields"), dict):
        fields = part["invisibleActionFields"]
        document["invisibleActionFields"] = {renamed.get(key, key): value for key, value in fields.items()}
    for key, suffix in _LISTS.items():
        document[key] = [_on(entry, page, suffix) for entry in objects(part.get(key))]
    return document


def page_of(part: Json) -> str:
    """Return the name of the page that a partial export is of, as its queries and JS objects say."""
    for key, suffix in _LISTS.items():
        for entry in objects(part.get(key)):
            if isinstance(page := _side(entry, suffix).get("pageId"), str):
                return page
    return "Page1"


def _on(entry: Json, page: str, suffix: str) -> Json:
    """Return a query or JS object as one of this page, never deployed."""
    side = {**_side(entry, suffix), "pageId": page}
    owner = function_owner(side)
    if owner and side.get("collectionId"):
        side["collectionId"] = f"{page}_{owner}"
    moved = {**entry, "id": _own_id(entry, page, suffix), f"unpublished{suffix}": side}
    if f"published{suffix}" in moved:
        moved[f"published{suffix}"] = {}
    return moved


def _side(entry: Json, suffix: str) -> Json:
    sides = (entry.get(f"{side}published{suffix}") for side in ("un", ""))
    return next((side for side in sides if isinstance(side, dict)), {})


def _own_id(entry: Json, page: str, suffix: str) -> str:
    side = _side(entry, suffix)
    owner = function_owner(side)
    own = f"{owner}.{side.get('name')}" if owner else side.get("name")
    return f"{page}_{own}"


def _groups(part: Json) -> list[list[Json]]:
    text = part.get("widgets")
    if text is None or text == "":
        return []
    try:
        if not isinstance(text, str):
            raise InputError("it is no text")
        content = read(text).document
    except TransformError as error:
        raise InputError(
            f"The widgets of the partial export cannot be read: {error.message}",
            pointer="/widgets",
            hint="Export the part again.",
        ) from None
    groups = content.get("widgets")
    lists = [list(objects(group.get("list"))) for group in objects(groups)]
    return [entries for entries in lists if entries]


def _tree(flat: list[Json]) -> Json:
    """Return the first widget of a flat list with the others inside it; one that nothing holds is lost.

    Raises InputError where a widget holds itself or is held by two, so that there is no tree.
    """
    copies = [dict(widget) for widget in flat]
    by_id = {str(widget.get("widgetId")): widget for widget in copies}
    held = {str(copies[0].get("widgetId"))}
    for widget in copies:
        if not isinstance(widget.get("children"), list):
            continue
        children = []
        for child in widget["children"]:
            if isinstance(child, dict):
                children.append(child)
            elif str(child) in by_id:
                if str(child) in held:
                    raise InputError(
                        f"Two widgets of the partial export hold {child}",
                        pointer="/widgets",
                        hint="Export it again.",
                    )
                held.add(str(child))
                children.append(by_id[str(child)])
        widget["children"] = children
    return {**copies[0], "parentId": ROOT} if not copies[0].get("parentId") else copies[0]
