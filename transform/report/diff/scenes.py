"""The pictures of a page before and after, with the marks of its changes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ...application.entities import Side, layouts
from ...application.kinds import Kind, kind_of
from ...diffing.changes import Change, Diff
from ..html.grid import Box
from ..html.model import Pictures
from ..html.picture import Marks, Scene
from ..html.room import Mask
from .groups import WIDGETS, Group
from .marks import Canvas, marks

_Known = dict[tuple[str, str | None, Side | None], tuple[str, dict[str, Any]]]


class Canvases:
    """The canvases of both documents, by page and side."""

    def __init__(self, found: Diff) -> None:
        before, after = found.compared
        self._known = (_canvases(before), _canvases(after))

    def of(self, group: Group, changes: list[Change]) -> list[Canvas]:
        """Return the canvases of a page, before and after as far as it has them.

        They are those of the deployed side where nothing else changed.
        """
        side: Side = (
            "published" if {change.sides for change in changes} == {("published",)} else "unpublished"
        )
        found = []
        for when, name, known in zip(
            ("before", "after"), (group.before, group.after), self._known, strict=True
        ):
            if (canvas := known.get((group.title, name, side))) is not None:
                found.append(Canvas(when, *canvas))
        return found


def _canvases(document: Any) -> _Known:
    """Return (title, name of the page, side) -> pointer to its canvas, and the canvas."""
    if kind_of(document) is Kind.PAGE:
        return {(WIDGETS, None, "unpublished"): ("", document)}
    found: _Known = {}
    for layout in layouts(document):
        key = ("", layout.page.entity.name, layout.page.side)
        found.setdefault(key, (layout.pointer, layout.dsl))
    return found


class PagePictures:
    """The pictures of one page; `seen` maps the anchor of a change to its mark."""

    def __init__(self, canvases: list[Canvas], changes: list[Change], anchors: dict[int, str]) -> None:
        self._canvases = canvases
        self._marks: list[Marks] = [marks(changes, anchors, canvas) for canvas in canvases]
        self._scenes = [
            Scene(canvas.dsl, marked, canvas.when)
            for canvas, marked in zip(canvases, self._marks, strict=True)
        ]

    @property
    def seen(self) -> dict[str, str]:
        """Return anchor of a change -> anchor of its mark, in the picture after where it is there."""
        return {target: f"{scene.when}-{target}" for scene in self._scenes for target in scene.targets()}

    def pictures(self, title: str, mask: Mask) -> Pictures | None:
        """Return the pictures at one scale; one, folded, where no widget changed."""
        if not self._scenes:
            return None
        height = max(scene.height for scene in self._scenes) + 2
        if len(self._scenes) == 2 and not any(self._marks):
            only = self._scenes[-1].picture(title, height, mask)
            return Pictures((only,), "Picture: no widget changed")
        former = self._former()
        made = tuple(
            scene.picture(f"{title} {scene.when}", height, mask, former if scene.when == "after" else None)
            for scene in self._scenes
        )
        return Pictures(made)

    def _former(self) -> Mapping[int, Box]:
        """Return `id` of a widget after -> its place before, for those that moved."""
        if len(self._scenes) < 2:
            return {}
        before, after = self._scenes
        places = before.moved()
        return {
            id(box.widget): places[widget_id]
            for widget_id, box in after.moved().items()
            if widget_id in places and places[widget_id][1:] != box[1:]
        }
