"""The list of pages of the application does not match the pages of the file.

`exportedApplication.pages` gives the order of the pages by name. A name without a page in the file
is dropped silently by the import; a page that is not listed is imported, but cannot be reached because it is
in no menu.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...application.entities import text
from ...diagnostics import Severity
from ...document.nearest import did_you_mean
from ...document.pointers import join
from ...upgrading.schema_versions import schema_version
from ..application import Application
from ..checking import Problem
from ..entries import is_deleted

SEVERITY: Severity = "warning"


def check(application: Application) -> Iterator[Problem]:
    """Yield the names without a page, then the pages without a name."""
    pages = application.settings.get("pages")
    if not isinstance(pages, list) or (schema_version(application.document, "server") or 0) <= 4:
        return
    listed = {}
    for i, entry in enumerate(pages):
        if isinstance(entry, dict) and (name := text(entry.get("id"))):
            listed[name] = i
    for name, i in listed.items():
        if name not in application.edited_page_names:
            hint = "Remove it from the list, or correct the name."
            hint += did_you_mean(name, application.edited_page_names)
            message = f"The list of pages names {name}, which is not in the file."
            yield Problem(message, join("/exportedApplication/pages", i, "id"), None, hint)
    for page in application.page_entries:
        if page.side == "unpublished" and not is_deleted(page.value) and page.entity.name not in listed:
            message = "The page is missing from exportedApplication.pages, so it cannot be reached."
            yield Problem(
                message, page.pointer, page.entity, 'Add {"id": its name, "isDefault": false} there.'
            )
