"""Which widgets of a page's picture are marked, and with which text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from ...application.pages import walk
from ...diffing.changes import Change
from ...document.pointers import resolve
from ..html.picture import Mark
from ..text import visible
from .placement import is_placing
from .wording import below, dragged_words, entry, is_drag, of_property, what

#: Of several things that happened to a widget, the first of these gives its colour.
_KINDS = ("add", "remove", "move", "rename", "modify", "follow")
_WIDGET = re.compile(r"(/pageList/\d+/\w+/layouts/\d+/dsl)?(/children/\d+)*")


class Canvas:
    """The canvas of a page in the document `before` or `after`; `pointer` leads to it."""

    def __init__(self, when: str, pointer: str, dsl: dict[str, Any]) -> None:
        self.when = when
        self.dsl = dsl
        self._pointer = pointer
        self._by_id: dict[Any, dict[str, Any]] = {}
        self._by_name: dict[Any, dict[str, Any]] = {}
        for visited in walk(dsl):
            for known, key in ((self._by_id, "widgetId"), (self._by_name, "widgetName")):
                if isinstance(visited.widget.get(key), str):
                    known.setdefault(visited.widget[key], visited.widget)

    def widget(self, change: Change, former: str | None) -> dict[str, Any] | None:
        """Return the widget of a change: by its pointer, else by its id, else by its name.

        `former` is the name that it had before.
        """
        pointer = change.pointer_before if self.when == "before" else change.pointer_after
        found = _WIDGET.match(pointer) if pointer is not None else None
        if pointer is not None and found and pointer.startswith(self._pointer):
            widget = resolve(self.dsl, found.group()[len(self._pointer) :])
            return widget if isinstance(widget, dict) else None
        if not change.path and change.kind == ("add" if self.when == "before" else "remove"):
            return None
        name = former if former and self.when == "before" else change.entity.name
        return self._by_id.get(change.entity.id) or self._by_name.get(name)


def marks(changes: Iterable[Change], anchors: dict[int, str], canvas: Canvas) -> dict[int, Mark]:
    """Return `id` of a widget's object -> its mark in the picture of a canvas; `anchors` lead to the changes."""
    known = list(changes)
    former = {c.entity: str(c.before) for c in known if c.kind == "rename"}
    found: dict[int, Mark] = {}
    for change in known:
        for shown, kind in _marked(change):
            widget = canvas.widget(shown, former.get(shown.entity))
            if widget is not None:
                mark = Mark(kind, _hover(shown), anchors[id(change)])
                if widget is canvas.dsl and kind in ("move", "follow"):
                    continue  # the edges of a page follow from what is on it
                found[id(widget)] = _together(found.get(id(widget)), mark)
    return found


def _marked(change: Change) -> Iterator[tuple[Change, str]]:
    """Yield a change and what follows from it as far as they are of widgets, and the kind of each."""
    if change.entity.type == "widget":
        is_whole = not change.path or change.kind == "rename"
        yield change, change.kind if is_whole else "move" if is_placing(change) else "modify"
    for inner in below(change):
        for shown, kind in _marked(inner):
            yield shown, kind if kind in ("add", "remove") else "follow"


def _hover(change: Change) -> str:
    """Return what a pointer that rests on a widget reads of a change, in one line."""
    if is_placing(change):
        return dragged_words(change)
    is_entity = is_drag(change) or entry(change)
    return visible(what(change) if is_entity else f"{of_property(change)} {what(change)}".strip())


def _together(one: Mark | None, other: Mark) -> Mark:
    if one is None:
        return other
    first = min(one, other, key=lambda mark: _KINDS.index(mark.kind))
    return Mark(first.kind, f"{one.hover}\n{other.hover}", first.target)
