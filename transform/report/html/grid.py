"""Where the widgets of a page stand in its picture: the grid of the product at one scale."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any, NamedTuple

from ...document.numbers import is_json_number
from .families import family_of

#: The width of a picture, and the height of a row; letters of 11 px fit into a button of four rows.
WIDTH = 512.0
_ROW = 5.0
_COLUMNS = 64.0
#: What the product's own page is wide, in its pixels, of which ten are a row.
_PAGE = 1224.0
_PER_ROW = 10.0
#: Where there is no position (automatic layouts), and above what is set apart.
_LINE = 22.0
_GAP = 30.0
_TABS = 20.0
_MOST = 3000
_MOST_ROWS = 4000.0


class Box(NamedTuple):
    """A widget's place in a picture, in pixels."""

    widget: dict[str, Any]
    x: float
    y: float
    width: float
    height: float


class Title(NamedTuple):
    """What is written above a modal or a further tab, and where."""

    y: float
    text: str


class Placed(NamedTuple):
    """The boxes of a page, containers before what is in them, and the height of the whole."""

    boxes: list[Box]
    titles: list[Title]
    height: float


def placed(dsl: dict[str, Any], shown: Collection[int]) -> Placed:
    """Return where the widgets of a page stand.

    A modal or a tab that is not in front stands below, under its name, where one of the widgets `shown` (by `id`) is
    in it.
    """
    return _Placing(dsl, shown).result()


class _Placing:
    def __init__(self, dsl: dict[str, Any], shown: Collection[int]) -> None:
        self._shown = shown
        self._root = dsl
        self._boxes: list[Box] = []
        self._titles: list[Title] = []
        self._height = 0.0
        self._apart: list[tuple[str, dict[str, Any]]] = []

    def result(self) -> Placed:
        self._place(Box(self._root, 0, 0, WIDTH, 0))
        while self._apart and len(self._boxes) < _MOST:
            title, widget = self._apart.pop(0)
            self._height += _GAP
            self._titles.append(Title(self._height - 8, title))
            self._place_apart(widget)
        return Placed(self._boxes, self._titles, self._height)

    def _place_apart(self, widget: dict[str, Any]) -> None:
        top, number = self._height, len(self._boxes)
        width = _number(widget.get("width"))
        frame = Box(widget, 1, top, min(max(width / _PAGE * WIDTH, WIDTH / 2), WIDTH - 8), 0)
        self._place(frame)
        least = min(_number(widget.get("height")), _MOST_ROWS) / _PER_ROW * _ROW
        bottom = max(self._height + _ROW, top + least, top + _LINE)
        self._boxes.insert(number, frame._replace(height=bottom - top))
        self._height = bottom

    def _place(self, frame: Box) -> None:
        """Place what is inside a widget, containers before what is in them."""
        stack = [frame]
        while stack and len(self._boxes) < _MOST:
            outer = stack.pop()
            if outer is not frame and outer.widget.get("type") != "CANVAS_WIDGET":
                self._boxes.append(outer)
                self._height = max(self._height, outer.y + outer.height)
            stack += reversed(list(self._inside(outer)))

    def _inside(self, frame: Box) -> Iterator[Box]:
        has_canvas = False
        flow = frame.y
        for child in children(frame.widget):
            if child.get("type") == "CANVAS_WIDGET":
                if has_canvas:
                    self._set_apart(
                        f"{name_of(frame.widget)}: {child.get('tabName') or name_of(child)}", child
                    )
                else:
                    yield _canvas(child, frame)
                has_canvas = True
            elif child.get("detachFromLayout"):
                self._set_apart(name_of(child), child)
            else:
                box = _box(child, frame, flow)
                flow = flow if _has_place(child) else box.y + box.height + 4
                yield box

    def _set_apart(self, title: str, widget: dict[str, Any]) -> None:
        if any(id(inner) in self._shown for inner in with_all_inside(widget)):
            self._apart.append((title, widget))


def _canvas(canvas: dict[str, Any], frame: Box) -> Box:
    """Return the place of a canvas: that of its container, below the labels of tabs."""
    has_labels = family_of(frame.widget) == "tabs" and frame.widget.get("shouldShowTabs") is not False
    offset = _TABS if has_labels else 0.0
    return frame._replace(widget=canvas, y=frame.y + offset, height=max(frame.height - offset, 0))


def _box(widget: dict[str, Any], frame: Box, flow: float) -> Box:
    """Return the place of a widget; one without a position is below the ones before it."""
    if not _has_place(widget):
        return Box(widget, frame.x + 4, flow + 4, max(frame.width - 8, 3), _LINE * _leaves(widget))
    columns = _columns(frame.widget)
    scale = frame.width / columns
    row = _ROW * _rows(widget)
    left, right = (min(max(_number(widget.get(key)), 0), columns) for key in ("leftColumn", "rightColumn"))
    top, bottom = (
        min(max(_number(widget.get(key)), 0), _MOST_ROWS / _rows(widget)) for key in ("topRow", "bottomRow")
    )
    return Box(
        widget,
        frame.x + left * scale,
        frame.y + top * row,
        max((right - left) * scale, 3),
        max((bottom - top) * row, 3),
    )


def _columns(frame: dict[str, Any]) -> float:
    """Return how many columns a canvas has; of old pages 16."""
    own = _number(frame.get("snapColumns"))
    return own if 1 <= own <= _COLUMNS else _COLUMNS


def _rows(widget: dict[str, Any]) -> float:
    """Return how many rows of today a row of a widget is; of old pages four."""
    own = _number(widget.get("parentRowSpace")) / _PER_ROW
    return own if 1 <= own <= 4 and _number(widget.get("parentColumnSpace")) >= 40 else 1.0


def _has_place(widget: dict[str, Any]) -> bool:
    return all(is_json_number(widget.get(key)) for key in ("topRow", "bottomRow", "rightColumn"))


def _leaves(widget: dict[str, Any]) -> int:
    return min(max(1, sum(1 for inner in with_all_inside(widget) if not children(inner))), 200)


def with_all_inside(widget: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield a widget and all in it, at any depth."""
    stack = [widget]
    while stack:
        at = stack.pop()
        yield at
        stack += children(at)


def children(widget: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the widgets directly in a widget."""
    found = widget.get("children")
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def name_of(widget: dict[str, Any]) -> str:
    """Return the name of a widget, "" where it has none."""
    name = widget.get("widgetName")
    return name if isinstance(name, str) else ""


def _number(value: Any) -> float:
    return float(value) if is_json_number(value) and abs(value) < 1e6 else 0.0
