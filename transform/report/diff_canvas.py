"""A picture of a page's canvas: boxes of its widgets at their grid positions, changed ones marked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape
from typing import Any, NamedTuple

_COLUMNS = 64
_WIDTH = 640.0
_ROW = 4.0
_MOST = 3000


class Box(NamedTuple):
    """A widget's place in the picture."""

    widget: dict[str, Any]
    x: float
    y: float
    width: float
    height: float


def canvas_svg(dsl: Any, marks: Mapping[str, tuple[str, str]], label: str) -> str:
    """Give an SVG of a page DSL; `marks` maps a widget's name to (kind of change, text shown on hover)."""
    boxes = list(_boxes(dsl))[:_MOST] if isinstance(dsl, dict) else []
    height = max((box.y + box.height for box in boxes), default=40.0) + 4
    shapes = "".join(_shape(box, marks) for box in boxes)
    return (
        f'<svg role="img" aria-label="{escape(label)}" viewBox="0 0 {_WIDTH:g} {height:g}" '
        f'xmlns="http://www.w3.org/2000/svg">{shapes}</svg>'
    )


def _shape(box: Box, marks: Mapping[str, tuple[str, str]]) -> str:
    name = str(box.widget.get("widgetName") or "")
    kind, hover = marks.get(name, ("same", ""))
    title = escape(f"{name}{': ' if hover else ''}{hover}")
    room = int(box.width / 5.5)
    text = escape(name if len(name) <= room else f"{name[: max(room - 1, 0)]}…") if room > 3 else ""
    caption = (
        f'<text x="{box.x + 3:.1f}" y="{box.y + 10:.1f}">{text}</text>' if text and box.height >= 12 else ""
    )
    return (
        f'<g class="{kind}" data-widget="{escape(name)}"><title>{title}</title>'
        f'<rect x="{box.x:.1f}" y="{box.y:.1f}" width="{box.width:.1f}" height="{box.height:.1f}" rx="2"/>'
        f"{caption}</g>"
    )


def _boxes(dsl: dict[str, Any]) -> Iterator[Box]:
    """Give the boxes, containers before what stands in them; canvases fill their container."""
    stack: list[tuple[dict[str, Any], Box]] = []
    root = Box(dsl, 0, 0, _WIDTH, 0)
    stack.append((dsl, root))
    while stack:
        widget, frame = stack.pop()
        children = [child for child in widget.get("children") or [] if isinstance(child, dict)]
        for child in reversed(children):
            if child.get("type") == "CANVAS_WIDGET" or child.get("detachFromLayout"):
                stack.append((child, frame))
                continue
            box = _box(child, frame)
            stack.append((child, box))
        if widget is not dsl and widget.get("type") != "CANVAS_WIDGET" and not widget.get("detachFromLayout"):
            yield frame


def _box(widget: dict[str, Any], frame: Box) -> Box:
    left, right = _number(widget.get("leftColumn")), _number(widget.get("rightColumn"))
    top, bottom = _number(widget.get("topRow")), _number(widget.get("bottomRow"))
    scale = frame.width / _COLUMNS
    left, right = min(max(left, 0), _COLUMNS), min(max(right, 0), _COLUMNS)
    return Box(
        widget,
        frame.x + left * scale,
        frame.y + max(top, 0) * _ROW,
        max((right - left) * scale, 3),
        max((bottom - top) * _ROW, 3),
    )


def _number(value: Any) -> float:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return float(value) if is_number and abs(value) < 1e6 else 0.0
