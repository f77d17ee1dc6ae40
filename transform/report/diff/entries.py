"""The changes of a section as entries of the page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from ...application.entities import Side
from ...application.entity_words import plural
from ...diagnostics import Entity
from ...diffing.changes import Change
from ..html.families import icon_of
from ..html.fitting import shortened
from ..html.model import Counted, Entry, Lines, Pair, Part, Subject
from .blanks import without_runs
from .contents import is_whole, whole_content, widget_type
from .lines import compared, content, plain, pretty
from .placement import is_placing
from .values import dumped, is_cut, line_ends, short_pair
from .wording import (
    VERBS,
    below,
    dragged_words,
    entry,
    following,
    is_drag,
    is_hidden,
    is_renamed_entity,
    is_text_edit,
    of_property,
    renamed_entry,
    same_edits,
    side_note,
    type_of,
    what,
)

#: How many entities with the same edit are one entry.
_SAME = 3
_PARTS = ("Page", "Widgets", "Queries", "JS objects")
_PART_OF = {"page": "Page", "widget": "Widgets", "query": "Queries", "js_object": "JS objects"}
_LONGEST_ENTRY_VALUE = 90

#: Returns the object of the widget that a change is of, where there is one.
WidgetOf = Callable[[Change], dict[str, Any] | None]


def kind_of(change: Change, widget_of: WidgetOf) -> str:
    """Return the kind of a change as the page shows it: a widget with another place on its page is moved, too."""
    return "move" if is_placed_elsewhere(change, widget_of) else change.kind


def is_placed_elsewhere(change: Change, widget_of: WidgetOf) -> bool:
    """Return whether a widget was dragged or resized; canvases, whose edges follow from others, are not."""
    return is_placing(change) and (widget_of(change) or {}).get("type") != "CANVAS_WIDGET"


def counted(changes: Iterable[Change], widget_of: WidgetOf) -> tuple[Counted, ...]:
    """Return how many changes of each kind there are."""
    kinds = [kind_of(change, widget_of) for change in changes]
    return tuple(Counted(kind, verb, kinds.count(kind)) for kind, verb in VERBS.items() if kind in kinds)


class Entries:
    """The parts of a section with the anchors of its changes, which marks in pictures lead to."""

    def __init__(self, anchor: str, changes: list[Change], widget_of: WidgetOf) -> None:
        self.anchors: dict[int, str] = {}
        self._changes = changes
        self._anchor = anchor
        self._widget_of = widget_of
        self._groups = list(_with_same_edits(changes))
        for number, group in enumerate(self._groups):
            self.anchors.update((id(change), f"{anchor}-{number}") for change in group)

    def parts(self, seen: Mapping[str, str]) -> tuple[Part, ...]:
        """Return the entries, entities of one kind together; `seen` maps anchors to marks in a picture."""
        found: dict[str, dict[tuple[Entity, ...], list[Entry]]] = {}
        subjects: dict[tuple[Entity, ...], Subject] = {}
        for group in self._groups:
            key = tuple(change.entity for change in group)
            subjects.setdefault(key, self._subject(group))
            found.setdefault(part_of(key[0]), {}).setdefault(key, []).append(self._entry(group, seen))
        order = sorted(found, key=lambda title: _PARTS.index(title) if title in _PARTS else len(_PARTS))
        return tuple(
            Part(
                title,
                f"{self._anchor}-{_slug(title)}",
                tuple(replace(subjects[key], entries=tuple(own)) for key, own in found[title].items()),
            )
            for title in order
        )

    def _subject(self, group: list[Change]) -> Subject:
        first = group[0]
        widget = self._widget_of(first)
        kind = f"{widget_type(widget)} widget" if widget and first.entity.type == "widget" else type_of(first)
        icon = icon_of(first.entity.type, widget)
        if len(group) == 1:
            return Subject(_name(first.entity), icon, kind, ())
        types = {type_of(change) for change in group}
        noun = plural(types.pop()) if len(types) == 1 else "entities"
        return Subject(f"{len(group)} {noun}", icon, "", (), tuple(_name(change.entity) for change in group))

    def _entry(self, group: list[Change], seen: Mapping[str, str]) -> Entry:
        anchor = self.anchors[id(group[0])]
        made = entry_of(group[0], self._widget_of)
        return replace(made, anchor=anchor, seen=seen.get(anchor, ""))


def _slug(title: str) -> str:
    return title.lower().replace(" ", "-")


def part_of(entity: Entity) -> str:
    """Return the heading under which an entity stands: functions of JS objects stand with these."""
    if entity.type == "query" and "." in (entity.name or ""):
        return "JS objects"
    return _PART_OF.get(entity.type, "Settings")


def _with_same_edits(changes: Iterable[Change]) -> Iterator[list[Change]]:
    """Yield changes, those together that are the same edit of several entities."""
    groups: dict[object, list[Change]] = {}
    for change in changes:
        groups.setdefault(_edit(change), []).append(change)
    given_out: set[object] = set()
    for change in changes:
        key = _edit(change)
        group = groups[key]
        if len({one.entity for one in group}) < _SAME:
            yield [change]
        elif key not in given_out:
            given_out.add(key)
            yield group


def _edit(change: Change) -> object:
    """Return what makes two changes the same edit; nothing else is like a change from which others follow."""
    is_property = change.kind == "modify" or (change.kind in ("add", "remove") and not is_whole(change))
    if not is_property or below(change) or same_edits(change):
        return id(change)
    edit = dragged_words(change) if is_drag(change) else f"{dumped(change.before)}\0{dumped(change.after)}"
    return change.kind, change.entity.type, change.path, change.sides, is_drag(change), edit


def entry_of(change: Change, widget_of: WidgetOf, around: tuple[Side, ...] = ()) -> Entry:
    """Return a change with what follows from it; `around` are the sides of the one that it follows from."""
    inside = below(change)
    is_elsewhere = is_placed_elsewhere(change, widget_of)
    lower = tuple(_lower(one, widget_of, change.sides) for one in inside)
    container = change.path.split("/")
    places = tuple(one.path.split("/")[2] for one in same_edits(change))
    return Entry(
        kind="move" if is_elsewhere else change.kind,
        verb=_verb(change, is_elsewhere=is_elsewhere),
        place="" if is_elsewhere else _place(change),
        sentence=_without_verb(dragged_words(change)) if is_elsewhere else _sentence(change),
        pair=None if is_elsewhere else _pair(change),
        tag="" if change.sides == around else side_note(change).removesuffix(" sides"),
        note="",
        blocks=_blocks(change),
        places=(container[2], *places) if places else (),
        following=(following(change) or "what follows from it") if lower else "",
        below=lower,
    )


def _verb(change: Change, *, is_elsewhere: bool) -> str:
    if is_elsewhere:
        return "moved" if dragged_words(change).startswith("moved") else "resized"
    return VERBS[change.kind]


def _without_verb(sentence: str) -> str:
    """Return a sentence without the verb that stands before it already."""
    for verb in ("moved ", "renamed "):
        if sentence.startswith(verb):
            return sentence.removeprefix(verb).replace(f", {verb}", ", ")
    return sentence


def _lower(change: Change, widget_of: WidgetOf, around: tuple[Side, ...]) -> Subject:
    widget = widget_of(change)
    icon = icon_of(change.entity.type, widget)
    return Subject(_name(change.entity), icon, "", (entry_of(change, widget_of, around),))


def _name(entity: Entity) -> str:
    return shortened(entity.name or str(entity))


def _place(change: Change) -> str:
    """Return the property that a change is of, "" for what says itself what it is of."""
    says_itself = is_renamed_entity(change) or renamed_entry(change) or is_drag(change) or entry(change)
    return "" if says_itself or is_whole(change) else of_property(change)


def _sentence(change: Change) -> str:
    if change.kind == "deploy":
        return "the deployed side became what the edited one is"
    if is_renamed_entity(change) and change.entity.type != "theme":
        return ""
    if change.kind in ("rename", "move") or is_hidden(change) or is_drag(change):
        return _without_verb(what(change))
    if change.kind == "modify":
        return line_ends(change.before, change.after)
    return entry(change)


def _pair(change: Change) -> Pair | None:
    """Return short values, or what is around the first differences of a long line."""
    if is_renamed_entity(change) and change.entity.type != "theme":
        return Pair(str(change.before), str(change.after))
    if change.kind in ("add", "remove"):
        value = change.after if change.kind == "add" else change.before
        text = dumped(value)
        if is_whole(change) or entry(change) or len(text) > _LONGEST_ENTRY_VALUE:
            return None
        return Pair(None, without_runs(text)) if change.kind == "add" else Pair(without_runs(text), None)
    if change.kind != "modify" or _sentence(change) or is_text_edit(change) or _is_structure(change):
        return None
    return Pair(*short_pair(change.before, change.after))


def _is_structure(change: Change) -> bool:
    """Return whether a value that changed is so long a list or object that it is shown line by line."""
    values = change.before, change.after
    return is_cut(*values) and all(isinstance(value, dict | list) for value in values)


def _blocks(change: Change) -> tuple[Lines, ...]:
    """Return the lines of a text that changed, of a long value, or of what was added or removed."""
    if is_whole(change):
        return content(*whole_content(change))
    if change.kind in ("add", "remove"):
        value = change.after if change.kind == "add" else change.before
        sign = "+" if change.kind == "add" else "-"
        is_shown = len(dumped(value)) <= _LONGEST_ENTRY_VALUE and not entry(change)
        return () if is_shown else content(f"{sign}{line}" for line in pretty(value).splitlines())
    if change.kind != "modify" or is_hidden(change) or is_drag(change):
        return ()
    if is_text_edit(change):
        return compared(change.before, change.after)
    if _is_structure(change):
        return compared(pretty(change.before), pretty(change.after))
    if is_cut(change.before, change.after) and not _sentence(change):
        return (_whole_values(change),)
    return ()


def _whole_values(change: Change) -> Lines:
    lines = [
        plain(kind, line)
        for kind, value in (("remove", change.before), ("add", change.after))
        for line in pretty(value).splitlines()
    ]
    return Lines(tuple(lines), "whole values")
