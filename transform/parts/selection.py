"""Which things of an application are meant by names and patterns."""

from __future__ import annotations

import fnmatch
from collections.abc import Iterable
from dataclasses import dataclass

from ..application.entity_words import worded
from ..document.nearest import did_you_mean
from ..errors import InputError
from .inventory import Inventory, Key, Kind


@dataclass(frozen=True, slots=True)
class Selection:
    """Names and patterns (`Admin*`) of what is to be taken, by kind.

    Pages alone mean all that is on them; together with widgets, queries or JS objects, where these are looked for.
    """

    pages: tuple[str, ...] = ()
    widgets: tuple[str, ...] = ()
    queries: tuple[str, ...] = ()
    js_objects: tuple[str, ...] = ()
    datasources: tuple[str, ...] = ()
    libraries: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return any(
            (self.pages, self.widgets, self.queries, self.js_objects, self.datasources, self.libraries)
        )


def selected(inventory: Inventory, selection: Selection) -> list[Key]:
    """Return the things that are meant, in the order of the application.

    Raises InputError for a pattern that nothing fits, and for a name that things of several pages have.
    """
    pages = matching("page", selection.pages, inventory.pages)
    by_kind: tuple[tuple[Kind, tuple[str, ...]], ...] = (
        ("widget", selection.widgets),
        ("query", selection.queries),
        ("js_object", selection.js_objects),
    )
    found: dict[Key, None] = {}
    if not any(patterns for _, patterns in by_kind):
        found |= dict.fromkeys(Key("page", page, page) for page in pages)
    everything = [*inventory.everything()]
    for kind, patterns in by_kind:
        keys = [key for key in everything if key.kind == kind and (not pages or key.page in pages)]
        names = matching(kind, patterns, [key.name for key in keys])
        found |= dict.fromkeys(key for key in keys if key.name in names)
    for kind, patterns, known in (
        ("datasource", selection.datasources, inventory.datasources),
        ("library", selection.libraries, inventory.libraries),
    ):
        found |= dict.fromkeys(Key(kind, None, name) for name in matching(kind, patterns, known))
    return [key for key in everything if key in found]


def matching(kind: str, patterns: Iterable[str], known: Iterable[str]) -> set[str]:
    """Return the names that fit one of some patterns; a name fits itself, whatever signs are in it."""
    names = dict.fromkeys(known)
    found: set[str] = set()
    for wanted in patterns:
        fitting = {wanted} & names.keys() or {name for name in names if fnmatch.fnmatchcase(name, wanted)}
        if not fitting:
            hint = did_you_mean(wanted, names).strip() or "--list shows what there is."
            raise InputError(f"There is no {worded(kind)} {wanted}", hint=hint)
        found |= fitting
    return found
