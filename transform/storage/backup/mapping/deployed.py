"""The deployed state of an application as both of its sides."""

from __future__ import annotations

from dataclasses import replace

from ..gathering import Documents
from .names import Document

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


def _both(documents: list[Document], suffix: str) -> list[Document]:
    return [
        {**one, f"unpublished{suffix}": one[f"published{suffix}"]}
        for one in documents
        if isinstance(one.get(f"published{suffix}"), dict)
    ]
