"""Widgets that were removed from one page and added to another: one move each."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from .collect import Collector, Draft
from .lists import token
from .matching import Item
from .tables import COMPUTED, COMPUTED_OF_CANVAS, SERVER_MADE_AT_TOP

#: What a widget gets anew where it is pasted.
_ANEW = COMPUTED | COMPUTED_OF_CANVAS | SERVER_MADE_AT_TOP["widget"] | {"key", "parentId", "widgetId"}


def join_moves_between_pages(collector: Collector) -> list[Draft]:
    """Return the collected drafts, with one move in place of a widget's removal here and its addition there.

    Both must have the same name, type and content, with all that is in them.
    """
    removed: dict[tuple[Any, ...], list[Draft]] = defaultdict(list)
    for draft in collector.drafts:
        if draft.kind == "remove" and _is_widget(draft):
            removed[_outline(draft)].append(draft)
    if not removed:
        return collector.drafts
    moved: dict[int, Draft] = {}
    for draft in list(collector.drafts):
        candidates = removed.get(_outline(draft)) if draft.kind == "add" and _is_widget(draft) else None
        found = next((one for one in candidates or () if _is_same(one, draft, collector)), None)
        if candidates and found and found.item and draft.item:
            candidates.remove(found)
            pages = found.entity.page, draft.entity.page
            move = collector.move((found.item, draft.item), pages, draft.sides)
            move.consequences = [one for one in (*found.consequences, *draft.consequences) if one.path]
            collector.drafts.pop()
            moved |= {id(found): move, id(draft): move}
    kept = (moved.get(id(draft), draft) for draft in collector.drafts if not _is_end(draft, moved))
    return list(kept)


def _is_widget(draft: Draft) -> bool:
    return draft.item is not None and draft.entity.type == "widget" and draft.entity.page is not None


def _outline(draft: Draft) -> tuple[Any, ...]:
    item = draft.item
    return draft.entity.name, item and item.kind, draft.sides


def _is_same(removed: Draft, added: Draft, collector: Collector) -> bool:
    """Return whether the widgets are on different pages and have the same content."""
    if collector.renames.page(removed.entity.page) == added.entity.page:
        return False
    return (
        removed.item is not None and added.item is not None and _content(removed.item) == _content(added.item)
    )


def _is_end(draft: Draft, moved: dict[int, Draft]) -> bool:
    """Return whether a draft is the removal of a widget that moved; its addition becomes the move."""
    return draft.kind == "remove" and id(draft) in moved


def _content(item: Item) -> bytes:
    """Return the content of a widget and of all in it; ids of widgets inside count by their order."""
    ids: dict[str, str] = {}
    stack = [item.value]
    while stack:
        widget = stack.pop()
        if isinstance(widget.get("widgetId"), str):
            ids.setdefault(widget["widgetId"], f"#{len(ids)}")
        stack += [child for child in widget.get("children") or () if isinstance(child, dict)]
    return token(_plain(item.value, ids))


def _plain(value: Any, ids: dict[str, str]) -> Any:
    if isinstance(value, dict):
        is_widget = "widgetId" in value and "type" in value
        return {
            ids.get(key, key): _plain(child, ids)
            for key, child in value.items()
            if not (is_widget and key in _ANEW)
        }
    if isinstance(value, list):
        return [_plain(child, ids) for child in value]
    return ids.get(value, value) if isinstance(value, str) else value
