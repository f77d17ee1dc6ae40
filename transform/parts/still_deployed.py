"""Keep what users still run when its page or JS object is replaced in the editor."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from .inventory import objects

Json = dict[str, Any]

#: Stands for the time of deletion, which nobody can know here: the same input gives the same output.
_TIME = "1970-01-01T00:00:00Z"


def deployed_pages(document: Json) -> set[str]:
    """Return the names of the pages of an export that are deployed."""
    sides = (entry.get("publishedPage") for entry in objects(document.get("pageList")))
    return {side["name"] for side in sides if isinstance(side, dict) and isinstance(side.get("name"), str)}


def without_edited_side(entry: Any, suffix: str, pages: Collection[str]) -> Json | None:
    """Return a query ("Action") or JS object ("Collection") as deleted in the editor and still deployed.

    The product writes such an entry with the time of deletion in its edited side, and imports none without that
    side. None for what is deployed on none of the `pages`, and so can go.
    """
    side = entry.get(f"published{suffix}") if isinstance(entry, dict) else None
    if not isinstance(side, dict) or side.get("name") is None or side.get("pageId") not in pages:
        return None
    edited = entry.get(f"unpublished{suffix}")
    former = edited if isinstance(edited, dict) else side
    return {**entry, f"unpublished{suffix}": {**former, "deletedAt": former.get("deletedAt") or _TIME}}
