"""Two entities of one kind have the same gitSyncId.

A unique index of the database refuses the second one and the import fails as a whole. This comes from
entries that were copied by hand, and from pages that were cloned by old releases. Queries and JS objects without
an edited side or without pageId do not count: the import passes over them.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...application.entities import SIDES, text
from ...diagnostics import Entity, Severity
from ...document.pointers import join
from ..application import Application
from ..checking import ImportStep, Problem, import_failure

SEVERITY: Severity = "error"

_LISTS = (
    ("pageList", "Page", "page", ImportStep.PAGES),
    ("datasourceList", "", "datasource", ImportStep.DATASOURCES),
    ("actionList", "Action", "query", ImportStep.QUERIES),
    ("actionCollectionList", "Collection", "js_object", ImportStep.JS_OBJECTS),
)
#: Lists of which the import passes over what has no edited side, or names no page.
_SKIPPED = ("actionList", "actionCollectionList")


def check(application: Application) -> Iterator[Problem]:
    """Yield each entry whose gitSyncId an entry before it has."""
    for key, suffix, kind, step in _LISTS:
        first: dict[str, int] = {}
        entries = application.document.get(key)
        for i, entry in enumerate(entries if isinstance(entries, list) else ()):
            sync_id = text(entry.get("gitSyncId")) if isinstance(entry, dict) else None
            if not sync_id or (key in _SKIPPED and not _is_imported(entry, suffix)):
                continue
            if sync_id in first:
                yield Problem(
                    f"This entry and entry {first[sync_id]} of {key} have the same gitSyncId.",
                    join("", key, i, "gitSyncId"),
                    _entity(entry, suffix, kind),
                    "Give one of them a gitSyncId of its own, or remove it.",
                    import_failure(step, "duplicate key"),
                )
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
