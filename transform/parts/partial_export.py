"""Write things of one page as the partial export of the product."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from ..application.pages import Widget
from ..document.writing import serialize
from ..sanitizing.product import exported_entry
from .inventory import ROOT, Inventory, Key, objects

Json = dict[str, Any]

_VERSIONS = ("artifactJsonType", "clientSchemaVersion", "serverSchemaVersion")
#: Where the widgets of a part say of which page version they are.
PAGE_VERSION = "pageVersion"
_INVISIBLE = "invisibleActionFields"
_DEPLOYED = ("publishedAction", "publishedCollection")


def partial_export(inventory: Inventory, keys: Iterable[Key]) -> Json:
    """Return the partial export of things of one page; a page stands for all that is on it.

    It has the edited side alone, and datasources without what the product leaves out of a file.
    """
    chosen = set(keys)
    document = inventory.document
    part: Json = {key: document[key] for key in _VERSIONS if key in document}
    part["datasourceList"] = [
        exported_entry(entry, "product")
        for name, entry in inventory.datasources.items()
        if Key("datasource", None, name) in chosen
    ]
    part["customJSLibList"] = [
        entry for name, entry in inventory.libraries.items() if Key("library", None, name) in chosen
    ]
    pages = {key.name for key in chosen if key.kind == "page"}
    queries = _entries(inventory.queries, "query", chosen, pages)
    owners = [name for name in inventory.js_objects if name[0] in pages or Key("js_object", *name) in chosen]
    functions = [entry for owner in owners for entry in inventory.functions.get(owner, ())]
    wanted = {id(entry) for entry in (*queries, *functions)}
    part["actionList"] = [
        as_edited(entry) for entry in objects(document.get("actionList")) if id(entry) in wanted
    ]
    if isinstance(document.get(_INVISIBLE), dict):  # a step of old schemas refuses queries without theirs
        ids = {str(entry.get("id")) for entry in part["actionList"]}
        part[_INVISIBLE] = {key: value for key, value in document[_INVISIBLE].items() if key in ids}
    part["actionCollectionList"] = [as_edited(inventory.js_objects[owner]) for owner in owners]
    tops = [*_tops(inventory, chosen, pages)]
    if tops:
        content = {
            "layoutSystemType": _layout_system(document),
            "widgets": [group_of(widget) for widget in tops],
            "flexLayers": [],
            **_version(inventory, chosen),
        }
        part["widgets"] = serialize(content).decode()
    return part


def _entries(found: dict[tuple[str, str], Json], kind: Any, chosen: set[Key], pages: set[str]) -> list[Json]:
    return [
        entry for (page, name), entry in found.items() if page in pages or Key(kind, page, name) in chosen
    ]


def as_edited(entry: Json) -> Json:
    """Return the entry of a query or JS object as of one that was never deployed.

    The deployed side is there, but empty: steps of old schemas refuse an entry without it.
    """
    return {key: {} if key in _DEPLOYED else value for key, value in entry.items()}


def _tops(inventory: Inventory, chosen: set[Key], pages: set[str]) -> Iterator[Widget]:
    """Yield the chosen widgets that are not inside another chosen one."""
    for page in inventory.pages.values():
        if page.name in pages:
            yield from objects(page.dsl.get("children"))
            continue
        wanted = {
            id(visited.widget)
            for name, visited in page.widgets.items()
            if Key("widget", page.name, name) in chosen
        }
        stack = list(reversed(list(objects(page.dsl.get("children"))))) if wanted else []
        while stack:
            widget = stack.pop()
            if id(widget) in wanted:
                yield widget
            else:
                stack += reversed(list(objects(widget.get("children"))))


def group_of(widget: Widget) -> Json:
    """Return a widget and all inside it as one flat list, each naming its children by their ids."""
    flat = []
    stack = [widget]
    while stack:
        one = stack.pop()
        children = list(objects(one.get("children")))
        if isinstance(one.get("children"), list):
            flat.append({**one, "children": [child.get("widgetId") for child in children]})
        else:
            flat.append(one)
        stack += reversed(children)
    return {"widgetId": widget.get("widgetId"), "parentId": widget.get("parentId", ROOT), "list": flat}


def _version(inventory: Inventory, chosen: set[Key]) -> Json:
    """Return the version of the page, which the product leaves out and does not read; `insert` goes by it.

    A page without one has 0, as in the product.
    """
    page = next((key.page for key in chosen if key.page is not None), "")
    return {PAGE_VERSION: inventory.pages[page].dsl.get("version", 0)}


def _layout_system(document: Json) -> str:
    details: Any = document.get("exportedApplication")
    for key in ("unpublishedApplicationDetail", "appPositioning", "type"):
        details = details.get(key) if isinstance(details, dict) else None
    return details if isinstance(details, str) else "FIXED"
