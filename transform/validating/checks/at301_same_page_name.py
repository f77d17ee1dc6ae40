"""Two pages have the same name.

Page names are unique within an application, upper and lower case told apart. A unique index refuses the
second page and the import fails as a whole.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...application.entities import SIDES
from ...diagnostics import Severity
from ..application import Application, is_deleted
from ..checking import ImportStep, Problem, import_failure

SEVERITY: Severity = "error"


def check(application: Application) -> Iterator[Problem]:
    """Yield each page that has the name of one before it on the same side."""
    for side in SIDES:
        seen = set()
        for page in application.page_entries:
            if page.side != side or is_deleted(page.value) or not page.entity.name:
                continue
            if page.entity.name in seen:
                yield Problem(
                    f"Another page is called {page.entity.name} as well.",
                    page.pointer + "/name",
                    page.entity,
                    "Rename one of them.",
                    import_failure(ImportStep.PAGES, "duplicate key"),
                )
            seen.add(page.entity.name)
