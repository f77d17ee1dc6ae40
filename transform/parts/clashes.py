"""Decide what becomes of things whose names are taken where they are inserted."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Literal

from ..application.pages import walk
from .fresh import free_name
from .inventory import ROOT, Inventory, Key, Kind, objects
from .texts import texts_of

_WORD = re.compile(r"[\w$]+")

OnClash = Literal["rename", "replace", "keep"]


@dataclass(slots=True)
class Clashes:
    """What is settled: new names of what is inserted, what of the target is replaced, what is not inserted."""

    names: dict[str, str] = field(default_factory=dict)
    replaced: set[Key] = field(default_factory=set)
    kept: set[Key] = field(default_factory=set)


def settle(
    target: Inventory, part: Inventory, page: str, on_clash: OnClash, also_taken: Collection[str]
) -> Clashes:
    """Return what happens to the names of a part that is inserted into a page.

    Only the same kind of thing is replaced or kept, and of widgets only those that no other of the part holds;
    everything else with a name that is taken gets a free one.
    """
    found = Clashes()
    there = names_on(target, page)
    ours = names_on(part, page)
    tops = {widget.get("widgetName") for widget in objects(part.pages[page].dsl.get("children"))}
    for name, kind in ours.items():
        if on_clash == "rename" or there.get(name) != kind or (kind == "widget" and name not in tops):
            continue
        if kind == "widget" and name not in target.pages[page].widgets:
            continue
        (found.replaced if on_clash == "replace" else found.kept).add(Key(kind, page, name))
    gone = _inside(target, page, {key.name for key in found.replaced if key.kind == "widget"})
    left = _inside(part, page, {key.name for key in found.kept if key.kind == "widget"})
    taken = (there.keys() - gone) | set(also_taken)
    settled = {key.name for key in (*found.replaced, *found.kept)}
    clashing = [name for name in ours if name in taken and name not in settled and name not in left]
    if clashing:
        used = taken | ours.keys() | _words_of(target, page) | _words_of(part, page)
        for name in clashing:
            found.names[name] = free_name(name, used)
            used.add(found.names[name])
    return found


def _words_of(inventory: Inventory, page: str) -> set[str]:
    """Return all words on a page: a new name that is none of them means nothing else, in no scope of any code."""
    parts = [
        inventory.pages[page].dsl,
        *(entry for (at, _), entry in inventory.queries.items() if at == page),
        *(entry for (at, _), entry in inventory.js_objects.items() if at == page),
        *(entry for (at, _), entries in inventory.functions.items() if at == page for entry in entries),
    ]
    return {word for value in parts for text in texts_of(value) for word in _WORD.findall(text)}


def names_on(inventory: Inventory, page: str) -> dict[str, Kind]:
    """Return the names on the edited side of a page, canvases included, with what has them."""
    found: dict[str, Kind] = {}
    for visited in walk(inventory.pages[page].dsl) if inventory.pages[page].dsl else ():
        name = visited.widget.get("widgetName")
        if isinstance(name, str) and visited.widget.get("widgetId") != ROOT:
            found.setdefault(name, "widget")
    found |= {name: "query" for at, name in inventory.queries if at == page}
    return found | {name: "js_object" for at, name in inventory.js_objects if at == page}


def _inside(inventory: Inventory, page: str, names: Collection[str]) -> set[str]:
    """Return the names of widgets and of all inside them."""
    widgets = inventory.pages[page].widgets
    return {
        str(inner.widget.get("widgetName"))
        for name in names
        if name in widgets
        for inner in walk(widgets[name].widget)
    }
