"""The release cannot upgrade a page to its own version, so the page will not open.

Pages are stored unchanged and upgraded when they are opened. Where a step of that upgrade fails, the
product loses the page. `upgrade` leaves the widget on which it fails unchanged and continues with the others, so
that its result opens.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Diagnostic, Entity, Severity
from ...errors import UpgradeError
from ...upgrading.page_versions import page_version
from ..application import Application, Page
from ..checking import Problem

SEVERITY: Severity = "error"
OF_PAGE = True

_FAILS = ("AT201", "AT202")
_HINT = "Upgrade the file with `upgrade` and import the result."


def check(application: Application) -> Iterator[Problem]:
    """Yield what the upgrade of each older page fails on."""
    target = application.release.versions.page
    for page in application.pages:
        version = page_version(page.layout.dsl)
        if target is None or (version is not None and version >= target):
            continue
        for diagnostic in _upgrade(page, target, application):
            if diagnostic.code in _FAILS:
                entity = diagnostic.entity or page.layout.page.entity
                message = f"The page will not open: {diagnostic.message.rstrip('.')}."
                yield Problem(message, page.layout.pointer + diagnostic.pointer, _on(page, entity), _HINT)


def _upgrade(page: Page, target: int, application: Application) -> tuple[Diagnostic, ...]:
    from ...upgrading.engine import upgrade_page  # slow to import, and most pages need no upgrade

    try:
        return upgrade_page(page.layout.dsl, target, page=page.name, limits=application.limits).diagnostics
    except UpgradeError as error:
        return (Diagnostic("AT202", "error", error.message, error.pointer or ""),)


def _on(page: Page, entity: Entity) -> Entity:
    return entity if entity.page else Entity(entity.type, page.name, entity.name, entity.id)
