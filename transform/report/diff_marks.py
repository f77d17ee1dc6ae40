"""Which widgets of a page's picture are marked, and what is said of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..diff.changes import Change
from .diff_canvas import Mark
from .diff_words import of_property, what

#: Of several things that happened to a widget, the first of these gives its colour.
_KINDS = ("add", "remove", "move", "rename", "modify", "follow")


def marks(changes: Iterable[Change], anchors: dict[int, str], when: str) -> dict[str, Mark]:
    """Give name of a widget -> its mark in the picture `before` or `after`; `anchors` lead to the changes."""
    known = list(changes)
    former = {c.entity.name: str(c.before) for c in known if c.kind == "rename" and c.entity.type == "widget"}
    found: dict[str, Mark] = {}
    for change in known:
        for name, kind, hover in _told(change):
            shown = former.get(name, name) if when == "before" else name
            found[shown] = _together(found.get(shown), Mark(kind, hover, anchors[id(change)]))
    return found


def _told(change: Change) -> Iterator[tuple[str, str, str]]:
    """Give the widgets that a change is about or that follow from it: name, kind, what to say."""
    if change.entity.type == "widget" and change.entity.name:
        is_whole = not change.path or change.kind == "rename"
        yield change.entity.name, change.kind if is_whole else "modify", _said(change)
    for inner in change.consequences:
        for name, kind, hover in _told(inner):
            yield name, kind if kind in ("add", "remove") else "follow", hover


def _said(change: Change) -> str:
    return f"{of_property(change)} {what(change)}".strip()


def _together(one: Mark | None, other: Mark) -> Mark:
    if one is None:
        return other
    first = min(one, other, key=lambda mark: _KINDS.index(mark.kind))
    return Mark(first.kind, f"{one.hover}\n{other.hover}", first.target)
