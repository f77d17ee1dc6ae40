"""Find what changed between two documents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from ..document import Kind, kind_of, require_kind
from ..inspection import inspect
from ..releases import Versions
from ..upgrade.collector import collector_paused
from ..upgrade.export import document_versions
from ..upgrade.export import upgrade as upgrade_document
from .changes import Change, Diff
from .entity_diff import DocumentDiff
from .page_diff import PageDiff


def diff(
    before: dict[str, Any], after: dict[str, Any], *, upgrade: bool | None = None, everything: bool = False
) -> Diff:
    """Tell what changed between two exports, partial exports or page DSLs, in terms of their entities.

    `upgrade` brings both to the newer version first, so that a change of format is not shown as one of the
    application; by default where their versions differ. With `everything` also what the server writes by
    itself (times, permissions, messages) counts. Arguments are never changed.
    Raises InputError for other documents, or documents of two different kinds; UpgradeError, LimitError.
    """
    kinds = (Kind.EXPORT, Kind.PARTIAL_EXPORT, Kind.PAGE)
    kind = require_kind(before, *kinds)
    require_kind(after, kind)
    with collector_paused():
        documents, steps = _at_one_version(before, after, upgrade)
        if kind is Kind.PAGE:
            changes: Iterable[Change] = PageDiff.of_pages(*documents, everything=everything)
        else:
            changes = DocumentDiff(*documents, everything=everything).changes()
        return Diff(tuple(changes), steps, (before, after))


def _at_one_version(
    before: dict[str, Any], after: dict[str, Any], wanted: bool | None
) -> tuple[tuple[dict[str, Any], dict[str, Any]], int]:
    """Upgrade both documents to the newer versions of the two where they differ (or as it is wanted)."""
    if wanted is False:
        return (before, after), 0
    if wanted is None and set(inspect(before).page_versions) == set(inspect(after).page_versions):
        old, new = document_versions(before), document_versions(after)
        if (old.server, old.client) == (new.server, new.client):
            return (before, after), 0
    target = Versions(*map(_newer, _parts(before), _parts(after)))
    one, two = upgrade_document(before, target), upgrade_document(after, target)
    return (one.document, two.document), len(one.steps) + len(two.steps)


def _parts(document: dict[str, Any]) -> Iterator[int | None]:
    versions = inspect(document).versions
    is_page = kind_of(document) is Kind.PAGE
    yield versions.page or None
    yield None if is_page else versions.server
    yield None if is_page else versions.client


def _newer(left: int | None, right: int | None) -> int | None:
    return max((value for value in (left, right) if value is not None), default=None)
