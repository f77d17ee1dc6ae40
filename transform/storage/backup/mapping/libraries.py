"""customJSLib -> customJSLibList."""

from __future__ import annotations

from collections.abc import Iterable

from .names import Document, entries, is_live, without

_KEPT = frozenset(("name", "uidString", "accessor", "url", "docsUrl", "version", "defs"))


def exported_libraries(
    application: Document, libraries: Iterable[Document]
) -> tuple[list[Document], list[str]]:
    """Return the libraries that an application uses, sorted by uidString, and the uids that are missing."""
    wanted = {str(entry.get("uidString", "")) for entry in entries(application, "unpublishedCustomJSLibs")}
    found: dict[str, Document] = {}
    for library in libraries:
        uid = str(library.get("uidString", ""))
        if uid in wanted and uid not in found and is_live(library):
            found[uid] = {**without(library, frozenset(library) - _KEPT), "deleted": False}
    return [found[uid] for uid in sorted(found)], sorted(wanted - found.keys())
