"""What a document is that is not an application, and what to do with it instead."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from ..application.kinds import Kind, kind_of
from ..document.reading import describe

Json = dict[str, Any]

#: Keys at the top of a file in a Git repository, but never of an export.
_GIT_FILES = frozenset(
    (
        *("fileFormatVersion", "applicationVersion", "isSystemTheme", "pluginId", "uidString", "widgetId"),
        *("unpublishedPage", "unpublishedAction", "unpublishedCollection"),
    )
)


class Foreign(NamedTuple):
    """What a document is, in a sentence, and what to do."""

    message: str
    hint: str


_OTHER_PRODUCT = "Applications of other products cannot be imported."
_KNOWN: tuple[tuple[Callable[[Json], bool], Foreign], ...] = (
    (
        lambda document: kind_of(document) is Kind.PARTIAL_EXPORT,
        Foreign(
            "This is a partial export, not an application.", "Import it within a page of an application."
        ),
    ),
    (
        lambda document: kind_of(document) is Kind.PAGE,
        Foreign("This is the DSL of one page, not an application.", "Export the whole application."),
    ),
    (
        lambda document: kind_of(document) is Kind.EXPORT,
        Foreign(
            "There are pages, but exportedApplication is missing.",
            "Copy it from another export of the application.",
        ),
    ),
    (
        lambda document: not _GIT_FILES.isdisjoint(document),
        Foreign(
            "This is one file of a Git repository, not an application.",
            "Name the folder that holds the whole layout instead.",
        ),
    ),
    (
        lambda document: "tooljet_version" in document or "appV2" in document,
        Foreign("This is a ToolJet application.", _OTHER_PRODUCT),
    ),
    (
        lambda document: {"uuid", "page"} <= document.keys() or "appTemplate" in document,
        Foreign("This is a Retool application.", _OTHER_PRODUCT),
    ),
)


def foreign(document: Json) -> Foreign:
    """Return what a document without exportedApplication is."""
    for is_it, what in _KNOWN:
        if is_it(document):
            return what
    message = (
        f"This is not an export: {describe(document)} without exportedApplication, pageList and actionList."
    )
    return Foreign(message, "Use the file that the product's export wrote.")
