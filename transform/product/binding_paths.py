"""Which properties of a widget type can hold a binding, compiled from a table in package data.

The table gives for each type a list of entries: `b:path` (a binding may stand there; `|!auto` unless the
height follows the content), `t:path` (an action, never listed), `{panel, id, items}` for each entry of a
collection, whose path goes by the entry's id, `{each, items}` likewise by its key, and `{panel, id, ref,
nested}` with `items` from `defs`, in which each `@` stands for the next of `nested`.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import orjson

from .javascript_values import StepError, contains_binding, get, own_keys, to_string, truthy
from .property_paths import lookup

_AUTO_HEIGHT = ("AUTO_HEIGHT", "AUTO_HEIGHT_WITH_LIMITS")


class Leaf(NamedTuple):
    """A property below another one, or one that counts only while the height is fixed."""

    path: str
    unless_auto_height: bool


class Panel(NamedTuple):
    """A collection whose entries go by their id."""

    path: str
    id_key: str
    group: Group


class Each(NamedTuple):
    """A collection whose entries go by their key."""

    path: str
    leaves: tuple[str, ...]


class Group(NamedTuple):
    """The entries of a widget or of one entry in a collection, each with its place in the order.

    Nearly all are plain properties: what a widget has is looked up among them, not the other way round.
    """

    plain: dict[str, int]
    others: tuple[tuple[int, Leaf | Panel | Each], ...]


Met = list[tuple[int, list[str]]]


@functools.cache
def _table() -> dict[str, Any]:
    data = Path(__file__).with_name("data").joinpath("binding_paths.json").read_bytes()
    table: dict[str, Any] = orjson.loads(data)
    return table


@functools.cache
def _group_of_type(kind: str) -> Group:
    entries = _table()["widgets"].get(kind)
    if entries is None:
        raise StepError(f"the widget type {kind} is not known")
    return _compiled(entries)


def _compiled(entries: list[Any]) -> Group:
    plain: dict[str, int] = {}
    others: list[tuple[int, Leaf | Panel | Each]] = []
    for place, entry in enumerate(entries):
        if isinstance(entry, str):
            mark, _, path = entry.partition(":")
            path, _, condition = path.partition("|")
            if mark == "b" and not condition and "." not in path:
                plain[path] = place
            elif mark == "b":
                others.append((place, Leaf(path, bool(condition))))
        elif "each" in entry:
            others.append((place, Each(entry["each"], tuple(leaf[2:] for leaf in entry["items"]))))
        else:
            others.append((place, Panel(entry["panel"], entry["id"], _compiled(_items(entry)))))
    return Group(plain, tuple(others))


def _items(entry: dict[str, Any]) -> list[Any]:
    if "ref" not in entry:
        items: list[Any] = entry["items"]
        return items
    nested = iter(entry["nested"])
    return [next(nested) if item == "@" else item for item in _table()["defs"][entry["ref"]]]


def binding_paths(widget: dict[str, Any]) -> list[str]:
    """Return the paths whose value holds a binding, in the product's order.

    Raises StepError for a widget type that the table does not have, where the product loses the page.
    """
    kind = widget.get("type")
    if not isinstance(kind, str):
        raise StepError("a widget has no type")
    group = _group_of_type(kind)
    met = _plain(widget, group, "")
    for place, other in group.others:
        if isinstance(other, Panel):
            met.append((place, _panel(widget, widget, "", other)))
        elif isinstance(other, Each):
            met.append((place, list(_each(widget, other))))
        elif not (other.unless_auto_height and widget.get("dynamicHeight") in _AUTO_HEIGHT):
            met.append((place, [other.path] if _is_bound(widget, other.path) else []))
    return list(dict.fromkeys(path for _, paths in sorted(met) for path in paths))


def _plain(owner: Any, group: Group, prefix: str) -> Met:
    """Return the bound properties that stand in an object itself."""
    if not isinstance(owner, dict):
        return []
    plain = group.plain
    return [
        (plain[key], [prefix + key])
        for key, value in owner.items()
        if type(value) is str and "{{" in value and key in plain and contains_binding(value)
    ]


def _is_bound(owner: Any, path: str) -> bool:
    value = lookup(owner, path)
    return isinstance(value, str) and contains_binding(value)


def _each(widget: dict[str, Any], each: Each) -> Iterator[str]:
    collection = lookup(widget, each.path)
    for key in own_keys(collection) if isinstance(collection, dict | list) else []:
        for leaf in each.leaves:
            path = f"{each.path}.{key}.{leaf}"
            if _is_bound(widget, path):
                yield path


def _panel(widget: dict[str, Any], owner: Any, prefix: str, panel: Panel) -> list[str]:
    """Return the bound paths of a collection of `owner`: what is met later comes first, as in the product.

    A path goes by the entry's id and is looked up from the widget, so an entry whose key is not its id is
    not found.
    """
    collection = lookup(owner, panel.path)
    if not truthy(collection):
        return []
    last_first: dict[str, None] = {}
    for key in own_keys(collection):
        entry = get(collection, key)
        base = f"{prefix}{panel.path}.{to_string(get(entry, panel.id_key))}"
        target = lookup(widget, base)
        met = _plain(target, panel.group, f"{base}.")
        for place, other in panel.group.others:
            if isinstance(other, Panel):
                met.append((place, _panel(widget, entry, f"{base}.", other)))
            elif isinstance(other, Leaf) and _is_bound(target, other.path):
                met.append((place, [f"{base}.{other.path}"]))
        for _, paths in sorted(met):
            for path in reversed(paths):
                last_first.pop(path, None)
                last_first[path] = None
    return list(reversed(last_first))
