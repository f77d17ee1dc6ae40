"""The order of pages, and which is the default one."""

from __future__ import annotations

from bisect import bisect_left
from typing import Any

from ..diagnostics import Entity
from ..entities import SIDES, Side
from .collect import Collector, Draft
from .renames import Renames

_LISTS: tuple[tuple[str, Side], ...] = (("pages", SIDES[0]), ("publishedPages", SIDES[1]))


def page_changes(
    before: dict[str, Any], after: dict[str, Any], renames: Renames, collector: Collector
) -> None:
    """Take pages that stand elsewhere among those on both sides, and another default page."""
    for key, side in _LISTS:
        old = {renames.page(name): flag for name, flag in _entries(before, key).items()}
        new = _entries(after, key)
        common = [name for name in new if name in old]
        places = {name: i for i, name in enumerate(old)}
        kept = longest_increasing([places[name] for name in common])
        for i, name in enumerate(new):
            if name in places and places[name] not in kept:
                _take(collector, _draft("move", name, "", (places[name], i), side, key))
        _another_default(collector, old, new, side, key)


def _another_default(
    collector: Collector, old: dict[str | None, Any], new: dict[str, Any], side: Side, key: str
) -> None:
    """Take the page that became the default one; that the other is no longer follows from it."""
    flags = [
        _draft("modify", name, "/isDefault", (old[name], flag), side, key)
        for name, flag in new.items()
        if name in old and bool(old[name]) != bool(flag)
    ]
    flags.sort(key=lambda draft: not draft.after)
    if flags:
        flags[0].consequences += flags[1:]
        _take(collector, flags[0])


def _draft(kind: str, name: str, path: str, values: tuple[Any, Any], side: Side, key: str) -> Draft:
    pointer = f"/exportedApplication/{key}"
    return Draft(kind, Entity("page", name, name), path, *values, pointer, pointer, (side,))


def _take(collector: Collector, draft: Draft) -> None:
    """Add a change; the same on both sides is one."""
    for other in collector.drafts:
        same = (other.kind, other.entity, other.path) == (draft.kind, draft.entity, draft.path)
        if same and draft.sides[0] not in other.sides:
            other.sides = SIDES
            return
    collector.drafts.append(draft)


def _entries(document: dict[str, Any], key: str) -> dict[str, Any]:
    application = document.get("exportedApplication")
    entries = application.get(key) if isinstance(application, dict) else None
    return {
        entry["id"]: entry.get("isDefault")
        for entry in (entries if isinstance(entries, list) else ())
        if isinstance(entry, dict) and isinstance(entry.get("id"), str)
    }


def longest_increasing(numbers: list[int]) -> set[int]:
    """Give the numbers of a longest increasing run, which need not move."""
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
