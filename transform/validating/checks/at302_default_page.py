"""The application has no default page, or more than one.

The default page is the one that opens first. It is marked by `isDefault` in `exportedApplication.pages`
(edited) and `publishedPages` (deployed); files of a server schema before 5 name it in other fields instead.
An entry whose page the file does not hold is dropped by the import, and its mark with it. `--fix` marks the
first page where none is marked, and leaves the mark on the first where several have it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ...application.entities import text
from ...diagnostics import Entity, Severity
from ...upgrading.schema_versions import schema_version
from ..application import Application
from ..checking import Edit, Problem
from ..entries import is_deleted

SEVERITY: Severity = "warning"

#: Key of the application -> what its pages are called in messages.
_LISTS = {"pages": "page", "publishedPages": "deployed page"}
_BY_HAND = "Name the pages in exportedApplication.pages, and mark one by isDefault."
_MADE_ANEW_UP_TO = 4


def check(application: Application) -> Iterator[Problem]:
    """Yield what is wrong with the marks of the edited and of the deployed pages."""
    entity = Entity("application", None, text(application.settings.get("name")))
    for key, what in _LISTS.items():
        entries = [entry for _, entry in _entries(application, key)]
        marked = [entry for entry in entries if entry.get("isDefault") is True]
        pointer = f"/exportedApplication/{key}" if key in application.settings else "/exportedApplication"
        if not marked and (entries or _lists_nothing(application, key)):
            message = f"No {what} is the default page."
            yield Problem(
                message, pointer, entity, "Mark one by isDefault (--fix does)." if entries else _BY_HAND
            )
        elif len(marked) > 1:
            names = ", ".join(text(entry.get("id")) or "?" for entry in marked)
            message = f"Several {what}s are the default page: {names}."
            yield Problem(message, pointer, entity, "Keep one (--fix keeps the first).")


def repair(application: Application) -> Iterator[Edit]:
    """Mark exactly one page of each list."""
    for key in _LISTS:
        entries = _entries(application, key)
        marked = [i for i, entry in entries if entry.get("isDefault") is True]
        if not entries or len(marked) == 1:
            continue
        first = marked[0] if marked else entries[0][0]
        for i, entry in entries:
            if (entry.get("isDefault") is True) != (i == first):
                pointer = f"/exportedApplication/{key}/{i}"
                yield Edit(pointer, {**entry, "isDefault": i == first}, "one default page")


def _lists_nothing(application: Application, key: str) -> bool:
    """Return whether imported pages are in no list; an application need not be deployed."""
    return key == "pages" and not _is_made_anew(application) and bool(application.edited_page_names)


def _entries(application: Application, key: str) -> list[tuple[int, dict[str, Any]]]:
    """Return the marks that the import goes by, numbered: those of pages that the file holds."""
    if _is_made_anew(application):
        return []
    pages = application.settings.get(key)
    numbered = enumerate(pages) if isinstance(pages, list) else ()
    names = _page_names(application)
    return [(i, entry) for i, entry in numbered if isinstance(entry, dict) and text(entry.get("id")) in names]


def _is_made_anew(application: Application) -> bool:
    """Return whether the import derives the marks from other fields, as it does below schema 5."""
    return (schema_version(application.document, "server") or 0) <= _MADE_ANEW_UP_TO


def _page_names(application: Application) -> set[str | None]:
    """Return both names of each page that is imported: a page may have been renamed since it was deployed."""
    pages = [page for page in application.page_entries if not is_deleted(page.value)]
    return {page.entity.name for page in pages} - {None}
