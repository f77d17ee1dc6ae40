"""Two pages have the same name.

Queries and JS objects refer to their page by its name. The import creates both pages, but the later one gets the
queries and JS objects of both, and both entries in the menu lead to it; bindings of the earlier page find nothing.
Upper and lower case count as different.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...application.entities import SIDES
from ...diagnostics import Severity
from ..application import Application
from ..checking import Problem
from ..entries import is_deleted

SEVERITY: Severity = "error"


def check(application: Application) -> Iterator[Problem]:
    """Yield each page with the name of an earlier one on the same side."""
    for side in SIDES:
        seen = set()
        for page in application.page_entries:
            if page.side != side or is_deleted(page.value) or not page.entity.name:
                continue
            if page.entity.name in seen:
                message = f"Another page is called {page.entity.name}: this one gets the queries of both."
                hint = "Rename one of them, and pageId of its queries and JS objects."
                yield Problem(message, page.pointer + "/name", page.entity, hint)
            seen.add(page.entity.name)
