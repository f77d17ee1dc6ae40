"""What is drawn of each widget: its texts and labels, cut to their room, and the numbers of its drawing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from . import lists
from .families import family_of, plain_type
from .fitting import LINE, shortened, wrapped
from .grid import Box, children, name_of
from .room import PAD, Item, Mask, Widget, labelled


@dataclass(frozen=True, slots=True)
class Sketch:
    """A widget as a template draws it; `top` is where what is below its label begins."""

    family: str
    name: str
    type: str
    x: int
    y: int
    w: int
    h: int
    text: str = ""
    label: str = ""
    top: int = 0
    left: int = 0
    lines: tuple[str, ...] = ()
    items: tuple[Item, ...] = ()


def sketch(box: Box, mask: Mask = str) -> Sketch:
    """Return the drawing of a widget; what it shows of the document goes through `mask`."""
    family = family_of(box.widget)
    x, y = round(box.x), round(box.y)
    width, height = max(round(box.x + box.width) - x, 2), max(round(box.y + box.height) - y, 2)
    found: dict[str, Any] = {"family": family, "type": plain_type(box.widget).replace("_", " ")}
    found |= _READERS.get(family, _widget)(Widget(box.widget, width, height, mask))
    name = shortened(mask(name_of(box.widget)))
    return Sketch(x=x, y=y, w=width, h=height, name=name, **found)


def _field(widget: Widget) -> dict[str, Any]:
    found = labelled(widget)
    room = widget.width - found.get("left", 0) - 22
    return {**found, "text": widget.fitted(widget.text("placeholderText"), room)}


def _text(widget: Widget) -> dict[str, Any]:
    most = max(1, int(widget.height / LINE))
    text = widget.text("text", "label", "value") if widget.height >= 10 else ""
    lines = wrapped(text, widget.width - 2, most)
    return {"lines": tuple(lines), "left": _aligned(widget.value.get("textAlign"), widget.width)}


def _aligned(value: Any, width: int) -> int:
    """Return where the lines of a text are anchored: at its left, in its middle or at its right."""
    return {"CENTER": width // 2, "RIGHT": width}.get(value if isinstance(value, str) else "", 0)


def _frame(widget: Widget) -> dict[str, Any]:
    if _is_covered(widget.value) or plain_type(widget.value) == "CANVAS":
        return {"text": ""}
    return {"text": widget.fitted(widget.shown(name_of(widget.value)), widget.width - 2 * PAD)}


def _is_covered(widget: dict[str, Any]) -> bool:
    """Return whether something in a container stands where its title would be."""
    canvases = [child for child in children(widget) if child.get("type") == "CANVAS_WIDGET"]
    tops = [child.get("topRow") for child in (children(canvases[0]) if canvases else ())]
    return any(isinstance(top, int | float) and top < 3 for top in tops)


def _button(widget: Widget) -> dict[str, Any]:
    return {"text": widget.fitted(widget.text("text", "label"), widget.width - 6)}


def _check(widget: Widget) -> dict[str, Any]:
    return {"text": widget.fitted(widget.text("label", "labelText"), widget.width - 18)}


def _slider(widget: Widget) -> dict[str, Any]:
    return labelled(widget)


def _chart(widget: Widget) -> dict[str, Any]:
    title = widget.text("chartName", "title") or widget.shown(name_of(widget.value))
    return {"text": widget.fitted(title, widget.width - 2 * PAD)}


def _divider(widget: Widget) -> dict[str, Any]:
    return {"text": "vertical" if widget.value.get("orientation") == "vertical" else ""}


def _progress(widget: Widget) -> dict[str, Any]:
    is_round = widget.value.get("progressType") == "circular" or "CIRCULAR" in plain_type(widget.value)
    return {"text": "circular" if is_round else ""}


def _glyph(widget: Widget) -> dict[str, Any]:
    source = widget.text("image", "source", "url", "docUrl", "defaultImage")
    return {"text": widget.fitted(source if source.startswith("{") else "", widget.width - 2 * PAD)}


def _widget(widget: Widget) -> dict[str, Any]:
    kind = plain_type(widget.value).replace("_", " ")
    return {"text": widget.fitted(kind, (widget.width - 2 * PAD) / 1.3)}


_READERS: dict[str, Callable[[Widget], dict[str, Any]]] = {
    "button": _button,
    "buttons": lists.buttons,
    "chart": _chart,
    "check": _check,
    "checks": lists.options,
    "date": _field,
    "divider": _divider,
    "file": _button,
    "frame": _frame,
    "icon": lambda _: {},
    "image": _glyph,
    "input": _field,
    "jsonform": lists.json_form,
    "list": lists.cells,
    "map": _glyph,
    "menu": _button,
    "modal": _frame,
    "progress": _progress,
    "radios": lists.options,
    "rating": lambda _: {},
    "select": _field,
    "slider": _slider,
    "switch": _check,
    "switches": lists.options,
    "table": lists.table,
    "tabs": lists.tabs,
    "text": _text,
    "video": _glyph,
    "web": _glyph,
    "audio": lambda _: {},
    "camera": lambda _: {},
    "document": _glyph,
    "editor": lambda _: {},
}
