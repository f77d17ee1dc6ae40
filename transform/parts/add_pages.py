"""Insert pages of one application into another."""

from __future__ import annotations

from typing import Any, NamedTuple

from .clashes import OnClash
from .fresh import free_name
from .into_page import with_ids_of
from .inventory import Inventory, edited, entries_of, objects
from .object_ids import with_ids_of_replaced
from .renaming import NewNames, with_new_names
from .still_deployed import deployed_pages, without_edited_side
from .subset import with_pages
from .sync_ids import SyncIds

Json = dict[str, Any]

_LISTS = {"actionList": "Action", "actionCollectionList": "Collection"}
_ORDERS = {"pageOrder": "unpublishedPage", "publishedPageOrder": "publishedPage"}
_MENUS = {"pages": "unpublishedPage", "publishedPages": "publishedPage"}


class Settled(NamedTuple):
    """A part whose pages have the names that they get, old -> new, and those that are replaced or not inserted."""

    part: Json
    names: dict[str, str]
    replaced: list[str]
    kept: list[str]


def settled_pages(target: Inventory, part: Json, on_clash: OnClash) -> Settled:
    """Return what becomes of the pages of a part whose names are taken."""
    inventory = Inventory(part)
    taken = [name for name in inventory.pages if name in target.pages]
    if on_clash == "keep" and taken:
        left = [name for name in inventory.pages if name not in taken]
        return Settled(with_pages(part, left, set(inventory.datasources)), {}, [], taken)
    if on_clash == "replace":
        return Settled(part, {}, taken, [])
    used = {*target.pages, *inventory.pages}
    names: dict[str, str] = {}
    for name in taken:
        names[name] = free_name(name, used)
        used.add(names[name])
    return Settled(with_new_names(part, NewNames(pages=names)), names, [], [])


def add_pages(target: Json, part: Json, replaced: list[str]) -> Json:
    """Return the target with the pages of the part behind its own, or in the place of those that are replaced.

    Their order, and which page opens first, stay. What is added and has an id that is taken gets another. Where a
    page of the part was never deployed, the deployed one stays, and with it what is deployed on it.
    """
    sync_ids = SyncIds(target)
    part = with_ids_of_replaced(target, part, lambda entry: _replaced_object(entry, replaced))
    found = dict(target)
    there = Inventory(target).pages
    pages = list(entries_of(target.get("pageList")))
    deployed = deployed_pages(target)
    for name, parts in Inventory(part).pages.items():
        if name in replaced:
            index = next(i for i, entry in enumerate(pages) if entry is there[name].entry)
            if deployed_pages({"pageList": [parts.entry]}):
                deployed -= deployed_pages({"pageList": [pages[index]]})
            pages[index] = with_ids_of(pages[index], parts.entry, "Page")
        else:
            pages.append(sync_ids.with_own(parts.entry))
    found["pageList"] = pages
    for key in _LISTS:
        found[key] = _entries(target, part, key, set(replaced), deployed, sync_ids)
    return _in_menus(found, part, set(replaced))


def _entries(
    target: Json, part: Json, key: str, replaced: set[str], deployed: set[str], sync_ids: SyncIds
) -> list[Any]:
    """Return queries or JS objects: on a page that is replaced those of the part, with the ids that are there.

    `deployed`: the pages whose deployed side stays.
    """
    suffix = _LISTS[key]
    waiting = {_address(entry, suffix): entry for entry in objects(part.get(key))}
    others = [entry for entry in objects(part.get(key)) if waiting[_address(entry, suffix)] is not entry]
    entries: list[Any] = []
    for entry in entries_of(target.get(key)):
        address = _address(entry, suffix) if isinstance(entry, dict) else ("", "")
        if address[0] not in replaced:
            entries.append(entry)
        elif address in waiting:
            entries.append(with_ids_of(entry, waiting.pop(address), suffix))
        elif rest := without_edited_side(entry, suffix, deployed):
            entries.append(rest)
    return [*entries, *(sync_ids.with_own(entry) for entry in (*waiting.values(), *others))]


def _replaced_object(entry: Json, pages: list[str]) -> tuple[str, str] | None:
    address = _address(entry, "Collection")
    return address if address[0] in pages else None


def _address(entry: Json, suffix: str) -> tuple[str, str]:
    side = edited(entry, suffix)
    return str(side.get("pageId")), str(side.get("fullyQualifiedName") or side.get("name"))


def _in_menus(target: Json, part: Json, replaced: set[str]) -> Json:
    """Add the new pages to the menus and orders of pages, behind those that are there.

    The first one opens where none does so far: nothing was deployed, for instance.
    """
    found = dict(target)
    entries = [parts.entry for name, parts in Inventory(part).pages.items() if name not in replaced]
    for key, side in _ORDERS.items():
        if isinstance(target.get(key), list):
            found[key] = [*target[key], *_names(entries, side)]
    application = target.get("exportedApplication")
    if isinstance(application, dict):
        settings = dict(application)
        for key, side in _MENUS.items():
            menu = application.get(key)
            if isinstance(menu, list):
                opens = any(entry.get("isDefault") and entry.get("id") for entry in objects(menu))
                names = _names(entries, side)
                new = [{"id": name, "isDefault": not opens and name == names[0]} for name in names]
                settings[key] = [*menu, *new]
        found["exportedApplication"] = settings
    return found


def _names(entries: list[Json], side: str) -> list[str]:
    sides = (entry.get(side) for entry in entries)
    return [one["name"] for one in sides if isinstance(one, dict) and isinstance(one.get("name"), str)]
