"""What is on the page of a report, in the order in which it stands there; the templates show just this."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from .picture import Picture, Spot

State = Literal["good", "bad", "attention", "neutral"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a line: `kind` is "" or, for words that differ, "mark"."""

    text: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a text: `kind` is "add", "remove", "note" or ""."""

    kind: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines that stand together; folded behind `summary` where there is one."""

    lines: tuple[Line, ...]
    summary: str = ""


@dataclass(frozen=True, slots=True)
class Pair:
    """A short value before and after, in one line; either may be missing."""

    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Entry:
    """One change, finding or step, with what a reader needs to judge it.

    `kind` is what it is filtered by and gives its colour, `verb` the word for it, `tag` a short note beside it (the
    side, a rule); `seen` the id of its mark in a picture; `pin` its number there; `places` where the same is,
    too, or what a step changed; `below` what follows from it, introduced by `following`.
    """

    kind: str
    verb: str
    anchor: str = ""
    place: str = ""
    sentence: str = ""
    pair: Pair | None = None
    tag: str = ""
    note: str = ""
    blocks: tuple[Lines, ...] = ()
    places: tuple[str, ...] = ()
    following: str = ""
    below: tuple[Subject, ...] = ()
    seen: str = ""
    pin: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Subject:
    """An entity with its entries, or several in which the same changed; `note` is the type in words."""

    name: str
    icon: str
    note: str
    entries: tuple[Entry, ...]
    places: tuple[str, ...] = ()


def _unseen(subject: Subject) -> Subject:
    entries = (replace(one, seen="", below=tuple(map(_unseen, one.below))) for one in subject.entries)
    return replace(subject, entries=tuple(entries))


@dataclass(frozen=True, slots=True)
class Part:
    """The entities of one kind in a section, under a heading."""

    title: str
    anchor: str
    subjects: tuple[Subject, ...]


@dataclass(frozen=True, slots=True)
class Counted:
    """How many entries of a kind there are; `label` is what the number counts."""

    kind: str
    label: str
    number: int


@dataclass(frozen=True, slots=True)
class Pictures:
    """One picture of a page, or two to compare; `folded` says why they are folded away."""

    pictures: tuple[Picture, ...]
    folded: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A page of the application, or the datasources, settings and so on of all pages."""

    anchor: str
    title: str
    icon: str
    counts: tuple[Counted, ...]
    parts: tuple[Part, ...]
    pictures: Pictures | None = None
    note: str = ""

    def without_pictures(self) -> Section:
        """Return the section with its entries alone, which lead to no picture any more."""
        parts = (replace(part, subjects=tuple(map(_unseen, part.subjects))) for part in self.parts)
        return replace(self, parts=tuple(parts), pictures=None)

    def spots(self) -> tuple[Spot, ...]:
        """Return the marks in the pictures."""
        shown = self.pictures.pictures if self.pictures else ()
        return tuple(spot for picture in shown for spot in picture.spots)


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of the table in the header: a label, and a value for each document."""

    label: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """The whole page.

    `kind` names the report ("Comparison"), `subject` the application; `remarks` stand below the answer; `heads` are
    over the columns of `facts`; `legend` maps the kinds of marks in pictures to their words; `quiet` are the pages
    on which there is nothing, `quiet_note` says so.
    """

    kind: str
    subject: str
    answer: str
    state: State
    counts: tuple[Counted, ...] = ()
    remarks: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()
    legend: tuple[tuple[str, str], ...] = ()
    sections: tuple[Section, ...] = ()
    quiet_note: str = ""
    quiet: tuple[str, ...] = ()
    date: str = ""
