"""Which page version the widgets of a partial export have, which says nothing of it."""

from __future__ import annotations

from typing import Any

from ..application import entities
from ..diagnostics import Diagnostic
from ..product.releases import Versions, makers
from ..upgrading.page_versions import page_version
from ..upgrading.schema_versions import schema_version
from .partial_export import PAGE_VERSION


def version_of(part: dict[str, Any], page: dict[str, Any]) -> tuple[Any, tuple[Diagnostic, ...]]:
    """Return the page version of a part that goes onto a page, by its DSL, and what should be known about it.

    A part that `extract` made says it. Else it is that of the page, if a release that wrote the part's schemas can
    have written it, or the nearest that such a release wrote. None stands for a page without a version.
    """
    stated = (entities.pasted(part) or {}).get(PAGE_VERSION)
    if isinstance(stated, int | float):
        return stated or None, ()
    version = page_version(page)
    server, client = schema_version(part, "server"), schema_version(part, "client")
    known = makers(Versions(None, server, client)) if server is not None else None
    if version is None or known is None:
        return page.get("version"), ()
    first, last = (release.versions.page or version for release in known)
    nearest = max(first, min(version, last))
    if nearest == version:
        return page.get("version"), ()
    message = (
        f"The part carries no page version; its widgets are taken for version {nearest}, as releases"
        f" from {known[0].name} to {known[1].name} wrote such a part."
    )
    return nearest, (Diagnostic("AT834", "note", message, "/widgets", hint="Check what was inserted."),)
