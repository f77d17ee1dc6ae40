"""Server schema 4 -> 5: the order of pages stands in the application, escaped widgets in the layouts.

`{"pageOrder": ["Home"], "unpublishedDefaultPageName": "Home"}` ->
`{"pageOrder": [], "exportedApplication": {"pages": [{"id": "Home", "isDefault": true}]}}`
"""

from __future__ import annotations

import functools
from typing import Any

from ..js import StepError
from ..schema_steps import ExportDraft, schema_step


@schema_step
def upgrade(draft: ExportDraft) -> None:
    """Pages stand in order in the application, and queries say whether their run on load was chosen."""
    if draft.document.get("pageList") and isinstance(draft.document.get("exportedApplication"), dict):
        draft.change("exportedApplication", lambda application: _with_pages(application, draft.document))
        if draft.document.get("pageOrder"):
            draft.document["pageOrder"] = []
        for side in ("unpublished", "published"):
            escaped = draft.document.get(f"{side}LayoutmongoEscapedWidgets")
            if isinstance(escaped, dict) and escaped:
                draft.change_each("pageList", functools.partial(_with_escaped, side=side, escaped=escaped))
    invisible = draft.document.get("invisibleActionFields")
    if draft.document.get("actionList") and isinstance(invisible, dict):
        draft.change_each("actionList", lambda action: _with_choice(action, invisible))


def _with_pages(application: dict[str, Any], document: dict[str, Any]) -> dict[str, Any]:
    edited = document.get("pageOrder") or _names(document["pageList"], "unpublishedPage", skip_deleted=True)
    deployed = document.get("publishedPageOrder") or _names(document["pageList"], "publishedPage")
    return {
        **application,
        "pages": _entries(edited, document.get("unpublishedDefaultPageName")),
        "publishedPages": _entries(deployed, document.get("publishedDefaultPageName")),
    }


def _entries(names: Any, default: Any) -> list[dict[str, Any]]:
    return [{"id": name, "isDefault": name is not None and name == default} for name in names]


def _names(pages: list[Any], side: str, *, skip_deleted: bool = False) -> list[Any]:
    names = []
    for page in pages:
        if not isinstance(page, dict):
            raise StepError("an entry of pageList is no page")
        value = page.get(side)
        if isinstance(value, dict):
            if skip_deleted and value.get("deletedAt") is None:
                names.append(value.get("name"))
            elif not skip_deleted and value.get("name"):
                names.append(value["name"])
    return names


def _with_escaped(page: Any, *, side: str, escaped: dict[str, Any]) -> Any:
    value = page.get(f"{side}Page") if isinstance(page, dict) else None
    if not isinstance(value, dict) or not isinstance(value.get("name"), str) or value["name"] not in escaped:
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
    names = escaped.get(layout["id"]) if isinstance(layout.get("id"), str) else None
    return kept if names is None else {**kept, "mongoEscapedWidgetNames": names}


def _with_choice(action: Any, invisible: dict[str, Any]) -> Any:
    key = action.get("id") if isinstance(action, dict) else None
    fields = invisible.get(key) if isinstance(key, str) else None
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
