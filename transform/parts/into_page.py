"""Insert the widgets, queries and JS objects of one page into a page of an application."""

from __future__ import annotations

from typing import Any

from ..application.pages import Widget, walk
from ..diffing.tables import PLACE
from ..document.edits import Editor
from ..document.pointers import split
from .clashes import Clashes
from .fresh import fresh_widget_id
from .inventory import Inventory, Key, edited, entries_of, first_layout, function_owner, objects
from .object_ids import with_ids_of_replaced
from .on_load import with_actions
from .placement import grown, in_layers, placed
from .still_deployed import deployed_pages, without_edited_side
from .sync_ids import SyncIds
from .widget_ids import with_new_ids

Json = dict[str, Any]

_ESCAPED = "appsmith_mongo_escape"


def into_page(target: Json, part: Json, page: str, clashes: Clashes, at: tuple[int, int] | None) -> Json:
    """Return the target with the content of the part's one page on one of its pages; only the edited side changes.

    Names are settled before: the part has its new ones. Raises InputError for a place outside the page.
    """
    sync_ids = SyncIds(target)
    replaced = {key.name for key in clashes.replaced if key.kind == "js_object"}
    part = with_ids_of_replaced(target, part, lambda entry: _replaced_object(entry, page, replaced))
    actions = _merged_actions(target, part, page, clashes, sync_ids)
    collections = _merged_collections(target, part, page, clashes, sync_ids)
    found = {**target, "actionList": actions.entries, "actionCollectionList": collections}
    return _with_page(found, part, page, clashes, at, actions.added)


def _replaced_object(entry: Json, page: str, names: set[str]) -> str | None:
    side = edited(entry, "Collection")
    name = side.get("name")
    return name if side.get("pageId") == page and name in names else None


class _Actions:
    """The entries of actionList after an insertion, and those of them that the part brought."""

    def __init__(self, entries: list[Any]) -> None:
        self.entries = entries
        self.added: list[Json] = []


def _merged_actions(target: Json, part: Json, page: str, clashes: Clashes, sync_ids: SyncIds) -> _Actions:
    """Put the queries of the part in the place of those that they replace, and the others behind."""
    replaced = {key.name for key in clashes.replaced if key.kind == "query"}
    objects_replaced = {key.name for key in clashes.replaced if key.kind == "js_object"}
    kept = {(key.kind, key.name) for key in clashes.kept}
    waiting: dict[str, Json] = {}
    for entry in objects(part.get("actionList")):
        side = edited(entry, "Action")
        owner = function_owner(side)
        if (("js_object", owner) if owner else ("query", side.get("name"))) not in kept:
            waiting[_full_name(side)] = entry
    found = _Actions([])
    deployed = deployed_pages(target)
    for entry in entries_of(target.get("actionList")):
        side = edited(entry, "Action") if isinstance(entry, dict) else {}
        owner = function_owner(side)
        is_replaced = side.get("pageId") == page and (
            owner in objects_replaced if owner else side.get("name") in replaced
        )
        if not is_replaced:
            found.entries.append(entry)
        elif _full_name(side) in waiting:
            entry = with_ids_of(entry, waiting.pop(_full_name(side)), "Action")
            found.entries.append(entry)
            found.added.append(entry)
        elif rest := without_edited_side(entry, "Action", deployed):
            found.entries.append(rest)
    added = [sync_ids.with_own(entry) for entry in waiting.values()]
    found.entries += added
    found.added += added
    return found


def _merged_collections(
    target: Json, part: Json, page: str, clashes: Clashes, sync_ids: SyncIds
) -> list[Any]:
    replaced = {key.name for key in clashes.replaced if key.kind == "js_object"}
    kept = {key.name for key in clashes.kept if key.kind == "js_object"}
    waiting = {
        str(edited(entry, "Collection").get("name")): entry
        for entry in objects(part.get("actionCollectionList"))
        if edited(entry, "Collection").get("name") not in kept
    }
    entries: list[Any] = []
    for entry in entries_of(target.get("actionCollectionList")):
        side = edited(entry, "Collection") if isinstance(entry, dict) else {}
        name = str(side.get("name"))
        if side.get("pageId") == page and name in replaced and name in waiting:
            entries.append(with_ids_of(entry, waiting.pop(name), "Collection"))
        else:
            entries.append(entry)
    return [*entries, *(sync_ids.with_own(entry) for entry in waiting.values())]


def with_ids_of(there: Json, new: Json, suffix: str) -> Json:
    """Return an entry with the content of a new one, with the ids and the deployed side of the one that is there."""
    sides = {
        key: new[key]
        for key in (f"unpublished{suffix}", f"published{suffix}")
        if isinstance(new.get(key), dict) and new[key].get("name") is not None
    }
    own: Json = {key: there[key] for key in ("id", "gitSyncId") if key in there}
    kept = {
        key: value
        for key, value in new.items()
        if key not in ("id", "gitSyncId") and not key.endswith(suffix)
    }
    return {**there, **kept, **sides, **own}


