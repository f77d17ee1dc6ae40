"""Find what changed between two documents."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator
from typing import Any

from ..application.entities import Side, layouts
from ..application.kinds import Kind, kind_of, require_kind
from ..document.collector import collector_paused
from ..document.patch import deep_values_refused
from ..errors import UpgradeError
from ..upgrading.schema_versions import schema_version
from .changes import Change, Diff, Upgrades
from .entity_diff import DocumentDiff
from .page_diff import PageDiff
from .tables import LISTS_OF_BOUND_PATHS

KINDS = (Kind.EXPORT, Kind.PARTIAL_EXPORT, Kind.PAGE)


def diff(
    before: dict[str, Any], after: dict[str, Any], *, upgrade: bool | None = None, everything: bool = False
) -> Diff:
    """Return what changed between two exports, partial exports or page DSLs, in terms of their entities.

    `upgrade` brings both to the newer version first, so that a change of format is not shown as one of the
    application; by default where their versions differ and can be upgraded. With `everything` also what the
    server writes by itself (times, permissions, messages) counts. Arguments are never changed.
    Python's cycle collector is paused meanwhile, for the whole process.
    Raises InputError for other documents, or documents of two different kinds; LimitError; with `upgrade`
    UpgradeError where there is no way to one version.
    """
    kind = require_kind(before, *KINDS)
    require_kind(after, kind)
    with collector_paused(), deep_values_refused():
        documents, done = _at_one_version(before, after, upgrade)
        if kind is Kind.PAGE:
            changes: Iterable[Change] = PageDiff.of_pages(*documents, everything=everything)
        else:
            changes = DocumentDiff(*documents, everything=everything).changes()
        if done.steps and not everything:
            changes = (change for change in changes if not _is_of_the_upgrade(change))
        return Diff(tuple(changes), done, (before, after), documents)


def _is_of_the_upgrade(change: Change) -> bool:
    """Return whether a list of paths differs though the values that they name do not.

    Steps of the product leave such lists differently for another order of their entries, which says nothing.
    """
    return not LISTS_OF_BOUND_PATHS.isdisjoint(change.path.split("/"))


def at_newest_version(*documents: dict[str, Any]) -> tuple[dict[str, Any], ...]:
    """Return documents upgraded to the newest of the versions that they have; those at it are the very arguments.

    Raises UpgradeError where there is no way to that version.
    """
    first = documents[0]
    if not any(_differ_in_version(first, other) for other in documents[1:]):
        return documents
    from ..product.releases import Versions
    from ..upgrading.export import upgrade  # most have one version and need no upgrade

    versions = [list(_parts(document)) for document in documents]
    target = Versions(*(functools.reduce(_newer, part) for part in zip(*versions, strict=True)))
    return tuple(upgrade(document, target).document for document in documents)


def _at_one_version(
    before: dict[str, Any], after: dict[str, Any], wanted: bool | None
) -> tuple[tuple[dict[str, Any], dict[str, Any]], Upgrades]:
    """Upgrade both documents to the newer versions of the two where they differ (or as it is wanted)."""
    if wanted is False or (wanted is None and not _differ_in_version(before, after)):
        return (before, after), Upgrades()
    from ..product.releases import Versions
    from ..upgrading.export import upgrade as upgrade_document

    page, server, client = map(_newer, _parts(before), _parts(after))
    target = Versions(page, server, client)
    try:
        one, two = upgrade_document(before, target), upgrade_document(after, target)
    except UpgradeError as error:
        if wanted:
            raise
        return (before, after), Upgrades(refused=str(error))
    return (one.document, two.document), Upgrades.of((*one.steps, *two.steps))


def _differ_in_version(before: dict[str, Any], after: dict[str, Any]) -> bool:
    """Return whether schemas differ, or versions of pages: of any page that both have, or of all of them."""
    if any(schema_version(before, kind) != schema_version(after, kind) for kind in ("server", "client")):
        return True
    pages, others = _page_versions(before), _page_versions(after)
    on_both = pages.keys() & others.keys()
    return set(pages.values()) != set(others.values()) or any(pages[key] != others[key] for key in on_both)


def _page_versions(document: dict[str, Any]) -> dict[tuple[str | None, Side | None], Any]:
    """Return (name of a page, side) -> its version; 94 and 94.0 are equal."""
    if kind_of(document) is Kind.PAGE:
        return {(None, None): _hashable(document.get("version"))}
    return {
        (layout.page.entity.name, layout.page.side): _hashable(layout.dsl.get("version"))
        for layout in layouts(document)
    }


def _hashable(version: Any) -> Any:
    return repr(version) if isinstance(version, dict | list) else version


def _parts(document: dict[str, Any]) -> Iterator[int | None]:
    from ..upgrading.targets import document_versions

    versions = document_versions(document)
    is_page = kind_of(document) is Kind.PAGE
    yield versions.page or None
    yield None if is_page else versions.server
    yield None if is_page else versions.client


def _newer(left: int | None, right: int | None) -> int | None:
    return max((value for value in (left, right) if value is not None), default=None)
