"""Server schema 4 -> 5: the order of pages stands in the application, escaped widgets in the layouts.

`{"pageOrder": ["Home"], "unpublishedDefaultPageName": "Home"}` ->
`{"pageOrder": [], "exportedApplication": {"pages": [{"id": "Home", "isDefault": true}]}}`
"""

from __future__ import annotations

import functools
from typing import Any

from ..java import as_text
from ..js import StepError
from ..schema_steps import ExportDraft, schema_step


@schema_step
def upgrade(draft: ExportDraft) -> None:
    """Pages stand in order in the application, and queries say whether their run on load was chosen."""
    if draft.document.get("pageList") and isinstance(draft.document.get("exportedApplication"), dict):
        has_moved = draft.change("exportedApplication", lambda before: _with_pages(before, draft.document))
        if has_moved and _order(draft.document, "pageOrder"):
            draft.document["pageOrder"] = []
        for side in ("unpublished", "published"):
            escaped = draft.document.get(f"{side}LayoutmongoEscapedWidgets")
            if isinstance(escaped, dict) and escaped:
                draft.change_each("pageList", functools.partial(_with_escaped, side=side, escaped=escaped))
    invisible = draft.document.get("invisibleActionFields")
    if draft.document.get("actionList") and isinstance(invisible, dict):
        draft.change_each("actionList", lambda action: _with_choice(action, invisible))


def _with_pages(application: dict[str, Any], document: dict[str, Any]) -> dict[str, Any]:
    edited = _order(document, "pageOrder") or _edited_names(document["pageList"])
    deployed = _order(document, "publishedPageOrder") or _deployed_names(document["pageList"])
    return {
        **application,
        "pages": _entries(edited, document.get("unpublishedDefaultPageName")),
        "publishedPages": _entries(deployed, document.get("publishedDefaultPageName")),
    }


def _order(document: dict[str, Any], key: str) -> list[str | None]:
    names = document.get(key)
    return [as_text(name) for name in names] if isinstance(names, list) else []


def _edited_names(pages: Any) -> list[str | None]:
    sides = _sides(pages, "unpublishedPage")
    return [as_text(side.get("name")) for side in sides if side.get("deletedAt") in (None, "")]


def _deployed_names(pages: Any) -> list[str | None]:
    names = (as_text(side.get("name")) for side in _sides(pages, "publishedPage"))
    return [name for name in names if name]


def _sides(pages: Any, side: str) -> list[dict[str, Any]]:
    if not isinstance(pages, list):
        raise StepError("pageList is no list")
    for i, page in enumerate(pages):
        if not isinstance(page, dict):
            raise StepError(f"entry {i} of pageList is no page")
    return [page[side] for page in pages if isinstance(page.get(side), dict)]


def _entries(names: list[str | None], default: Any) -> list[dict[str, Any]]:
    return [{"id": name, "isDefault": name is not None and name == as_text(default)} for name in names]


def _with_escaped(page: Any, *, side: str, escaped: dict[str, Any]) -> Any:
    value = page.get(f"{side}Page") if isinstance(page, dict) else None
    if not isinstance(value, dict) or as_text(value.get("name")) not in escaped:
        return page
    layouts = value.get("layouts")
    if not isinstance(layouts, list):
        return page
    return {
        **page,
        f"{side}Page": {**value, "layouts": [_escaped_layout(layout, escaped) for layout in layouts]},
    }


def _escaped_layout(layout: Any, escaped: dict[str, Any]) -> Any:
    if not isinstance(layout, dict):
        raise StepError("a layout is no object")
    kept = {key: value for key, value in layout.items() if key != "mongoEscapedWidgetNames"}
    names = _found(escaped, layout.get("id"))
    return kept if names is None else {**kept, "mongoEscapedWidgetNames": names}


def _found(table: dict[str, Any], key: Any) -> Any:
    text = as_text(key)
    return None if text is None else table.get(text)


def _with_choice(action: Any, invisible: dict[str, Any]) -> Any:
    fields = _found(invisible, action.get("id")) if isinstance(action, dict) else None
    if not isinstance(fields, dict):
        raise StepError("invisibleActionFields has no entry for the query")
    changed = dict(action)
    for side in ("unpublished", "published"):
        value = action.get(f"{side}Action")
        if isinstance(value, dict):
            kept = {name: item for name, item in value.items() if name != "userSetOnLoad"}
            chosen = fields.get(f"{side}UserSetOnLoad")
            changed[f"{side}Action"] = kept if chosen is None else {**kept, "userSetOnLoad": chosen}
    return changed
