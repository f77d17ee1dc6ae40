"""Two entities of one kind have the same gitSyncId.

An import that makes a new application creates both. An import into an application that already has this
gitSyncId, such as one that was imported before, writes both into one entity, and the later one wins. This comes
from entries that were copied by hand, and from pages that were cloned by old releases. Queries and JS objects
without an edited side or without pageId do not count: the import skips them.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...application.entities import SIDES, text
from ...diagnostics import Entity, Severity
from ...document.pointers import join
from ..application import Application
from ..checking import Problem

SEVERITY: Severity = "error"
OF_PARTIAL = True

_LISTS = (
    ("pageList", "Page", "page"),
    ("datasourceList", "", "datasource"),
    ("actionList", "Action", "query"),
    ("actionCollectionList", "Collection", "js_object"),
)
_HINT = "Remove the gitSyncId of one of them, or give it a new one."
#: Lists of which the import skips what has no edited side, or names no page.
_SKIPPED = ("actionList", "actionCollectionList")


def check(application: Application) -> Iterator[Problem]:
    """Yield each entry whose gitSyncId an entry before it has."""
    for key, suffix, kind in _LISTS:
        first: dict[str, int] = {}
        entries = application.document.get(key)
        for i, entry in enumerate(entries if isinstance(entries, list) else ()):
            sync_id = text(entry.get("gitSyncId")) if isinstance(entry, dict) else None
            if not sync_id or (key in _SKIPPED and not _is_imported(entry, suffix)):
                continue
            if sync_id in first:
                message = (
                    f"This entry and entry {first[sync_id]} of {key} have the same gitSyncId: a new import creates"
                    " both; an import into an application that has this id writes both into one, and the later wins."
                )
                pointer = join("", key, i, "gitSyncId")
                yield Problem(message, pointer, _entity(entry, suffix, kind), _HINT)
            first.setdefault(sync_id, i)


def _is_imported(entry: dict[str, object], suffix: str) -> bool:
    """Return whether the import looks at an entry: it needs an edited side that names a page."""
    edited = entry.get("unpublished" + suffix)
    return isinstance(edited, dict) and bool(text(edited.get("pageId")))


def _entity(entry: dict[str, object], suffix: str, kind: str) -> Entity:
    sides = [entry.get(side + suffix) for side in SIDES] if suffix else [entry]
    value = next((side for side in sides if isinstance(side, dict)), {})
    name = text(value.get("name"))
    return Entity(
        kind, name if kind == "page" else text(value.get("pageId")), name, text(entry.get("gitSyncId"))
    )
