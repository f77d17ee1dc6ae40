"""Give what comes from one copy of an application the ids that the same things have in another copy."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..application.entities import SIDES, text
from ..diffing.items import listed, side_key, widgets
from ..diffing.matching import Item, Pairs, match
from ..diffing.renames import Renames
from ..parts.inventory import entries_of
from ..parts.widget_ids import with_new_ids
from .change_sets import ChangeSet

Json = dict[str, Any]
Ids = dict[str, str]

#: Pages are the same if so many of the names of their widgets are.
_ALIKE = 0.6

#: Pages first, as the others are found by the page that they are on; JS objects before their functions.
_ORDER = ("pageList", "datasourceList", "actionCollectionList", "actionList")


def aligned(changes: ChangeSet, onto: Json) -> ChangeSet:
    """Return changes in which everything has the ids of its counterpart in the application that they go onto.

    Things are found by their ids, else by page and name, else by likeness. What the changes add is found by its
    name alone: then both copies have it, and the two versions of it are merged.
    """
    before, after = changes.before, changes.after
    renames = Renames()
    for key in _ORDER:
        old, there = list(listed(before, key, renames)), list(listed(onto, key, None))
        pairs = list(match(old, there).pairs)
        if key == "pageList":
            pairs += _by_widgets(old, there, pairs)
            gone = {id(one.value) for one in old} - {id(one.value) for one, _ in pairs}
            before, after = _without_unchanged(before, after, gone)
        pairs += _namesakes(_added(before, after, key, renames), there, pairs)
        _note(renames, key, pairs)
        if key == "pageList":
            before, after = (_with_widget_ids(document, pairs) for document in (before, after))
        ids = _new_ids((one.identity, other.identity) for one, other in pairs)
        if ids:
            before, after = (_with_ids(document, key, ids) for document in (before, after))
    return ChangeSet(before, after)


def _by_widgets(old: list[Item], there: list[Item], pairs: Pairs) -> Pairs:
    """Return the pages that are called otherwise and have most of their widgets' names in common, the best first."""
    taken = {id(item) for pair in pairs for item in pair}
    names = {id(item): _widget_names(item.value) for item in (*old, *there) if id(item) not in taken}
    scored = [
        (len(names[id(one)] & names[id(other)]) / len(names[id(one)] | names[id(other)]), i, j)
        for i, one in enumerate(old)
        for j, other in enumerate(there)
        if names.get(id(one)) and names.get(id(other))
    ]
    found = []
    for score, i, j in sorted(scored, key=lambda item: (-item[0], *item[1:])):
        if score >= _ALIKE and id(old[i]) not in taken and id(there[j]) not in taken:
            found.append((old[i], there[j]))
            taken |= {id(old[i]), id(there[j])}
    return found


def _widget_names(entry: Json) -> frozenset[str]:
    """Return the names of the widgets of a page but for the root, which all pages have."""
    for side in SIDES:
        if dsl := _dsl(entry, side):
            return frozenset(item.entity.name or "" for item in widgets(dsl, "", None)[1:])
    return frozenset()


def _without_unchanged(before: Json, after: Json, gone: set[int]) -> tuple[Json, Json]:
    """Leave out the pages without a counterpart that only stand for themselves, unchanged."""
    pages = entries_of(after.get("pageList"))
    left = [entry for entry in entries_of(before.get("pageList")) if id(entry) in gone and entry in pages]
    if not left:
        return before, after
    one, other = (
        {
            **document,
            "pageList": [entry for entry in entries_of(document.get("pageList")) if entry not in left],
        }
        for document in (before, after)
    )
    return one, other


def _added(before: Json, after: Json, key: str, renames: Renames) -> list[Item]:
    known = {item.identity or item.name for item in listed(before, key, renames)}
    return [item for item in listed(after, key, renames) if (item.identity or item.name) not in known]


def _namesakes(added: list[Item], there: list[Item], pairs: Pairs) -> Pairs:
    """Return what was added with the things of the same name and kind that nothing else was paired with."""
    taken = {id(other) for _, other in pairs}
    by_name = {(other.name, other.kind): other for other in there if id(other) not in taken}
    found = ((item, by_name.get((item.name, item.kind))) for item in added if item.name is not None)
    return [(item, other) for item, other in found if other is not None]


def _note(renames: Renames, key: str, pairs: Pairs) -> None:
    """Note what is called otherwise in the other copy."""
    for one, other in pairs:
        old, new = one.entity, other.entity
        if key == "pageList" and old.name and new.name and old.name != new.name:
            renames.pages[old.name] = new.name
        elif key == "actionCollectionList":
            renames.note(old.page, old.name, new.name)
            renames.moved_objects[old.page, old.name] = new.page


def _new_ids(pairs: Iterator[tuple[Any, Any]]) -> Ids:
    return {
        one: other for one, other in pairs if isinstance(one, str) and isinstance(other, str) and one != other
    }


def _with_ids(document: Json, key: str, ids: Mapping[str, str]) -> Json:
    identity = "uidString" if key == "customJSLibList" else "gitSyncId"
    entries = [
        {**entry, identity: ids[entry[identity]]}
        if isinstance(entry, dict) and str(entry.get(identity)) in ids
        else entry
        for entry in entries_of(document.get(key))
    ]
    return {**document, key: entries}


def _with_widget_ids(document: Json, pairs: Pairs) -> Json:
    """Return a document in which the widgets of pages have the ids of their counterparts."""
    by_page = {_page_key(one.value): _widget_ids(one.value, other.value) for one, other in pairs}
    entries = [
        _page_with_ids(entry, by_page.get(_page_key(entry), {})) if isinstance(entry, dict) else entry
        for entry in entries_of(document.get("pageList"))
    ]
    return {**document, "pageList": entries}


def _page_key(entry: Json) -> str:
    for side in SIDES:
        value = entry.get(f"{side}Page")
        if isinstance(value, dict):
            return text(entry.get("gitSyncId")) or text(value.get("name")) or ""
    return ""


def _widget_ids(one: Json, other: Json) -> Ids:
    for side in SIDES:
        trees = [_dsl(entry, side) for entry in (one, other)]
        if all(trees):
            old, there = (widgets(tree, "", None) for tree in trees)
            found = match(old, there).pairs
            return _new_ids((pair[0].identity, pair[1].identity) for pair in found)
    return {}


def _dsl(entry: Json, side: str) -> Json:
    page = entry.get(side_key("page", side) or "")
    layouts = page.get("layouts") if isinstance(page, dict) else None
    layout = layouts[0] if isinstance(layouts, list) and layouts else None
    dsl = layout.get("dsl") if isinstance(layout, dict) else None
    return dsl if isinstance(dsl, dict) else {}


def _page_with_ids(entry: Json, ids: Mapping[str, str]) -> Json:
    if not ids:
        return entry
    found = dict(entry)
    for side in SIDES:
        key = f"{side}Page"
        page = entry.get(key)
        if _dsl(entry, side) and isinstance(page, dict):
            first, *others = page["layouts"]
            layout = {**first, "dsl": with_new_ids(first["dsl"], ids)}
            found[key] = {**page, "layouts": [layout, *others]}
    return found
