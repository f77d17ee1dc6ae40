"""A query or JS object belongs to no page of the file, so it is not imported.

`pageId` holds the name of the page. The import silently skips an entry without pageId, or with the name of a page
that is not in the file. Those that name the same missing page are reported together, and what refers
to them is not reported again.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...application.entities import Located
from ...diagnostics import Entity, Severity
from ...document.nearest import did_you_mean
from ..application import Application
from ..checking import Problem

SEVERITY: Severity = "error"

_MOST_NAMES = 5


def check(application: Application) -> Iterator[Problem]:
    """Yield each edited query and JS object without a page, then each page that is named and missing."""
    by_page: dict[str, list[Located]] = {}
    for entry in (*application.actions, *application.js_objects):
        if entry.side != "unpublished" or application.is_on_a_page(entry):
            continue
        if entry.entity.page is None:
            message = "It names no page (pageId), so it is not imported."
            yield Problem(
                message, entry.pointer, entry.entity, "Add pageId with the name of a page, or remove it."
            )
        else:
            by_page.setdefault(entry.entity.page, []).append(entry)
    for page, lost in by_page.items():
        yield _missing_page(page, lost, application.edited_page_names)


def _missing_page(page: str, lost: list[Located], names: frozenset[str]) -> Problem:
    hint = "Correct pageId, or add the page." + did_you_mean(page, names)
    first = lost[0]
    if len(lost) == 1:
        message = f"Its page {page} is not in the file, so it is not imported."
        return Problem(message, first.pointer + "/pageId", first.entity, hint)
    named = ", ".join(entry.entity.name or "?" for entry in lost[:_MOST_NAMES])
    more = f" and {len(lost) - _MOST_NAMES} more" if len(lost) > _MOST_NAMES else ""
    message = (
        f"The page {page} is not in the file, so its queries and JS objects are not imported: {named}{more}."
    )
    return Problem(message, first.pointer + "/pageId", Entity("page", page, page), hint)
