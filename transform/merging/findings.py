"""What a merge leaves for a person to look at: widgets that overlap, names that stand twice."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple

from ..application import entities
from ..application.pages import Widget, walk
from ..diagnostics import Diagnostic, Entity
from ..document.numbers import is_json_number
from .three import Three

_EDGES = ("leftColumn", "rightColumn", "topRow", "bottomRow")
Json = dict[str, Any]
#: So many overlaps are told at most.
_MOST = 100
#: Left and right column, top and bottom row.
Box = tuple[float, float, float, float]


class Called(NamedTuple):
    """What messages call a widget."""

    page: str | None
    name: str
    identity: str


class Placed(NamedTuple):
    """A widget and where it is: (gitSyncId of the page, widgetId of the container)."""

    inside: tuple[str, str]
    called: Called


def overlaps(document: Json, versions: Three[Json]) -> Iterator[Diagnostic]:
    """Yield AT852 for widgets of which each side put one there, so that they overlap in the merged document only.

    At most `_MOST` are told.
    """
    placed = _placed(document)
    theirs_put, ours_put = (_not_as_in(placed, side) for side in versions[1:])
    if theirs_put and ours_put:
        pairs = _overlapping(placed, ours_put, theirs_put)
        for (page, name, identity), (_, other, _) in itertools.islice(pairs, _MOST):
            message = f"{name} and {other} overlap: each side put one of them there."
            entity = Entity("widget", page, name, identity)
            yield Diagnostic(
                "AT852", "warning", message, entity=entity, hint="Move one of them in the editor."
            )


def _placed(document: Json) -> dict[Placed, Box]:
    """Return where the widgets of the edited side are."""
    found = {}
    for layout in entities.layouts(document, "unpublished"):
        page = layout.page.owner.get("gitSyncId") or layout.page.entity.name
        for visited in walk(layout.dsl):
            box = _box(visited.widget)
            if visited.parent is not None and box and visited.widget.get("detachFromLayout") is not True:
                parent = str(visited.parent.get("widgetId"))
                name = Called(
                    layout.page.entity.name, str(visited.widget.get("widgetName")), _id(visited.widget)
                )
                found[Placed((str(page), parent), name)] = box
    return found


def _not_as_in(placed: dict[Placed, Box], side: Json) -> set[Placed]:
    """Return the widgets that a side does not have, or has elsewhere."""
    there = {(widget.inside, widget.called.identity): box for widget, box in _placed(side).items()}
    return {
        widget for widget, box in placed.items() if there.get((widget.inside, widget.called.identity)) != box
    }


def _overlapping(
    placed: dict[Placed, Box], ours_put: set[Placed], theirs_put: set[Placed]
) -> Iterator[tuple[Called, Called]]:
    """Yield the pairs of widgets in one container whose rectangles overlap, from top to bottom."""
    containers: dict[tuple[str, str], list[Placed]] = {}
    for widget in placed:
        if widget in ours_put or widget in theirs_put:
            containers.setdefault(widget.inside, []).append(widget)
    for widgets in containers.values():
        open_: list[Placed] = []
        for widget in sorted(widgets, key=lambda one: placed[one][2]):
            left, right, top, _ = placed[widget]
            open_ = [other for other in open_ if placed[other][3] > top]
            for other in open_:
                touches = left < placed[other][1] and placed[other][0] < right
                if touches and (
                    (widget in ours_put and other in theirs_put)
                    or (widget in theirs_put and other in ours_put)
                ):
                    yield other.called, widget.called
            open_.append(widget)


def _id(widget: Widget) -> str:
    return str(widget.get("widgetId"))


def _box(widget: Widget) -> Box | None:
    edges = [float(edge) for name in _EDGES if is_json_number(edge := widget.get(name))]
    if len(edges) < len(_EDGES):
        return None
    left, right, top, bottom = edges
    return (left, right, top, bottom) if left < right and top < bottom else None


def same_names(document: Json, versions: Three[Json]) -> Iterator[Diagnostic]:
    """Yield AT853 for names that two things of one page, or two pages, have in the merged document only."""
    for page, name in sorted(names_twice(document, versions), key=str):
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


def names_twice(document: Json, versions: Three[Json]) -> set[tuple[str | None, str]]:
    """Return (page, name) of the names that stand twice in the merged document and in neither side."""
    found = _names_twice(document)
    return found - {pair for side in versions[1:] for pair in _names_twice(side)} if found else found


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
