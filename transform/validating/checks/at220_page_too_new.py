"""A page is newer than what the release shows correctly.

The import compares the two schemas, not the page version: such a file is accepted, and its pages are opened by
an editor that does not know their properties. Widgets lose settings or are not shown.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Severity
from ...product.releases import Versions, oldest_accepting
from ...upgrading.page_versions import page_version
from ..application import Application
from ..checking import Problem

SEVERITY: Severity = "warning"
OF_PAGE = True


def check(application: Application) -> Iterator[Problem]:
    """Yield each page whose version is above the release's own."""
    knows = application.release.versions.page
    for page in application.pages:
        version = page_version(page.layout.dsl)
        if knows is None or version is None or version <= knows:
            continue
        oldest = oldest_accepting(Versions(int(version)))
        yield Problem(
            f"The page has version {int(version)}, release {application.release.name} knows {knows}.",
            page.layout.pointer + "/version",
            page.layout.page.entity,
            f"Import it into release {oldest.name} or a later one." if oldest else "No known release has it.",
        )
