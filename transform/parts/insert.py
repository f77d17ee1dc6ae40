"""Insert a part into an application, with names and ids that are free and all references following."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from ..application.kinds import Kind, kind_of, require_kind
from ..diagnostics import Diagnostic
from ..diffing.comparison import at_newest_version
from ..document.nearest import did_you_mean, listed
from ..errors import InputError
from ..upgrading.page_versions import page_version
from .add_pages import add_pages, settled_pages
from .as_export import as_export
from .bring_along import Luggage, used_datasources
from .clashes import OnClash, settle
from .into_page import added_keys, into_page
from .inventory import Inventory, Key
from .invisible_fields import with_invisible_fields
from .page_versions import version_of
from .renaming import NewNames, with_new_names
from .selection import matching
from .subset import with_pages

_MOST_SHOWN = 8  # pages of an application in a hint

Json = dict[str, Any]

_VERSIONS = ("clientSchemaVersion", "serverSchemaVersion")


@dataclass(frozen=True, slots=True)
class Inserted:
    """An application with a part in it.

    `added` are the things of the part as they are called now, `renamed` their old names -> new ones;
    `replaced` what of the application they took the place of, `kept` what was not inserted.
    """

    document: Json
    added: tuple[Key, ...]
    renamed: Mapping[str, str] = field(default_factory=dict)
    replaced: tuple[Key, ...] = ()
    kept: tuple[Key, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Return what was done as JSON, without the document."""
        return {
            "added": [key._asdict() for key in self.added],
            "renamed": dict(self.renamed),
            "replaced": [key._asdict() for key in self.replaced],
            "kept": [key._asdict() for key in self.kept],
            "diagnostics": [one.to_dict() for one in self.diagnostics],
        }


def insert(
    target: Json,
    part: Json,
    *,
    page: str | None = None,
    pages: Iterable[str] = (),
    on_clash: OnClash = "rename",
    map_datasources: Mapping[str, str] | None = None,
    at: tuple[int, int] | None = None,
) -> Inserted:
    """Return an export with a part in it: a partial export on one of its pages, or pages of another export.

    `page` is where a partial export goes; `pages` (names or patterns) which pages of a whole export are meant, all
    by default. A name that is taken is handled by `on_clash`: the new thing gets another one and its references
    follow, it replaces what is there and has its ids, or what is there is kept. Datasources are those of the same
    name and plugin, or as `map_datasources` says; libraries those of the same uidString. Widgets go below what
    is there, or to (column, row) `at`. Both documents are upgraded to the newer version of the two.

    Raises InputError for other kinds of documents, for pages and datasources that do not exist, for a place that is
    not on the page; UpgradeError where the two cannot be brought to one version.
    """
    if kind_of(target) is Kind.PARTIAL_EXPORT:
        raise InputError(
            "What gets the part is a partial export, expected a whole application",
            hint="Name the application first, then the part.",
        )
    require_kind(target, Kind.EXPORT)
    mapping = map_datasources or {}
    if require_kind(part, Kind.EXPORT, Kind.PARTIAL_EXPORT) is Kind.PARTIAL_EXPORT:
        if pages:
            raise InputError(
                "A partial export has no pages of its own", hint="Name the page of the application."
            )
        return _into_page(target, part, page, on_clash, mapping, at)
    if page is not None or at is not None:
        raise InputError(
            "The part is a whole application, whose pages are inserted as pages",
            hint="Extract what belongs on a page without --as-application.",
        )
    return _pages(target, part, tuple(pages), on_clash, mapping)


def _into_page(
    target: Json,
    part: Json,
    page: str | None,
    on_clash: OnClash,
    mapping: Mapping[str, str],
    at: tuple[int, int] | None,
) -> Inserted:
    known = Inventory(target).pages
    if page is None and len(known) == 1:
        page = next(iter(known))
    if page is None or page not in known:
        near = did_you_mean(page, known).strip() if page is not None else ""
        hint = near or f"Name one of {listed(known, _MOST_SHOWN)}."
        raise InputError("A page is needed" if page is None else f"There is no page {page}", hint=hint)
    versions = {key: target[key] for key in _VERSIONS if key in target and key not in part}
    version, said = version_of(part, known[page].dsl)
    whole = as_export({**part, **versions}, page, version)
    if page_version(known[page].dsl) == page_version(Inventory(whole).pages[page].dsl):
        target, whole, mended = _of_one_schema(target, whole)
    else:
        target, whole, mended = _of_newest_version(target, whole)
    luggage = Luggage(target, whole, mapping)
    there = Inventory(target)
    clashes = settle(there, Inventory(luggage.part), page, on_clash, there.accessors)
    whole = luggage.part
    if clashes.names:
        whole = with_new_names(whole, NewNames(on_page={page: clashes.names}))
    document = with_invisible_fields(luggage.unloaded(into_page(target, whole, page, clashes, at)), whole)
    return Inserted(
        document,
        (*added_keys(whole, page, clashes), *luggage.keys()),
        clashes.names,
        tuple(sorted(clashes.replaced)),
        tuple(sorted(clashes.kept)),
        (*(said if part.get("widgets") else ()), *mended, *luggage.diagnostics),
    )


def _of_one_schema(target: Json, part: Json) -> tuple[Json, Json, tuple[Diagnostic, ...]]:
    """Return both as they are where their schemas are equal, as each page has its own version; else upgraded."""
    if all(target.get(key) == part.get(key) for key in _VERSIONS):
        return target, part, ()
    return _of_newest_version(target, part)


def _of_newest_version(target: Json, part: Json) -> tuple[Json, Json, tuple[Diagnostic, ...]]:
    one, other = at_newest_version(target, part)
    if one is target and other is part:
        return one, other, ()
    from .listed_bindings import with_bindings_listed  # it needs the checks, and few insertions upgrade

    one, said_of_one = with_bindings_listed(target, one)
    other, said_of_other = with_bindings_listed(part, other)
    return one, other, (*said_of_one, *said_of_other)


def _pages(
    target: Json, part: Json, pages: tuple[str, ...], on_clash: OnClash, mapping: Mapping[str, str]
) -> Inserted:
    target, part, mended = _of_one_schema(target, part)
    inventory = Inventory(part)
    chosen = matching("page", pages or ("*",), inventory.pages) if inventory.pages else set()
    part = with_pages(part, [name for name in inventory.pages if name in chosen], set(inventory.datasources))
    part, names, replaced, kept = settled_pages(Inventory(target), part, on_clash)
    used = {name for name, _ in used_datasources(part)}
    part = {**part, "datasourceList": [one for name, one in inventory.datasources.items() if name in used]}
    luggage = Luggage(target, part, mapping)
    part = luggage.part
    document = with_invisible_fields(luggage.unloaded(add_pages(target, part, replaced)), part)
    added = tuple(Key("page", name, name) for name in Inventory(part).pages if name not in replaced)
    return Inserted(
        document,
        (*added, *luggage.keys()),
        names,
        tuple(Key("page", name, name) for name in replaced),
        tuple(Key("page", name, name) for name in kept),
        (*mended, *luggage.diagnostics),
    )