def _full_name(side: Json) -> str:
    owner = function_owner(side)
    return f"{owner}.{side.get('name')}" if owner else str(side.get("name"))


def _with_page(
    target: Json,
    part: Json,
    page: str,
    clashes: Clashes,
    at: tuple[int, int] | None,
    added: list[Json],
) -> Json:
    there, ours = Inventory(target).pages[page], Inventory(part).pages[page]
    dsl = _with_widgets(there.dsl, ours.dsl, clashes, at) if ours.dsl.get("children") else there.dsl
    layout = {**there.layout, "dsl": dsl}
    loaded = with_actions(layout.get("layoutOnLoadActions"), added)
    if loaded != entries_of(layout.get("layoutOnLoadActions")):
        layout["layoutOnLoadActions"] = loaded
    if names := _escaped(ours.dsl):
        layout["mongoEscapedWidgetNames"] = [*entries_of(layout.get("mongoEscapedWidgetNames")), *names]
    editor = Editor(target)
    index = next(i for i, entry in enumerate(target["pageList"]) if entry is there.entry)
    side = (
        "unpublishedPage"
        if edited(there.entry, "Page") is there.entry.get("unpublishedPage")
        else "publishedPage"
    )
    layouts = entries_of(there.entry[side].get("layouts"))
    position = next((i for i, one in enumerate(layouts) if one is first_layout(there.entry[side])), None)
    if position is None:
        editor.set(("pageList", index, side, "layouts"), [layout])
    else:
        editor.set(("pageList", index, side, "layouts", position), layout)
    result: Json = editor.document
    return result


def _with_widgets(root: Widget, ours: Widget, clashes: Clashes, at: tuple[int, int] | None) -> Widget:
    """Return the widgets of a page with those of another: each in the place of one that it replaces, or below all."""
    kept = {key.name for key in clashes.kept if key.kind == "widget"}
    replaced = {key.name for key in clashes.replaced if key.kind == "widget"}
    places = {
        str(visited.widget.get("widgetName")): visited
        for visited in walk(root)
        if str(visited.widget.get("widgetName")) in replaced
    }
    gone = {
        str(inner.widget.get("widgetId")) for visited in places.values() for inner in walk(visited.widget)
    }
    taken = {str(visited.widget.get("widgetId")) for visited in walk(root)} - gone
    new = [child for child in objects(ours.get("children")) if str(child.get("widgetName")) not in kept]
    ids = _new_ids(new, taken)
    for child in new:
        if visited := places.get(str(child.get("widgetName"))):
            ids[str(child.get("widgetId"))] = str(visited.widget.get("widgetId"))
    new = [with_new_ids(child, ids) for child in new]
    editor = Editor(root)
    rest = []
    for child in new:
        visited = places.get(str(child.get("widgetName")))
        if visited is None:
            rest.append({**child, "parentId": root.get("widgetId", "0")})
        else:
            place = {key: visited.widget[key] for key in (*PLACE, "parentId") if key in visited.widget}
            editor.set(split(visited.pointer), {**child, **place})
    children = entries_of(editor.document.get("children"))
    added = placed(rest, list(objects(children)), at)
    return in_layers(grown(editor.document, [*children, *added]), added)


def _new_ids(widgets: list[Widget], taken: set[str]) -> dict[str, str]:
    """Return old id -> new id for widgets whose ids are taken."""
    own = [str(inner.widget.get("widgetId")) for widget in widgets for inner in walk(widget)]
    used = taken | set(own)
    ids: dict[str, str] = {}
    for one in own:
        if one in taken and one not in ids:
            ids[one] = fresh_widget_id(one, used)
            used.add(ids[one])
    return ids


def _escaped(dsl: Widget) -> list[str]:
    """Return the tables with columns whose names the database cannot hold as they are."""
    return [
        str(visited.widget.get("widgetName"))
        for visited in (walk(dsl) if dsl else ())
        if isinstance(visited.widget.get("primaryColumns"), dict)
        and any(str(key).startswith(_ESCAPED) for key in visited.widget["primaryColumns"])
    ]


def added_keys(part: Json, page: str, clashes: Clashes) -> list[Key]:
    """Return what of a part was inserted into a page as something new or in the place of something."""
    inventory = Inventory(part)
    left = clashes.kept
    return [
        key
        for key in inventory.everything()
        if key.page == page and key.kind in ("widget", "query", "js_object") and key not in left
    ]
