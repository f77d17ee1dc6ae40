"""Containers whose entries carry their order in `index`: tabs, menu items, buttons of a group, columns."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


def by_index(container: dict[str, Any]) -> list[str] | None:
    """Return the keys of a container in the order that people see, None for any other object."""
    places = {}
    for key, entry in container.items():
        index = entry.get("index") if isinstance(entry, dict) else None
        if not isinstance(index, int | float) or isinstance(index, bool):
            return None
        places[key] = index
    if not places or len(set(places.values())) < len(places):
        return None
    return sorted(places, key=places.__getitem__)


def in_same_order(before: list[str], after: list[str], key_after: Callable[[str], str]) -> bool:
    """Return whether those on both sides follow each other in the same order."""
    old = [key_after(key) for key in before]
    present, former = set(after), set(old)
    return [key for key in old if key in present] == [key for key in after if key in former]


def labels(container: dict[str, Any], keys: list[str]) -> list[str]:
    """Return what people see of each entry; its key where that says nothing."""
    return [_label(container[key]) or key for key in keys]


def _label(entry: dict[str, Any]) -> str | None:
    label = entry.get("label")
    return label if isinstance(label, str) and label else None
