"""The order of pages, and which is the default one."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import Any

from ..application.entities import SIDES, Side, pages
from ..diagnostics import Entity
from .collect import Collector, Draft
from .items import name_of
from .matching import Item, Matched

_Taken = dict[tuple[str, Entity, str], Draft]
_LISTS: tuple[tuple[str, Side], ...] = (("pages", SIDES[0]), ("publishedPages", SIDES[1]))
#: Where the oldest exports tell the order and the default page, beside the application.
_OLDEST = {
    "pages": ("pageOrder", "unpublishedDefaultPageName"),
    "publishedPages": ("publishedPageOrder", "publishedDefaultPageName"),
}


def page_changes(
    before: dict[str, Any], after: dict[str, Any], matched: Matched, collector: Collector
) -> None:
    """Collect pages that moved among those in both documents, and another default page."""
    taken: _Taken = {}
    for key, side in _LISTS:
        now = _names_now(matched, side)
        old = {now.get(name, name): flag for name, flag in _entries(before, key).items()}
        old.pop(None, None)
        new = _entries(after, key)
        if _has_order(before, key) and _has_order(after, key):
            for name, places in _moved(list(old), list(new)):
                _take(taken, _draft("move", name, "", places, side, key))
        _another_default(taken, old, new, side, key)
    collector.drafts += taken.values()


def _names_now(matched: Matched, side: Side) -> dict[str, str | None]:
    """Return the present name of each page that differs now, by what it was called on a side, else on the other.

    A page that is gone has none: another one may be called so now.
    """
    names: dict[str, str | None] = {}
    for one in (side, *SIDES):
        for old, new in matched.pairs:
            before, after = (_name(item, one) for item in (old, new))
            if before is not None and after is not None:
                names.setdefault(before, after)
        for item in matched.removed:
            if (name := _name(item, one)) is not None:
                names.setdefault(name, None)
    return names


def _name(page: Item, side: Side) -> str | None:
    return name_of(page.value.get(f"{side}Page"))


def _moved(old: list[str | None], new: list[str]) -> Iterator[tuple[str, tuple[int, int]]]:
    """Yield the names that moved among those in both documents, and their places."""
    places = {name: i for i, name in enumerate(old)}
    kept = longest_increasing([places[name] for name in new if name in places])
    for i, name in enumerate(new):
        if name in places and places[name] not in kept:
            yield name, (places[name], i)


def _another_default(
    taken: _Taken, old: dict[str | None, Any], new: dict[str, Any], side: Side, key: str
) -> None:
    """Collect the page that became the default one; that the other is no longer follows from it.

    A document without a default page says nothing: the oldest ones may name a page that is called otherwise.
    """
    if not any(old.values()) or not any(new.values()):
        return
    flags = [
        _draft("modify", name, "/isDefault", (old[name], flag), side, key)
        for name, flag in new.items()
        if name in old and bool(old[name]) != bool(flag)
    ]
    flags.sort(key=lambda draft: not draft.after)
    if flags:
        flags[0].consequences += flags[1:]
        _take(taken, flags[0])


def _draft(kind: str, name: str, path: str, values: tuple[Any, Any], side: Side, key: str) -> Draft:
    pointer = f"/exportedApplication/{key}"
    return Draft(kind, Entity("page", name, name), path, *values, pointer, pointer, (side,))


def _take(taken: _Taken, draft: Draft) -> None:
    """Add a change; the same on both sides is one."""
    other = taken.setdefault((draft.kind, draft.entity, draft.path), draft)
    if draft.sides[0] not in other.sides:
        other.sides = SIDES


def _entries(document: dict[str, Any], key: str) -> dict[str, Any]:
    """Return name of a page -> whether it is the default one, in the order of pages as far as that is known."""
    entries = _listed(document, key)
    if entries is not None:
        return {
            entry["id"]: entry.get("isDefault")
            for entry in entries
            if isinstance(entry, dict) and isinstance(entry.get("id"), str)
        }
    order, default = (document.get(name) for name in _OLDEST[key])
    if not isinstance(default, str):
        return {}
    names = (
        order if isinstance(order, list) else [page.value.get("name") for page in pages(document, SIDES[0])]
    )
    return {name: name == default for name in names if isinstance(name, str)}


def _has_order(document: dict[str, Any], key: str) -> bool:
    return _listed(document, key) is not None or isinstance(document.get(_OLDEST[key][0]), list)


def _listed(document: dict[str, Any], key: str) -> list[Any] | None:
    application = document.get("exportedApplication")
    entries = application.get(key) if isinstance(application, dict) else None
    return entries if isinstance(entries, list) else None


def longest_increasing(numbers: list[int]) -> set[int]:
    """Return the numbers of a longest increasing run, which need not move."""
    tails: list[int] = []
    at: list[int] = []
    before: list[int] = []
    for i, number in enumerate(numbers):
        place = bisect_left(tails, number)
        before.append(at[place - 1] if place else -1)
        tails[place : place + 1] = [number]
        at[place : place + 1] = [i]
    kept = set()
    i = at[-1] if at else -1
    while i >= 0:
        kept.add(numbers[i])
        i = before[i]
    return kept
