"""Ids of pages where their names belong: the product refers to a page by its name within an export."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from ..application.entities import SIDES, pages, text
from ..document.edits import apply
from ..document.pointers import join
from ..patterns import pattern

#: Where the entry of a page, or a side of it, may hold the page's id.
_ID_KEYS = ("id", "_id", "gitSyncId", "pageId")
#: Ids as databases and libraries make them; no person calls a page so.
_LOOKS_LIKE_AN_ID = pattern(r"[0-9a-f]{24}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


class PageId(NamedTuple):
    """A place that holds the id of a page instead of its name."""

    path: tuple[str | int, ...]
    id: str
    name: str

    @property
    def pointer(self) -> str:
        """Return the pointer of the place."""
        return join("", *self.path)


def page_ids(document: dict[str, Any]) -> list[PageId]:
    """Return the places that hold the id of a page of the file, in the order of the document.

    An id is known by the page that has it; that of the only page of a file also by its looks.
    """
    places = list(_references(document))
    by_id = _names_by_id(document, {name for _, name in places})
    return [PageId(path, name, by_id[name]) for path, name in places if name in by_id]


def with_page_names(document: dict[str, Any], found: list[PageId]) -> dict[str, Any]:
    """Return the document with names in place of ids; the argument is not changed."""
    return apply(document, {place.path: place.name for place in found})


def _names_by_id(document: dict[str, Any], used: set[str]) -> dict[str, str]:
    names = {page.entity.name for page in pages(document) if page.entity.name}
    found: dict[str, str] = {}
    for page in pages(document, "unpublished"):
        for holder in (page.owner, page.value):
            for key in _ID_KEYS:
                if page.entity.name and (known := text(holder.get(key))) and known not in names:
                    found.setdefault(known, page.entity.name)
    strange = used - names - found.keys()
    if len(strange) == len(names) == 1 and _LOOKS_LIKE_AN_ID.fullmatch(only := strange.pop()):
        found[only] = names.pop()
    return found


def _references(document: dict[str, Any]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Yield the places that name a page, each with the name."""
    application = document.get("exportedApplication")
    for key in ("pages", "publishedPages"):
        entries = application.get(key) if isinstance(application, dict) else None
        for i, entry in enumerate(entries if isinstance(entries, list) else ()):
            if isinstance(entry, dict) and (name := text(entry.get("id"))):
                yield ("exportedApplication", key, i, "id"), name
    for key, suffix in (("actionList", "Action"), ("actionCollectionList", "Collection")):
        entries = document.get(key)
        for i, entry in enumerate(entries if isinstance(entries, list) else ()):
            for side in SIDES if isinstance(entry, dict) else ():
                value = entry.get(side + suffix)
                if isinstance(value, dict) and (name := text(value.get("pageId"))):
                    yield (key, i, side + suffix, "pageId"), name
