"""A query or JS object belongs to no page of the file, so it is not imported.

`pageId` holds the name of the page. An entry without an edited side, without pageId, or with the name of a
page that is not there is passed over by the import without a word.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Severity
from ...document.nearest import did_you_mean
from ..application import Application
from ..checking import Problem

SEVERITY: Severity = "warning"


def check(application: Application) -> Iterator[Problem]:
    """Yield each edited query and JS object whose page is not there."""
    for entry in (*application.actions, *application.js_objects):
        if entry.side != "unpublished" or entry.entity.page in application.edited_page_names:
            continue
        page = entry.entity.page
        if page is None:
            message, hint = "It names no page (pageId), so it is not imported.", "Remove it, or name a page."
        else:
            message = f"Its page {page} is not in the file, so it is not imported."
            hint = "Correct pageId, or add the page." + did_you_mean(page, application.edited_page_names)
        yield Problem(message, entry.pointer, entry.entity, hint)
