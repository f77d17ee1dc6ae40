"""A picture of a page's canvas: boxes of its widgets at their grid positions, changed ones marked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from .escaping import escape

_COLUMNS = 64
_WIDTH = 640.0
_ROW = 4.0
#: Where there is no position (automatic layouts), and above what opens apart.
_LINE = 16.0
_GAP = 22.0
_MOST = 3000
_LETTER = 5.5
_CAPTION = 10


class Mark(NamedTuple):
    """What happened to a widget: the kind of change, what a pointer that rests on it reads, what it leads to."""

    kind: str
    hover: str
    target: str


Marks = Mapping[int, Mark]


class Box(NamedTuple):
    """A widget's place in the picture."""

    widget: dict[str, Any]
    x: float
    y: float
    width: float
    height: float


class _Canvas:
    """Places the widgets of one page; modals and further tabs are below, each under its name."""

    def __init__(self, dsl: dict[str, Any], marks: Marks) -> None:
        self._marks = marks
        self.boxes: list[Box] = []
        self.titles: list[tuple[float, str]] = []
        self.height = 0.0
        self._apart: list[tuple[str, dict[str, Any]]] = []
        self._place(Box(dsl, 0, 0, _WIDTH, 0))
        while self._apart and len(self.boxes) < _MOST:
            title, widget = self._apart.pop(0)
            self.height += _GAP
            self.titles.append((self.height - 5, title))
            frame = Box(widget, 0, self.height, _WIDTH, 0)
            number = len(self.boxes)
            self._place(frame)
            if widget.get("type") != "CANVAS_WIDGET":
                self.boxes.insert(number, frame._replace(height=max(self.height - frame.y, _LINE)))
                self.height = max(self.height, frame.y + _LINE)

    def _place(self, frame: Box) -> None:
        """Place what is inside a widget, containers before what is in them."""
        stack = [frame]
        while stack and len(self.boxes) < _MOST:
            outer = stack.pop()
            if outer is not frame and outer.widget.get("type") != "CANVAS_WIDGET":
                self.boxes.append(outer)
                self.height = max(self.height, outer.y + outer.height)
            stack += reversed(list(self._inside(outer)))

    def _inside(self, frame: Box) -> Iterator[Box]:
        shown = False
        flow = frame.y
        for child in _children(frame.widget):
            if child.get("type") == "CANVAS_WIDGET":
                if shown:
                    self._set_apart(f"{_name(frame.widget)}: {_tab(child)}", child)
                else:
                    yield frame._replace(widget=child)
                shown = True
            elif child.get("detachFromLayout"):
                self._set_apart(_name(child), child)
            else:
                box = _box(child, frame, flow)
                flow = box.y + box.height + 2 if not _has_place(child) else flow
                yield box

    def _set_apart(self, title: str, widget: dict[str, Any]) -> None:
        """Show a modal or another tab only where something in it changed."""
        if any(id(inner) in self._marks for inner in _with_all_inside(widget)):
            self._apart.append((title, widget))


def canvas_svg(dsl: Any, marks: Marks, label: str) -> str:
    """Return an SVG of a page DSL; `marks` are keyed by the `id` of a widget's object."""
    canvas = _Canvas(dsl if isinstance(dsl, dict) else {}, marks)
    height = max(canvas.height, 40.0) + 4
    whole = Box(dsl if isinstance(dsl, dict) else {}, 0, 0, _WIDTH, height)
    boxes = [whole, *canvas.boxes] if id(whole.widget) in marks else canvas.boxes
    shapes = "".join(_shape(box, _mark(box.widget, marks)) for box in boxes)
    titles = "".join(
        f'<text class="title" x="0" y="{y:.1f}">{escape(text)}</text>' for y, text in canvas.titles
    )
    return (
        f'<svg role="group" aria-label="{escape(label)}" viewBox="-1 -1 {_WIDTH + 2:g} {height + 2:g}" '
        f'xmlns="http://www.w3.org/2000/svg">{titles}{shapes}</svg>'
    )


def _mark(widget: dict[str, Any], marks: Marks) -> Mark | None:
    """Return the mark of a widget, or of the canvas in it, which has no box of its own."""
    canvases = (child for child in _children(widget) if child.get("type") == "CANVAS_WIDGET")
    own = (widget, *canvases) if widget.get("type") != "CANVAS_WIDGET" else (widget,)
    return next((marks[id(one)] for one in own if id(one) in marks), None)


def _shape(box: Box, mark: Mark | None) -> str:
    name = escape(_name(box.widget))
    hover = "\n".join(map(escape, f"{name}: {mark.hover}".split("\n"))) if mark else name
    rect = f'<rect x="{box.x:.1f}" y="{box.y:.1f}" width="{box.width:.1f}" height="{box.height:.1f}" rx="2"/>'
    kind = mark.kind if mark else "same"
    group = f'<g class="{kind}" data-widget="{name}"><title>{hover}</title>{rect}{_caption(box)}</g>'
    return f'<a href="#{mark.target}" aria-label="{hover}">{group}</a>' if mark else group


def _caption(box: Box) -> str:
    name, room = _name(box.widget), int(box.width / _LETTER)
    if room <= 3 or box.height < _CAPTION or _covers_caption(box.widget):
        return ""
    text = name if len(name) <= room else f"{name[: room - 1]}…"
    return f'<text x="{box.x + 3:.1f}" y="{box.y + 9:.1f}">{escape(text)}</text>'


def _covers_caption(widget: dict[str, Any]) -> bool:
    """Return whether something in a container would cover its name."""
    canvases = [child for child in _children(widget) if child.get("type") == "CANVAS_WIDGET"]
    inside = _children(canvases[0]) if canvases else ()
    return any(_has_place(child) and _number(child["topRow"]) * _ROW < _CAPTION for child in inside)


def _box(widget: dict[str, Any], frame: Box, flow: float) -> Box:
    """Return the place of a widget; one without a position is below the ones before it."""
    if not _has_place(widget):
        return Box(widget, frame.x + 4, flow + 12, max(frame.width - 8, 3), _LINE * _leaves(widget))
    scale = frame.width / _COLUMNS
    left, right = (min(max(_number(widget.get(key)), 0), _COLUMNS) for key in ("leftColumn", "rightColumn"))
    top, bottom = _number(widget.get("topRow")), _number(widget.get("bottomRow"))
    return Box(
        widget,
        frame.x + left * scale,
        frame.y + max(top, 0) * _ROW,
        max((right - left) * scale, 3),
        max((bottom - top) * _ROW, 3),
    )


def _has_place(widget: dict[str, Any]) -> bool:
    return all(isinstance(widget.get(key), int | float) for key in ("topRow", "bottomRow", "rightColumn"))


def _leaves(widget: dict[str, Any]) -> int:
    return max(1, sum(1 for inner in _with_all_inside(widget) if not _children(inner)))


def _with_all_inside(widget: dict[str, Any]) -> Iterator[dict[str, Any]]:
    stack = [widget]
    while stack:
        at = stack.pop()
        yield at
        stack += _children(at)


def _children(widget: dict[str, Any]) -> list[dict[str, Any]]:
    children = widget.get("children")
    return [one for one in children if isinstance(one, dict)] if isinstance(children, list) else []


def _name(widget: dict[str, Any]) -> str:
    return str(widget.get("widgetName") or "")


def _tab(canvas: dict[str, Any]) -> str:
    return str(canvas.get("tabName") or _name(canvas))


def _number(value: Any) -> float:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return float(value) if is_number and abs(value) < 1e6 else 0.0
