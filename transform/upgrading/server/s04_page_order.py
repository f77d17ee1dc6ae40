"""Server schema 4 -> 5, v1.7.4: the order of pages stands in the application, escaped widgets in the layouts.

`{"pageOrder": ["Home"], "unpublishedDefaultPageName": "Home"}` ->
`{"pageOrder": [], "exportedApplication": {"pages": [{"id": "Home", "isDefault": true}]}}`

Source in release 1.91:
app/server/appsmith-server/src/main/java/com/appsmith/server/migrations/JsonSchemaMigration.java
app/server/appsmith-server/src/main/java/com/appsmith/server/migrations/MigrationHelperMethods.java
"""

from __future__ import annotations

from typing import Any

from ...product.java_values import as_map, as_text
from ...product.javascript_values import StepError
from ..schema_steps import ExportDraft, schema_step

_SIDES = ("unpublished", "published")
_PAGES = "The order of the pages stands in the application."
_ESCAPED = "Layouts name the widgets whose names were escaped."
_CHOICE = "Whether the run on load was chosen stands in the query."


@schema_step
def upgrade(draft: ExportDraft) -> None:
    """Pages stand in order in the application, and queries say whether their run on load was chosen."""
    document = draft.document
    pages = document.get("pageList")
    if isinstance(pages, list) and pages and document.get("exportedApplication") is not None:
        has_moved = draft.change("exportedApplication", lambda before: _with_pages(before, document), _PAGES)
        if has_moved and _order(document, "pageOrder"):
            document["pageOrder"] = []
        escaped = {side: _escaped_widgets(document, side) for side in _SIDES}
        draft.change_each("pageList", lambda page: _with_escaped(page, escaped), _ESCAPED)
    invisible = as_map(document.get("invisibleActionFields"))
    if document.get("actionList") and invisible is not None:
        draft.change_each("actionList", lambda action: _with_choice(action, invisible), _CHOICE)


def _with_pages(application: Any, document: dict[str, Any]) -> dict[str, Any]:
    if not isinstance(application, dict):
        raise StepError("the application is no object")
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


def _edited_names(pages: list[Any]) -> list[str | None]:
    sides = _sides(pages, "unpublishedPage")
    return [as_text(side.get("name")) for side in sides if side.get("deletedAt") in (None, "")]


def _deployed_names(pages: list[Any]) -> list[str | None]:
    names = (as_text(side.get("name")) for side in _sides(pages, "publishedPage"))
    return [name for name in names if name]


def _sides(pages: list[Any], side: str) -> list[dict[str, Any]]:
    """Return one side of each page; entries that are no page are reported by themselves."""
    return [page[side] for page in pages if isinstance(page, dict) and isinstance(page.get(side), dict)]


def _entries(names: list[str | None], default: Any) -> list[dict[str, Any]]:
    """Return a reference to each page; a page without a name is the default where no default has a name."""
    wanted = as_text(default)
    return [{**({} if name is None else {"id": name}), "isDefault": name == wanted} for name in names]


def _escaped_widgets(document: dict[str, Any], side: str) -> dict[str, Any]:
    return as_map(document.get(f"{side}LayoutmongoEscapedWidgets")) or {}


def _with_escaped(page: Any, escaped: dict[str, dict[str, Any]]) -> Any:
    if not isinstance(page, dict):
        raise StepError("the entry is no page")
    changed = {}
    for side, names in escaped.items():
        value = page.get(f"{side}Page")
        if not isinstance(value, dict) or as_text(value.get("name")) not in names:
            continue
        layouts = value.get("layouts")
        if isinstance(layouts, list) and layouts:
            changed[f"{side}Page"] = {**value, "layouts": [_escaped_layout(item, names) for item in layouts]}
    return {**page, **changed} if changed else page


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
    if not isinstance(action, dict):
        raise StepError("the entry is no query")
    sides = [side for side in _SIDES if isinstance(action.get(f"{side}Action"), dict)]
    if not sides:
        return action
    fields = _found(invisible, action.get("id"))
    if not isinstance(fields, dict):
        raise StepError("invisibleActionFields has no entry for the query")
    changed = dict(action)
    for side in sides:
        value = action[f"{side}Action"]
        kept = {name: item for name, item in value.items() if name != "userSetOnLoad"}
        chosen = fields.get(f"{side}UserSetOnLoad")
        changed[f"{side}Action"] = kept if chosen is None else {**kept, "userSetOnLoad": chosen}
    return changed
