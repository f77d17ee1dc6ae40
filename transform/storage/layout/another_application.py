"""Whether a layout and an export are of one application or of two."""

from __future__ import annotations

from typing import Any

from .stored_file import objects

Json = dict[str, Any]
#: Not datasources: applications of one workspace share these.
_OWN = ("pageList", "actionList", "actionCollectionList")


def is_another_application(old: Json, new: Json) -> bool:
    """Return whether two documents have no page, query or JS object in common.

    What has a gitSyncId keeps it for life, through renames, exports and imports, and no other application has it.
    Where one of the documents has none, as exports from before Git, the names of pages decide.
    """
    old_ids, new_ids = _ids(old), _ids(new)
    if not (old_ids and new_ids):
        old_ids, new_ids = _page_names(old), _page_names(new)
    return bool(old_ids and new_ids) and old_ids.isdisjoint(new_ids)


def _ids(document: Json) -> set[str]:
    ids = (entry.get("gitSyncId") for key in _OWN for entry in objects(document, key))
    return {sync_id for sync_id in ids if isinstance(sync_id, str) and sync_id}


def _page_names(document: Json) -> set[str]:
    pages = (page.get("unpublishedPage") for page in objects(document, "pageList"))
    names = (page.get("name") for page in pages if isinstance(page, dict))
    return {name for name in names if isinstance(name, str)}
