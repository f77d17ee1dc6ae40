"""The headings of changes: one for each page, whatever it was called before."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from ...diffing.changes import Change

OUTSIDE = "Application"
WIDGETS = "Widgets"


class Group(NamedTuple):
    """A page by its names `before` and `after` (None where it is not there), or with `title` what is no page."""

    before: str | None = None
    after: str | None = None
    title: str = ""

    @property
    def is_page(self) -> bool:
        """Return whether this is a page."""
        return not self.title

    def __str__(self) -> str:
        """Return the heading: the present name of a page, and what it takes to tell it from others."""
        if self.title:
            return self.title
        if self.after is None:
            return f"{self.before} (removed)"
        return f"{self.after} (page)" if self.after in (OUTSIDE, WIDGETS) else self.after


def grouped(changes: Iterable[Change]) -> dict[Group, list[Change]]:
    """Return the changes of each page, what belongs to no page first."""
    known = list(changes)
    group_of = _Pages(known).group_of
    groups: dict[Group, list[Change]] = {}
    for change in sorted(known, key=lambda change: group_of(change).title != OUTSIDE):
        groups.setdefault(group_of(change), []).append(change)
    return groups


class _Pages:
    """The pages that were renamed, added or removed; a name may belong to one page before and to another after."""

    def __init__(self, changes: list[Change]) -> None:
        own = [change for change in changes if change.entity.type == "page"]
        renamed = [c for c in own if c.kind == "rename" and c.sides != ("published",)]
        self._now = {str(change.before): str(change.after) for change in renamed}
        self._former = {after: before for before, after in self._now.items()}
        self._gone, self._new = (
            {change.entity.name for change in own if change.kind == kind and not change.path}
            for kind in ("remove", "add")
        )

    def group_of(self, change: Change) -> Group:
        name = change.entity.page
        if name is None:
            return Group(title=WIDGETS if change.entity.type == "widget" else OUTSIDE)
        if change.kind == "remove" and not change.path:
            return Group(name, None if name in self._gone else self._now.get(name, name))
        return Group(None if name in self._new else self._former.get(name, name), name)
