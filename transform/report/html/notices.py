"""Findings and diagnostics as sections: a page of the application with pins on its picture, and the entries."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple, TypeVar

from ...application.entities import Side, layouts, pages
from ...application.entity_words import worded
from ...application.kinds import Kind, kind_of
from ...diagnostics import Diagnostic, Entity
from ...document.pointers import find, split
from ...sanitizing.masking import masked_texts
from .families import icon_of
from .model import Counted, Entry, Part, Pictures, Section, Subject
from .picture import Mark, Scene
from .room import Mask

#: The pins, by how severe the worst of what they stand for is.
SEVERITIES = {"error": "errors", "warning": "warnings", "note": "notes"}
_RANK = list(SEVERITIES)
_DSL = r"(?:/pageList/\d+/(?P<side>\w+?)Page/layouts/\d+/dsl)?"
_WIDGET = re.compile(rf"{_DSL}(?:/children/\d+)*")
_OWNER = re.compile(
    rf"""
    {_DSL}(?:/children/\d+)*
    (?:/(?:actionList|actionCollectionList|pageList)/\d+(?:/(?:un)?published(?:Action|Collection|Page))?)?
    (?:/(?:datasourceList|customJSLibList)/\d+)?
    """,
    re.VERBOSE,
)
_SIDES = {"unpublished": "edited", "published": "deployed"}
_SIDE = re.compile(r"/(unpublished|published)(?:Page|Action|Collection)\b")
_PARTS = {"page": "Page", "widget": "Widgets", "query": "Queries", "js_object": "JS objects"}
_OUTSIDE = {"datasource": "Datasources", "library": "JS libraries", "theme": "Theme"}
_SETTINGS = "Settings"

_T = TypeVar("_T")


class Notice(NamedTuple):
    """One thing to show: how severe, its code or rule, what it is about, where, in words, and what to do.

    Those of equal `same` are one entry with several places.
    """

    severity: str
    code: str
    verb: str
    entity: Entity | None
    pointer: str
    message: str
    hint: str = ""
    same: str = ""


def notice_of(item: Diagnostic) -> Notice:
    """Return a diagnostic as something to show."""
    message = item.message.rstrip(".")
    return Notice(item.severity, item.code, item.severity, item.entity, item.pointer, message, item.hint)


def with_secrets_masked(documents: Iterable[Any], make: Callable[[Mask], _T]) -> _T:
    """Return what `make` makes with secrets masked in all texts that it shows; it is called twice."""
    texts: dict[str, None] = {}

    def noted(text: str) -> str:
        texts[text] = None
        return text

    make(noted)
    shown = masked_texts(texts, [document for document in documents if isinstance(document, dict)])
    return make(lambda text: shown.get(text, text))


def counted(notices: Iterable[Notice]) -> tuple[Counted, ...]:
    """Return how many notices of each severity there are."""
    found = [notice.severity for notice in notices]
    return tuple(
        Counted(kind, words if found.count(kind) != 1 else kind, found.count(kind))
        for kind, words in SEVERITIES.items()
        if kind in found
    )


def page_names(document: Any) -> list[str]:
    """Return the names of the pages of an application in their order."""
    if not isinstance(document, dict) or kind_of(document) is Kind.PAGE:
        return []
    return list(dict.fromkeys(page.entity.name for page in pages(document) if page.entity.name))


class Noticed:
    """The sections of one document; `document` is None where it could not be read."""

    def __init__(self, document: Any, notices: Sequence[Notice], prefix: str = "s") -> None:
        self._document = document if isinstance(document, dict) else None
        self._notices = notices
        self._prefix = prefix

    def sections(
        self, mask: Mask = str, *, title: str = "", with_pictures: bool = True
    ) -> tuple[Section, ...]:
        """Return the sections: pages in their order, then what belongs to none; `title` goes before each heading."""
        made = []
        pin = 0
        for number, (name, own) in enumerate(self._grouped().items()):
            one = _Part(f"{self._prefix}{number}", name, own, pin)
            pin += len(one.entries)
            canvas = self._canvas(own) if with_pictures else None
            made.append(one.section(canvas, mask, title))
        return tuple(made)

    def quiet(self) -> tuple[str, ...]:
        """Return the names of the pages about which there is nothing."""
        names = self._grouped()
        return tuple(name for name in page_names(self._document) if ("page", name) not in names)

    def _grouped(self) -> dict[tuple[str, str], list[Notice]]:
        """Return the notices by page, then by kind of entity: ("page", name) or ("", heading)."""
        found: dict[tuple[str, str], list[Notice]] = {}
        for notice in self._notices:
            found.setdefault(_home(notice), []).append(notice)
        order = page_names(self._document)
        outside = [*_OUTSIDE.values(), _SETTINGS]

        def place(key: tuple[str, str]) -> tuple[bool, int]:
            known = order if key[0] else outside
            return not key[0], known.index(key[1]) if key[1] in known else len(known)

        return {key: found[key] for key in sorted(found, key=place)}

    def _canvas(self, notices: list[Notice]) -> _Canvas | None:
        """Return the canvas of a page: of its deployed side where all notices are about that."""
        page = next((notice.entity.page for notice in notices if notice.entity and notice.entity.page), None)
        if self._document is None:
            return None
        if kind_of(self._document) is Kind.PAGE:
            return _Canvas(self._document, "")
        sides = {known for notice in notices if (known := _side(notice.pointer))}
        side: Side = "published" if sides == {"published"} else "unpublished"
        for layout in layouts(self._document, side):
            if page is not None and layout.page.entity.name == page:
                return _Canvas(layout.dsl, layout.pointer)
        return None


def _home(notice: Notice) -> tuple[str, str]:
    entity = notice.entity
    if entity is not None and entity.page:
        return "page", entity.page
    if entity is not None and entity.type == "widget":
        return "page", "Widgets"
    return "", _OUTSIDE.get(entity.type, _SETTINGS) if entity else _SETTINGS


def _side(pointer: str) -> str:
    found = _SIDE.search(pointer)
    return found[1] if found else ""


class _Canvas(NamedTuple):
    dsl: dict[str, Any]
    pointer: str

    def widget(self, pointer: str) -> dict[str, Any] | None:
        """Return the widget that a pointer into the document leads into, None where it is on no such canvas."""
        found = _WIDGET.match(pointer)
        if (
            not found
            or not pointer.startswith(self.pointer)
            or not pointer.startswith(f"{self.pointer}/children")
        ):
            return None
        widget = find(self.dsl, found.group()[len(self.pointer) :])
        return widget if isinstance(widget, dict) else None


class _Part:
    """The notices of one section, those that are the same together."""

    def __init__(self, anchor: str, home: tuple[str, str], notices: list[Notice], pin: int) -> None:
        self._anchor = anchor
        self._home = home
        self._notices = notices
        self._pin = pin
        found: dict[object, list[Notice]] = {}
        for notice in sorted(notices, key=lambda one: _RANK.index(one.severity)):
            found.setdefault((notice.code, notice.same or (notice.entity, notice.message)), []).append(notice)
        self.entries = list(found.values())

    def section(self, canvas: _Canvas | None, mask: Mask, title: str) -> Section:
        marks = self._marks(canvas, mask) if canvas else {}
        scene = Scene(canvas.dsl, marks, "now") if canvas else None
        seen = set(scene.targets()) if scene else set()
        heading = mask(self._home[1])
        found: dict[str, dict[Entity | None, list[Entry]]] = {}
        for number, group in enumerate(self.entries):
            of_part = found.setdefault(self._part_title(group[0]), {})
            of_part.setdefault(group[0].entity, []).append(self._entry(number, group, seen, mask))
        entity = self._notices[0].entity
        return Section(
            self._anchor,
            f"{title}: {heading}" if title else heading,
            "page" if self._home[0] else icon_of(entity.type if entity else "application"),
            counted(self._notices),
            tuple(self._part(name, subjects, canvas, mask) for name, subjects in found.items()),
            _pictures(scene, heading, mask, is_marked=bool(marks)) if scene else None,
        )

    def _part_title(self, notice: Notice) -> str:
        return _PARTS.get(notice.entity.type if notice.entity else "", self._home[1])

    def _part(
        self, name: str, subjects: dict[Entity | None, list[Entry]], canvas: _Canvas | None, mask: Mask
    ) -> Part:
        shown = tuple(
            self._subject(entity, tuple(entries), canvas, mask) for entity, entries in subjects.items()
        )
        return Part(mask(name), f"{self._anchor}-{_slug(name)}", shown)

    def _marks(self, canvas: _Canvas, mask: Mask) -> dict[int, Mark]:
        found: dict[int, Mark] = {}
        for number, group in enumerate(self.entries):
            for notice in group:
                widget = canvas.widget(notice.pointer)
                if widget is None:
                    continue
                pin = str(self._pin + number + 1)
                hover = f"{pin}. {mask(notice.message)}"
                mark = Mark(notice.severity, hover, f"{self._anchor}-{number}", pin)
                known = found.get(id(widget))
                found[id(widget)] = mark if known is None else _both(known, mark)
        return found

    def _subject(
        self, entity: Entity | None, entries: tuple[Entry, ...], canvas: _Canvas | None, mask: Mask
    ) -> Subject:
        if entity is None:
            return Subject("The document", icon_of("application"), "", entries)
        pointer = next(notice.pointer for notice in self._notices if notice.entity == entity)
        widget = canvas.widget(pointer) if canvas else None
        kind = worded(entity.type)
        return Subject(mask(entity.name or str(entity)), icon_of(entity.type, widget), kind, entries)

    def _entry(self, number: int, group: list[Notice], seen: set[str], mask: Mask) -> Entry:
        first = group[0]
        anchor = f"{self._anchor}-{number}"
        sides = list(dict.fromkeys(side for notice in group if (side := _SIDES.get(_side(notice.pointer)))))
        places = list(dict.fromkeys(str(notice.entity) for notice in group if notice.entity != first.entity))
        return Entry(
            kind=first.severity,
            verb=first.verb,
            anchor=anchor,
            place="" if first.message.startswith(place := _place(first.pointer)) else mask(place),
            sentence=mask(first.message),
            tag="both" if len(sides) == 2 else "".join(sides),
            note=first.code,
            places=tuple(map(mask, places)),
            seen=f"now-{anchor}" if anchor in seen else "",
            pin=str(self._pin + number + 1),
            hint=mask(first.hint),
        )


def _slug(name: str) -> str:
    return "".join(letter if letter.isalnum() else "-" for letter in name.lower())


def _both(one: Mark, other: Mark) -> Mark:
    first = min(one, other, key=lambda mark: _RANK.index(mark.kind))
    if one.pin == other.pin:
        return first
    more = f"{one.pin.rstrip('+')}+"
    return Mark(first.kind, f"{one.hover}\n{other.hover}", one.target, more)


def _place(pointer: str) -> str:
    """Return the property inside an entity to which a pointer leads."""
    found = _OWNER.match(pointer)
    tokens = split(pointer[found.end() :]) if found else split(pointer)
    shown = "".join(f"[{token}]" if token.isdecimal() else f".{token}" for token in tokens)
    return shown.removeprefix(".")


def _pictures(scene: Scene, title: str, mask: Mask, *, is_marked: bool) -> Pictures:
    picture = scene.picture(title, scene.height + 2, mask)
    return Pictures((picture,), "" if is_marked else "Picture: no widget is affected")
