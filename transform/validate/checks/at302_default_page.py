"""The application has no default page, or more than one.

The default page is the one that opens first. It is marked in `exportedApplication.pages` by `isDefault`;
files of a server schema before 5 name it in `unpublishedDefaultPageName` instead. `--fix` marks the first
page where none is marked, and leaves the mark on the first where several have it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ...diagnostics import Entity, Severity
from ...entities import text
from ...upgrade.export import schema_version
from ..application import Application
from ..checking import Edit, Found

SEVERITY: Severity = "warning"

_POINTER = "/exportedApplication/pages"


def check(application: Application) -> Iterator[Found]:
    """Give what is wrong with the marks of the edited pages."""
    entries = _entries(application)
    marked = [entry for entry in entries if entry.get("isDefault") is True]
    if entries and not marked:
        yield Found("No page is the default page.", _POINTER, _entity(application), "Mark one by isDefault.")
    elif len(marked) > 1:
        names = ", ".join(text(entry.get("id")) or "?" for entry in marked)
        yield Found(
            f"Several pages are the default page: {names}.", _POINTER, _entity(application), "Keep one."
        )


def repair(application: Application) -> Iterator[Edit]:
    """Mark exactly one page."""
    if not any(check(application)):
        return
    pages = application.settings["pages"]
    marked = [
        i for i, entry in enumerate(pages) if isinstance(entry, dict) and entry.get("isDefault") is True
    ]
    first = marked[0] if marked else next(i for i, entry in enumerate(pages) if isinstance(entry, dict))
    for i, entry in enumerate(pages):
        if isinstance(entry, dict) and (entry.get("isDefault") is True) != (i == first):
            yield Edit(f"{_POINTER}/{i}", {**entry, "isDefault": i == first}, "one default page")


def _entries(application: Application) -> list[dict[str, Any]]:
    """Give the marks that the import goes by: below schema 5 it makes them anew from other fields."""
    if (schema_version(application.document, "server") or 0) <= _MADE_ANEW_UP_TO:
        return []
    pages = application.settings.get("pages")
    return [entry for entry in pages if isinstance(entry, dict)] if isinstance(pages, list) else []


_MADE_ANEW_UP_TO = 4


def _entity(application: Application) -> Entity:
    return Entity("application", None, text(application.settings.get("name")))
