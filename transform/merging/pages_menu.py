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


def merge_menu(key: str, versions: Three[Any], names: frozenset[str], settled: Settlement) -> Any:
    """Return the merged list of pages `[{"id": name, "isDefault": true}]`: exactly the pages of the result.

    `names` are the pages of the result. Two sides that chose different default pages are a conflict; the
    result has one default.
    """
    menus = versions.map(_entries)
    if not any(menus):
        return versions.theirs if versions.ours is ABSENT else versions.ours
    values = ValueMerge(settled, _APPLICATION)
    merged = {
        name: values.members(f"/{key}/{name}", *(_without_default(menu.get(name, {})) for menu in menus))
        for name in {**menus[1], **menus[2]}
        if name in names
    }
    order = merged_order(menus.map(list), merged)
    default = _default(key, menus, settled)
    if default not in merged:
        default = next(iter(order), None)
    return [
        {**merged[name], "isDefault": True} if name == default else {**merged[name], **_is_none(menus, name)}
        for name in order
    ]


def _entries(menu: Any) -> Menu:
    entries = menu if isinstance(menu, list) else []
    return {
        entry["id"]: entry
        for entry in entries
        if isinstance(entry, dict) and isinstance(entry.get("id"), str)
    }


def _is_none(menus: Three[Menu], name: str) -> dict[str, bool]:
    """Return `isDefault: false` where a version says so instead of leaving it out."""
    says = any(menu.get(name, {}).get("isDefault") is False for menu in menus[1:])
    was = any(menu.get(name, {}).get("isDefault") for menu in menus)
    return {"isDefault": False} if says or was else {}


def _without_default(entry: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in entry.items() if key != "isDefault"}


def _default(key: str, menus: Three[Menu], settled: Settlement) -> str | None:
    chosen = menus.map(
        lambda menu: next((name for name, entry in menu.items() if entry.get("isDefault")), None)
    )
    base, ours, theirs = chosen
    if ours == theirs or theirs == base:
        return ours
    if ours == base:
        return theirs
    sentence = f"ours makes {ours} the default page, theirs {theirs}"
    default: str | None = settled.clash(_APPLICATION, f"/{key}/default", chosen, sentence)
    return default


def merge_order_list(versions: Three[Any], names: frozenset[str]) -> list[str]:
    """Return the merged order of pages, a list of names."""
    sides = versions.map(_distinct_names)
    return merged_order(sides, {*sides.ours, *sides.theirs} & names)


def _distinct_names(side: Any) -> list[str]:
    names = side if isinstance(side, list) else []
    return list(dict.fromkeys(name for name in names if isinstance(name, str)))
