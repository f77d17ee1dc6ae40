"""Merge which pages an application lists, in which order, and which of them is the default."""

from __future__ import annotations

from typing import Any

from ..diagnostics import Entity
from .results import ABSENT
from .sequences import merged_order
from .three import Three
from .values import Settlement, ValueMerge

MENUS = ("pages", "publishedPages")
ORDERS = ("pageOrder", "publishedPageOrder")
Menu = dict[str, dict[str, Any]]
_APPLICATION = Entity("application", None, None)


def merge_menu(key: str, versions: Three[Any], gone: frozenset[str], settled: Settlement) -> Any:
    """Return the merged list of pages `[{"id": name, "isDefault": true}]`.

    `gone` are the pages that a version has and the result has not. Two sides that chose different default
    pages are a conflict; the result has one default, where the chosen one is gone one that another version chose.
    """
    menus = versions.map(_entries)
    if not any(menus):
        return versions.theirs if versions.ours is ABSENT else versions.ours
    chosen = menus.map(_chosen)
    default = _default(key, chosen, settled)
    if default in gone:
        others = (name for name in (chosen.ours, chosen.theirs, chosen.base) if name and name not in gone)
        default = next(others, None)
    one_default = menus.map(lambda menu: _with_default(menu, default))
    values = ValueMerge(settled, _APPLICATION)
    merged = {
        name: _merged_entry(values, f"/{key}/{name}", Three.of(menu.get(name) for menu in one_default))
        for name in {**menus.ours, **menus.theirs}
        if name not in gone
    }
    order = merged_order(menus.map(list), merged)
    has_default = any(entry.get("isDefault") for menu in menus for entry in menu.values())
    if order and has_default and not any(entry.get("isDefault") for entry in merged.values()):
        merged[order[0]] = {**merged[order[0]], "isDefault": True}
    return [merged[name] for name in order]


def _merged_entry(values: ValueMerge, pointer: str, entry: Three[Any]) -> dict[str, Any]:
    """Return the merged entry of a page; that of one side where the other removed a page that stays."""
    base, ours, theirs = entry
    if ours is None or theirs is None:
        return ours or theirs or {}
    return values.members(pointer, base or {}, ours, theirs)


def _entries(menu: Any) -> Menu:
    entries = menu if isinstance(menu, list) else []
    return {
        entry["id"]: entry
        for entry in entries
        if isinstance(entry, dict) and isinstance(entry.get("id"), str)
    }


def _with_default(menu: Menu, default: str | None) -> Menu:
    """Return a menu in which one page at most is the default."""
    return {
        name: {**entry, "isDefault": name == default} if "isDefault" in entry or name == default else entry
        for name, entry in menu.items()
    }


def _chosen(menu: Menu) -> str | None:
    return next((name for name, entry in menu.items() if entry.get("isDefault")), None)


def _default(key: str, chosen: Three[str | None], settled: Settlement) -> str | None:
    base, ours, theirs = chosen
    if ours == theirs or theirs == base:
        return ours
    if ours == base:
        return theirs
    sentence = f"Both sides chose another default page: ours {ours}, theirs {theirs}."
    default: str | None = settled.clash(_APPLICATION, f"/{key}/default", chosen, sentence)
    return default


def merge_order_list(versions: Three[Any], gone: frozenset[str]) -> list[str]:
    """Return the merged order of pages, a list of names."""
    sides = versions.map(_distinct_names)
    return merged_order(sides, {*sides.ours, *sides.theirs} - gone)


def _distinct_names(side: Any) -> list[str]:
    names = side if isinstance(side, list) else []
    return list(dict.fromkeys(name for name in names if isinstance(name, str)))
