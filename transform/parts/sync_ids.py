"""The gitSyncIds of an application, by which an import recognises what it has already."""

from __future__ import annotations

from typing import Any

from .fresh import fresh_sync_id
from .inventory import objects

Json = dict[str, Any]

_LISTS = ("pageList", "actionList", "actionCollectionList", "datasourceList")


class SyncIds:
    """The ids that are taken; what is added with one of them gets another: an import would write both into one."""

    def __init__(self, document: Json) -> None:
        self._taken = {
            entry["gitSyncId"]
            for name in _LISTS
            for entry in objects(document.get(name))
            if isinstance(entry.get("gitSyncId"), str)
        }

    def with_own(self, entry: Json) -> Json:
        """Return an entry with an id that nothing else has; one without an id stays without."""
        own = entry.get("gitSyncId")
        if not isinstance(own, str):
            return entry
        if own in self._taken:
            own = fresh_sync_id(own, self._taken)
            entry = {**entry, "gitSyncId": own}
        self._taken.add(own)
        return entry
