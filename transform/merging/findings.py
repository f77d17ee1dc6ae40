"""What a merge leaves for a person to look at: widgets that overlap, names that stand twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from ..application import entities
from ..application.pages import Widget, walk
from ..diagnostics import Diagnostic, Entity
from .three import Three

_EDGES = ("leftColumn", "rightColumn", "topRow", "bottomRow")
Json = dict[str, Any]
Pair = tuple[str | None, str, str]
#: Left and right column, top and bottom row.
Box = tuple[float, float, float, float]


def overlaps(document: Json, versions: Three[Json]) -> Iterator[Diagnostic]:
    """Yield AT852 for widgets that lie over each other in the merged document and in neither side."""
    found = _overlapping(document)
    if not found:
        return
    known = {pair for side in versions[1:] for pair in _overlapping(side)}
    for pair, (entity, other) in found.items():
        if pair not in known:
            message = f"{entity.name} and {other} overlap: each side put one of them there."
            hint = "Move one of them in the editor."
            yield Diagnostic("AT852", "warning", message, entity=entity, hint=hint)


def _overlapping(document: Json) -> dict[Pair, tuple[Entity, str]]:
    """Return page, id and id of the widgets of the edited side that lie over a sibling."""
    found = {}
    for layout in entities.layouts(document, "unpublished"):
        page = layout.page.entity.name
        for visited in walk(layout.dsl):
            children = visited.widget.get("children")
            if isinstance(children, list) and len(children) > 1:
                for one, other in _pairs(children):
                    names = sorted((one, other), key=lambda widget: str(widget.get("widgetId")))
                    ids = [str(widget.get("widgetId")) for widget in names]
                    entity = Entity("widget", page, str(names[0].get("widgetName")), ids[0])
                    found[page, ids[0], ids[1]] = (entity, str(names[1].get("widgetName")))
    return found


def _pairs(children: list[Any]) -> Iterator[tuple[Widget, Widget]]:
    """Yield the pairs of widgets whose rectangles overlap, from top to bottom."""
    placed = [
        (widget, box)
        for widget in children
        if isinstance(widget, dict) and widget.get("detachFromLayout") is not True and (box := _box(widget))
    ]
    placed.sort(key=lambda item: item[1][2])
    open_: list[tuple[Widget, Box]] = []
    for widget, (left, right, top, bottom) in placed:
        open_ = [item for item in open_ if item[1][3] > top]
        for other, (other_left, other_right, *_) in open_:
            if left < other_right and other_left < right:
                yield other, widget
        open_.append((widget, (left, right, top, bottom)))


def _box(widget: Widget) -> Box | None:
    edges = [
        float(edge)
        for name in _EDGES
        if isinstance(edge := widget.get(name), int | float) and not isinstance(edge, bool)
    ]
    if len(edges) < len(_EDGES):
        return None
    left, right, top, bottom = edges
    return (left, right, top, bottom) if left < right and top < bottom else None


def same_names(document: Json, versions: Three[Json]) -> Iterator[Diagnostic]:
    """Yield AT853 for names that two things of one page, or two pages, have in the merged document only."""
    found = _names_twice(document)
    known = {pair for side in versions[1:] for pair in _names_twice(side)} if found else set()
    for page, name in sorted(found - known, key=str):
        where = f"on the page {page}" if page is not None else "among the pages"
        message = (
            f"Two things {where} are called {name}: one was removed by one side and changed by the other."
        )
        kind = "page" if page is None else "widget"
        yield Diagnostic(
            "AT853",
            "warning",
            message,
            entity=Entity(kind, page, name),
            hint="Rename one of them, or resolve the conflict so that it goes.",
        )


def _names_twice(document: Json) -> set[tuple[str | None, str]]:
    counted: Counter[tuple[str | None, str]] = Counter()
    for page in entities.pages(document, "unpublished"):
        counted[None, page.entity.name or ""] += 1
    for layout in entities.layouts(document, "unpublished"):
        counted.update((layout.page.entity.name, entity.name or "") for entity, _ in entities.widgets(layout))
    for found in (*entities.queries(document, "unpublished"), *entities.js_objects(document, "unpublished")):
        if "." not in (entities.text(found.value.get("fullyQualifiedName")) or ""):
            counted[found.entity.page, found.entity.name or ""] += 1
    return {key for key, count in counted.items() if count > 1 and key[1]}
