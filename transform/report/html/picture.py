"""The picture of a page: sketches of its widgets, and above them the marks of what changed or was found."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from .families import plain_type
from .fitting import shortened
from .grid import WIDTH, Box, Placed, Title, children, name_of, placed
from .room import Mask
from .sketches import Sketch, sketch

_LEAST_HEIGHT = 60
_MARGIN = 3
#: Over a shorter way an arrow would hide more than it shows.
_FAR = 24


class Mark(NamedTuple):
    """What is to be seen at a widget: the kind, what it reads when focused, the entry that it leads to, its pin."""

    kind: str
    hover: str
    target: str
    pin: str = ""


#: `id` of a widget's object -> its mark.
Marks = Mapping[int, Mark]


@dataclass(frozen=True, slots=True)
class Spot:
    """A mark at its place; `is_around` others, `old` is the place where a widget was that moved."""

    mark: Mark
    name: str
    type: str
    anchor: str
    x: int
    y: int
    w: int
    h: int
    is_around: bool = False
    old: tuple[int, int, int, int] | None = None

    @property
    def arrow(self) -> str:
        """Return the path of an arrow between the middles of the old place and the new one; "" for a short one."""
        if self.old is None:
            return ""
        x, y, w, h = self.old
        is_resized = (x, y) == (self.x, self.y) or (x + w, y + h) == (self.x + self.w, self.y + self.h)
        start, end = (x + w // 2, y + h // 2), (self.x + self.w // 2, self.y + self.h // 2)
        if is_resized or abs(start[0] - end[0]) + abs(start[1] - end[1]) < _FAR:
            return ""
        return f"M{start[0]} {start[1]}L{end[0]} {end[1]}"


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as a template draws it."""

    when: str
    label: str
    width: int
    height: int
    sketches: tuple[Sketch, ...]
    titles: tuple[Title, ...]
    spots: tuple[Spot, ...]


class Scene:
    """A page DSL with its marks, placed; the scene before lends its places to the marks of the one after."""

    def __init__(self, dsl: dict[str, Any], marks: Marks, when: str = "after") -> None:
        self.when = when
        self._dsl = dsl
        self._marks = marks
        self._placed: Placed = placed(dsl, marks)

    @property
    def height(self) -> int:
        """Return how high the picture has to be at least."""
        return max(round(self._placed.height), _LEAST_HEIGHT)

    def targets(self) -> Iterator[str]:
        """Yield the entries to which the marks in the picture lead."""
        for box in self._all():
            if mark := self._mark(box.widget):
                yield mark.target

    def moved(self) -> dict[str, Box]:
        """Return `widgetId` -> place, for the widgets that are marked as moved."""
        return {
            str(box.widget.get("widgetId")): box
            for box in self._placed.boxes
            if (mark := self._marks.get(id(box.widget))) and mark.kind == "move"
        }

    def picture(
        self, label: str, height: int, mask: Mask = str, former: Mapping[int, Box] | None = None
    ) -> Picture:
        """Return the picture; `former` gives the old places of widgets (by `id`) that moved."""
        titles = tuple(title._replace(text=shortened(mask(title.text))) for title in self._placed.titles)
        sketches = tuple(sketch(box, mask) for box in self._placed.boxes)
        return Picture(
            self.when, label, round(WIDTH), height, sketches, titles, tuple(self._spots(former or {}, mask))
        )

    def _spots(self, former: Mapping[int, Box], mask: Mask) -> Iterator[Spot]:
        """Yield the marks, those of large widgets first so that those of small ones are above them."""
        seen: set[str] = set()
        for box in sorted(self._all(), key=lambda box: -box.width * box.height):
            if mark := self._mark(box.widget):
                anchor = "" if mark.target in seen else f"{self.when}-{mark.target}"
                seen.add(mark.target)
                spot = _spot(box, mark, shortened(mask(name_of(box.widget))), anchor)
                old = former.get(id(box.widget))
                yield spot if old is None else replace(spot, old=_corners(old))

    def _all(self) -> list[Box]:
        """Return all boxes, with one for the whole page where it is marked."""
        whole = Box(self._dsl, 0, 0, WIDTH, float(self.height))
        return [whole, *self._placed.boxes] if id(self._dsl) in self._marks else self._placed.boxes

    def _mark(self, widget: dict[str, Any]) -> Mark | None:
        """Return the mark of a widget, or of the canvas in it, which has no box of its own."""
        canvases = (child for child in children(widget) if child.get("type") == "CANVAS_WIDGET")
        own = (widget, *canvases) if widget.get("type") != "CANVAS_WIDGET" else (widget,)
        return next((self._marks[id(one)] for one in own if id(one) in self._marks), None)


def _spot(box: Box, mark: Mark, name: str, anchor: str) -> Spot:
    x, y, width, height = _corners(box)
    kind = plain_type(box.widget).replace("_", " ").lower()
    return Spot(mark, name, kind, anchor, x, y, width, height, is_around=bool(children(box.widget)))


def _corners(box: Box) -> tuple[int, int, int, int]:
    x, y = round(box.x) - _MARGIN // 2, round(box.y) - _MARGIN // 2
    return x, y, max(round(box.width) + _MARGIN - 1, 6), max(round(box.height) + _MARGIN - 1, 6)
