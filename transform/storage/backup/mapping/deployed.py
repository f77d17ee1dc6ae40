"""Other states of an application than the one in the editor: what is deployed, what was deleted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ..gathering import Documents
from .names import Document, part, without

_APPLICATION = (
    ("publishedPages", "pages"),
    ("publishedAppLayout", "unpublishedAppLayout"),
    ("publishedApplicationDetail", "unpublishedApplicationDetail"),
    ("publishedCustomJSLibs", "unpublishedCustomJSLibs"),
    ("publishedModeThemeId", "editModeThemeId"),
)


def deployed(documents: Documents) -> Documents:
    """Return the documents with what users see in place of what the editor shows.

    Pages are those of the deployed menu; pages, queries and JS objects that were never deployed are left out.
    """
    application = dict(documents.application)
    for source, target in _APPLICATION:
        if source in application:
            application[target] = application[source]
        else:
            application.pop(target, None)
    return replace(
        documents,
        application=application,
        pages=_both(documents.pages, "Page"),
        queries=_both(documents.queries, "Action"),
        collections=_both(documents.collections, "Collection"),
    )


def revived(documents: Documents, lost: Iterable[str]) -> Documents:
    """Return the documents with nothing deleted in the editor; `lost` pages come last in the menu."""
    application = dict(documents.application)
    menu = application.get("pages")
    application["pages"] = [
        *(menu if isinstance(menu, list) else []),
        *({"_id": id_, "isDefault": False} for id_ in lost),
    ]
    return replace(
        documents,
        application=application,
        pages=_alive(documents.pages, "unpublishedPage"),
        queries=_alive(documents.queries, "unpublishedAction"),
        collections=_alive(documents.collections, "unpublishedCollection"),
    )


def _alive(documents: list[Document], side: str) -> list[Document]:
    dropped = frozenset(("deletedAt",))
    return [{**one, side: without(part(one, side), dropped)} if side in one else one for one in documents]


def _both(documents: list[Document], suffix: str) -> list[Document]:
    return [
        {**one, f"unpublished{suffix}": one[f"published{suffix}"]}
        for one in documents
        if isinstance(one.get(f"published{suffix}"), dict)
    ]
