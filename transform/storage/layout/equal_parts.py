"""The parts that two documents share, set aside so that only the others need to be compared file by file."""

from __future__ import annotations

from typing import Any

from .meaning import is_same_text

Json = dict[str, Any]
_LISTS = ("datasourceList", "pageList", "actionList", "actionCollectionList")


def without_equal_parts(before: Json, after: Json) -> tuple[Json, Json]:
    """Return both documents without the entries of their lists that are the same in both.

    Entries are matched by gitSyncId; one that occurs twice in a list is never set aside.
    """
    shorter_before, shorter_after = dict(before), dict(after)
    for key in _LISTS:
        old, new = before.get(key), after.get(key)
        if not isinstance(old, list) or not isinstance(new, list):
            continue
        by_id = _by_id(new)
        same = {sync_id for sync_id, entry in _by_id(old).items() if is_same_text(entry, by_id.get(sync_id))}
        shorter_before[key] = [entry for entry in old if _id_of(entry) not in same]
        shorter_after[key] = [entry for entry in new if _id_of(entry) not in same]
    return shorter_before, shorter_after


def _by_id(entries: list[Any]) -> dict[str, Any]:
    """Return the entries by id, those without one or with that of another left out."""
    found: dict[str, Any] = {}
    repeated = set()
    for entry in entries:
        sync_id = _id_of(entry)
        if sync_id in found:
            repeated.add(sync_id)
        elif sync_id is not None:
            found[sync_id] = entry
    return {sync_id: entry for sync_id, entry in found.items() if sync_id not in repeated}


def _id_of(entry: Any) -> str | None:
    sync_id = entry.get("gitSyncId") if isinstance(entry, dict) else None
    return sync_id if isinstance(sync_id, str) and sync_id else None
