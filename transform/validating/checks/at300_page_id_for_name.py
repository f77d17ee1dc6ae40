"""The id of a page is used where its name belongs.

In an export `pageId` of queries and JS objects and `id` in the lists of pages hold the name of a page. With an id
there the import finds no page: the query is not imported, and the page is in no list. Files that scripts put
together have this mistake. `--fix` writes the name. All other checks look at the file as if the name were there,
so that what follows from the id is not reported again.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Entity, Severity
from ..application import Application
from ..checking import Edit, Problem
from ..page_ids import PageId

SEVERITY: Severity = "error"


def check(application: Application) -> Iterator[Problem]:
    """Yield each id once, at its first place."""
    for first, *others in _by_id(application.page_ids):
        more = f", here and in {len(others)} more place{'s' if len(others) > 1 else ''}" if others else ""
        message = f"{first.id} is the id of page {first.name}{more}; its name belongs here."
        hint = f'Write "{first.name}" (--fix does).'
        yield Problem(message, first.pointer, Entity("page", first.name, first.name), hint)


def repair(application: Application) -> Iterator[Edit]:
    """Write the names of the pages."""
    for place in application.page_ids:
        yield Edit(place.pointer, place.name, "a page is referred to by its name")


def _by_id(places: list[PageId]) -> list[list[PageId]]:
    found: dict[str, list[PageId]] = {}
    for place in places:
        found.setdefault(place.id, []).append(place)
    return list(found.values())
