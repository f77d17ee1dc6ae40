"""Which properties of a widget type can hold a binding, compiled from a table in package data.

The table gives for each type a list of entries: `b:path` (a binding may stand there; `|!auto` unless the
height follows the content), `t:path` (an action, never listed), `{panel, id, items}` for each entry of a
collection, whose path goes by the entry's id, `{each, items}` likewise by its key, and `{panel, id, ref,
nested}` with `items` from `defs`, in which each `@` stands for the next of `nested`.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from importlib import resources
from typing import Any

import orjson

from .js import UNDEFINED, StepError, contains_binding, get, own_keys, to_string, truthy
from .property_paths import lookup

_AUTO_HEIGHT = ("AUTO_HEIGHT", "AUTO_HEIGHT_WITH_LIMITS")

Entry = tuple[str, Any]


@functools.cache
def _table() -> dict[str, Any]:
    data = resources.files(__package__).joinpath("data", "binding_paths.json").read_bytes()
    table: dict[str, Any] = orjson.loads(data)
    return table


@functools.cache
def _entries_of_type(kind: str) -> tuple[Entry, ...] | None:
    entries = _table()["widgets"].get(kind)
    return None if entries is None else tuple(_compiled(entries))


def _compiled(entries: list[Any]) -> Iterator[Entry]:
    """Give (leaf, path), (height, path), (panel, (path, id key, entries)), (each, (path, entries))."""
    for entry in entries:
        if isinstance(entry, str):
            mark, _, path = entry.partition(":")
            if mark == "b":
                path, _, condition = path.partition("|")
                yield ("height" if condition else "leaf", path)
        elif "each" in entry:
            yield "each", (entry["each"], tuple(_compiled(entry["items"])))
        else:
            yield "panel", (entry["panel"], entry["id"], tuple(_compiled(_items(entry))))


def _items(entry: dict[str, Any]) -> list[Any]:
    if "ref" not in entry:
        items: list[Any] = entry["items"]
        return items
    nested = iter(entry["nested"])
    return [next(nested) if item == "@" else item for item in _table()["defs"][entry["ref"]]]


def binding_paths(widget: dict[str, Any]) -> list[str]:
    """Give the paths whose value holds a binding, in the product's order.

    Raises StepError for a widget type that the table does not have, where the product loses the page.
    """
    kind = widget.get("type")
    entries = _entries_of_type(kind) if isinstance(kind, str) else None
    if entries is None:
        raise StepError(f"the widget type {kind if isinstance(kind, str) else 'of a widget'} is not known")
    if not any(map(_may_hold_binding, widget.values())):
        return []
    found: dict[str, None] = {}
    for mark, entry in entries:
        if mark in ("leaf", "height"):
            if not (mark == "height" and widget.get("dynamicHeight") in _AUTO_HEIGHT) and _is_bound(
                widget, entry
            ):
                found.setdefault(entry)
        elif mark == "each":
            for path in _each(widget, *entry):
                found.setdefault(path)
        else:
            for path in _panel(widget, widget, "", *entry):
                found.setdefault(path)
    return list(found)


def _may_hold_binding(value: Any) -> bool:
    return "{{" in value if isinstance(value, str) else isinstance(value, dict | list)


def _is_bound(owner: Any, path: str) -> bool:
    value = owner.get(path, UNDEFINED) if isinstance(owner, dict) and "." not in path else lookup(owner, path)
    return isinstance(value, str) and "{{" in value and contains_binding(value)


def _each(widget: dict[str, Any], path: str, entries: tuple[Entry, ...]) -> Iterator[str]:
    collection = lookup(widget, path)
    for key in own_keys(collection) if isinstance(collection, dict | list) else []:
        for _, leaf in entries:
            if _is_bound(widget, f"{path}.{key}.{leaf}"):
                yield f"{path}.{key}.{leaf}"


def _panel(
    widget: dict[str, Any], owner: Any, prefix: str, path: str, id_key: str, entries: tuple[Entry, ...]
) -> list[str]:
    """Give the bound paths of a collection of `owner`: what is met later comes first, as in the product.

    A path goes by the entry's id and is looked up from the widget, so an entry whose key is not its id is
    not found.
    """
    collection = lookup(owner, path)
    if not truthy(collection):
        return []
    last_first: dict[str, None] = {}
    for key in own_keys(collection):
        value = get(collection, key)
        base = f"{prefix}{path}.{to_string(get(value, id_key))}"
        target = lookup(widget, base)
        for mark, entry in entries:
            if mark == "leaf":
                met = [f"{base}.{entry}"] if _is_bound(target, entry) else []
            else:
                met = _panel(widget, value, f"{base}.", *entry)
            for bound in reversed(met):
                last_first.pop(bound, None)
                last_first[bound] = None
    return list(reversed(last_first))
