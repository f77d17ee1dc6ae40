"""Take parts out of an application: things of one page as a partial export, or pages as an application."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from ..application.kinds import Kind, require_kind
from ..application.pages import walk
from ..document.nearest import listed
from ..errors import InputError
from .as_export import as_export, page_of
from .dependencies import Dependencies
from .inventory import Inventory, Key
from .page_versions import version_of
from .partial_export import partial_export
from .selection import Selection, selected
from .subset import with_pages

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Extracted:
    """A part of an application.

    `included` are the things in it; `left_out` what they refer to and the part lacks, each with the first thing
    that needs it.
    """

    document: Json
    included: tuple[Key, ...]
    left_out: tuple[tuple[Key, Key], ...]

    def to_dict(self) -> dict[str, Any]:
        """Return what was taken as JSON, without the document."""
        return {
            "included": [key._asdict() for key in self.included],
            "left_out": [{**key._asdict(), "needed_by": by._asdict()} for key, by in self.left_out],
        }


def extract(
    document: Json,
    *,
    pages: Iterable[str] = (),
    widgets: Iterable[str] = (),
    queries: Iterable[str] = (),
    js_objects: Iterable[str] = (),
    datasources: Iterable[str] = (),
    libraries: Iterable[str] = (),
    with_dependencies: bool = False,
    as_application: bool = False,
) -> Extracted:
    """Return a part of an export, or of a partial export, whose one page is called as its queries say.

    Names may be patterns (`Admin*`). The part is a partial export, which is of one page; with `as_application` a
    whole export with just the pages that are meant, their datasources included. `with_dependencies` also takes
    what is referred to. Raises InputError for what is no export, for a name or pattern that fits nothing, and
    where a partial export would be of several pages.
    """
    if require_kind(document, Kind.EXPORT, Kind.PARTIAL_EXPORT) is Kind.PARTIAL_EXPORT:
        if as_application:
            raise InputError(
                "A partial export has no pages to make an application of", hint="Insert it into one."
            )
        page = page_of(document)
        document = as_export(document, page, version_of(document, {})[0])
    patterns = (pages, widgets, queries, js_objects, datasources, libraries)
    selection = Selection(*(tuple(names) for names in patterns))
    if not selection:
        raise InputError("Nothing is named to be taken", hint="Name a page, or --list what there is.")
    inventory = Inventory(document)
    dependencies = Dependencies(inventory)
    keys = selected(inventory, selection)
    if as_application:
        return _application(inventory, dependencies, keys, with_dependencies)
    if with_dependencies:
        keys = dependencies.closure(keys, other_pages=False)
    _require_one_page(keys)
    keys = _with_contents(inventory, keys)
    left_out = _left_out(inventory, dependencies, keys)
    return Extracted(partial_export(inventory, keys), tuple(keys), left_out)


def _application(
    inventory: Inventory, dependencies: Dependencies, keys: list[Key], with_dependencies: bool
) -> Extracted:
    if any(key.kind in ("widget", "query", "js_object") for key in keys):
        raise InputError(
            "An application consists of whole pages", hint="Name pages alone, or leave out --as-application."
        )
    if not any(key.kind == "page" for key in keys):
        raise InputError("An application needs a page", hint="Name one with --page.")
    if with_dependencies:
        keys = dependencies.closure(keys, other_pages=True)
    pages = [name for name in inventory.pages if Key("page", name, name) in keys]
    keys = _with_contents(inventory, keys)
    keys += [Key("library", None, name) for name in inventory.libraries]
    found = dict.fromkeys(keys)
    for key in keys:
        found |= dict.fromkeys(one for one in dependencies.of(key) if one.kind == "datasource")
    keys = list(found)
    part = with_pages(inventory.document, pages, {key.name for key in keys if key.kind == "datasource"})
    return Extracted(part, tuple(keys), _left_out(inventory, dependencies, keys))


def _require_one_page(keys: list[Key]) -> None:
    pages = list(dict.fromkeys(key.page for key in keys if key.page is not None))
    if len(pages) > 1:
        raise InputError(
            f"A partial export is of one page; this is of {len(pages)}: {listed(pages, 5)}",
            hint="Name one with --page, or use --as-application or --each page.",
        )


def _with_contents(inventory: Inventory, keys: Iterable[Key]) -> list[Key]:
    """Return things together with what is inside them, in the order of the application."""
    chosen = set(keys)
    pages = {key.name for key in chosen if key.kind == "page"}
    for key in list(chosen):
        if key.kind == "widget":
            page = inventory.pages[key.page or ""]
            inner = {id(visited.widget) for visited in walk(page.widgets[key.name].widget)}
            chosen |= {
                Key("widget", page.name, name)
                for name, visited in page.widgets.items()
                if id(visited.widget) in inner
            }
    return [key for key in inventory.everything() if key in chosen or key.page in pages]


def _left_out(
    inventory: Inventory, dependencies: Dependencies, keys: list[Key]
) -> tuple[tuple[Key, Key], ...]:
    known = set(keys)
    found: dict[Key, Key] = {}
    for key in keys:
        is_inside = key.kind == "widget" and _parent_in(inventory, key, known)
        if key.kind != "page" and not is_inside:
            for needed in dependencies.of(key):
                if needed not in known:
                    found.setdefault(needed, key)
    return tuple(found.items())


def _parent_in(inventory: Inventory, key: Key, known: set[Key]) -> bool:
    """Return whether the widget around a widget is looked at anyway, with all that is in it."""
    visited = inventory.pages[key.page or ""].widgets[key.name]
    parent = visited.parent.get("widgetName") if visited.parent else None
    return isinstance(parent, str) and Key("widget", key.page, parent) in known
