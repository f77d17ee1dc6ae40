"""A page has no widget tree.

Each side of a page holds one layout with one `dsl`. The import takes a page without one, and the editor fails to
open it. A page without an edited side is not imported at all.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...application.entities import text
from ...diagnostics import Entity, Severity
from ...document.pointers import join
from ..application import Application
from ..checking import Problem
from ..entries import is_deleted

SEVERITY: Severity = "error"


def check(application: Application) -> Iterator[Problem]:
    """Yield each page without an edited side, and each edited side without a tree."""
    with_tree = {page.layout.page.pointer for page in application.pages}
    for page in application.page_entries:
        if page.side == "unpublished" and not is_deleted(page.value) and page.pointer not in with_tree:
            yield Problem(
                "The page has no layout with a dsl.",
                page.pointer,
                page.entity,
                "Export the application again, or remove the page.",
            )
    entries = application.document.get("pageList")
    for i, entry in enumerate(entries if isinstance(entries, list) else ()):
        if isinstance(entry, dict) and not isinstance(entry.get("unpublishedPage"), dict):
            published = entry.get("publishedPage")
            name = text(published.get("name")) if isinstance(published, dict) else None
            message = "The page has no edited side (unpublishedPage), so it is not imported."
            yield Problem(message, join("", "pageList", i), Entity("page", name, name), "Remove the entry.")
