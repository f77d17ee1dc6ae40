"""Find the entity that a place of a document belongs to, and what kind of text is there."""

from __future__ import annotations

import bisect
from collections.abc import Callable
from typing import Any

from ..diagnostics import Entity
from ..document.pointers import Path
from ..patterns import pattern
from .entities import text

_LISTS = {
    "pageList": "page",
    "actionList": "query",
    "actionCollectionList": "js_object",
    "datasourceList": "datasource",
    "customJSLibList": "library",
}
_THEMES = ("editModeTheme", "publishedTheme")

#: Keys whose values are names and ids that others refer to: an import goes by them.
IDENTITIES = frozenset(
    (
        "name", "widgetName", "widgetId", "parentId", "id", "gitSyncId", "pageId", "pluginId", "pluginType",
        "collectionId", "fullyQualifiedName", "slug", "uidString", "type", "accessor", "datasourceId",
        "artifactJsonType", "isDefault",
    )
)  # fmt: skip


def entity_at(document: dict[str, Any], path: Path) -> Entity:
    """Return the page, widget, query, JS object, datasource, library or theme that a place belongs to."""
    top = path[0] if path else ""
    if top in _THEMES:
        return Entity("theme", None, text(_get(document.get(str(top)), "name")))
    if top == "decryptedFields" and len(path) > 1:
        return Entity("datasource", None, str(path[1]))
    kind = _LISTS.get(str(top))
    widget = (
        _innermost(document, path, document if "widgetName" in document else None) if kind is None else None
    )
    if widget is not None:
        return Entity("widget", None, text(widget.get("widgetName")), text(widget.get("widgetId")))
    if kind is None or len(path) < 2:
        return Entity("application", None, text(_get(document.get("exportedApplication"), "name")))
    owner = _get(document.get(str(top)), path[1])
    if kind in ("datasource", "library"):
        key = "gitSyncId" if kind == "datasource" else "uidString"
        return Entity(kind, None, text(_get(owner, "name")), text(_get(owner, key)))
    return _sided(kind, owner, path)


def _sided(kind: str, owner: Any, path: Path) -> Entity:
    side = _get(owner, path[2]) if len(path) > 2 else None
    if not isinstance(side, dict):
        members = owner.values() if isinstance(owner, dict) else ()
        side = next((value for value in members if isinstance(value, dict) and "name" in value), {})
    name, mark = text(_get(side, "name")), text(_get(owner, "gitSyncId"))
    if kind != "page":
        return Entity(kind, text(_get(side, "pageId")), name, mark)
    widget = _innermost(side, path[3:], None)
    if widget is None:
        return Entity("page", name, name, mark)
    return Entity("widget", name, text(widget.get("widgetName")), text(widget.get("widgetId")))


def _innermost(value: Any, path: Path, outermost: Any) -> Any:
    """Return the innermost widget on the way to a place."""
    widget = outermost
    for token in path:
        value = _get(value, token)
        if isinstance(value, dict) and "widgetName" in value:
            widget = value
    return widget


def _get(value: Any, token: str | int) -> Any:
    if isinstance(value, dict):
        return value.get(token)
    if isinstance(value, list) and isinstance(token, int) and token < len(value):
        return value[token]
    return None


#: Lists of names, whatever they contain.
_NAMES = frozenset(
    (
        "updatedResources", "modifiedResources", "pageOrder", "publishedPageOrder", "publishedDefaultPageName",
        "unpublishedDefaultPageName",
    )
)  # fmt: skip
#: What may lead to a name: key -> how many tokens it takes with its indexes.
_STEPS = {
    "exportedApplication": 1, "pages": 2, "publishedPages": 2, "editModeTheme": 1, "publishedTheme": 1,
    "unpublishedPage": 1, "publishedPage": 1, "unpublishedAction": 1, "publishedAction": 1,
    "unpublishedCollection": 1, "publishedCollection": 1, "actions": 2, "archivedActions": 2, "datasource": 1,
    "layouts": 2, "dsl": 1, "children": 2, "layoutOnLoadActions": 3,
    **dict.fromkeys(_LISTS, 2),
}  # fmt: skip


def is_identity(path: Path) -> bool:
    """Return whether a text is a name or an id that other places refer to; `name` in the data of a table is not."""
    if path[:2] == ("widgets", "widgets"):  # of a partial export: groups with lists of widgets
        path = path[5:]
    at = 0
    while at < len(path) - 1:
        size = _STEPS.get(str(path[at]))
        if size is None:
            return path[at] in _NAMES or (path[at] == "accessor" and at == len(path) - 2)
        at += size
    return at == len(path) - 1 and path[at] in IDENTITIES | _NAMES


_BRACES = pattern(r"\{\{|\}\}")


def code_in(document: dict[str, Any], path: Path, value: str) -> Callable[[int], bool]:
    """Return a predicate: whether an offset of a text is in JavaScript (a JS object, or between `{{` and `}}`)."""
    if is_code(document, path):
        return lambda at: True
    marks = [(match.start(), match.group() == "{{") for match in _BRACES.finditer(value)]

    def is_inside(at: int) -> bool:
        before = bisect.bisect_left(marks, (at,)) - 1
        return before >= 0 and marks[before][1]

    return is_inside


def is_code(document: dict[str, Any], path: Path) -> bool:
    """Return whether a text is JavaScript as a whole: the body of a JS object, or a query in JavaScript."""
    is_object = path[0] == "actionCollectionList" and path[-1] in ("body", "value")
    return is_object or (path[0] == "actionList" and path[-1] == "body" and _is_js(document, path))


def _is_js(document: dict[str, Any], path: Path) -> bool:
    return bool(_get(_get(document["actionList"], path[1]), "pluginType") == "JS")
