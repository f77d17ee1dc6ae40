"""An export -> the files that the product stores of it, as values: what each is, where it goes, what it holds."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from typing import Any

from .query_files import js_object_files, query_files
from .shapes import picked
from .stored_file import Report, StoredFile, add_sync_id, identity, objects, shape_of, whole_if_whole
from .styles import Style, unhashed_library_path, whole
from .widget_files import stored_widgets

Json = dict[str, Any]
_SYSTEM_THEME = ("name", "displayName", "isSystemTheme", "deleted")


def stored_files(document: Json, style: Style, report: Report) -> dict[tuple[Any, ...], StoredFile]:
    """Return the files of an export by key, as the product chooses them.

    `report` is called with what has no place in a layout although somebody may miss it.
    """
    files: dict[tuple[Any, ...], StoredFile] = {}
    for file in _all(document, style, report):
        key, again = file.key, 0
        while key in files:
            key = (*file.key, file.path, again)
            again += 1
        file.key = key
        files[key] = file
    return files


def _all(document: Json, style: Style, report: Report) -> Iterator[StoredFile]:
    yield _metadata(document)
    application = document.get("exportedApplication")
    if isinstance(application, dict):
        value = _application(application, document, style)
        yield StoredFile(("application",), "application.json", value, application)
    theme = document.get("editModeTheme")
    if isinstance(theme, dict):
        yield StoredFile(("theme",), "theme.json", _theme(theme, style), theme)
    for datasource in objects(document, "datasourceList"):
        yield _datasource(datasource, style)
    for library in objects(document, "customJSLibList"):
        yield _library(library, style)
    listed = _listed_pages(document)
    for page in objects(document, "pageList"):
        yield from _page(page, listed, style, report)
    for action in objects(document, "actionList"):
        yield from query_files(action, style)
    for collection in objects(document, "actionCollectionList"):
        yield from js_object_files(collection, style)


# -- root files, datasources, libraries


def _metadata(document: Json) -> StoredFile:
    value = {
        "artifactJsonType": document.get("artifactJsonType"),
        "clientSchemaVersion": whole(document.get("clientSchemaVersion")),
        "serverSchemaVersion": whole(document.get("serverSchemaVersion")),
        "fileFormatVersion": 5,
    }
    return StoredFile(("metadata",), "metadata.json", value)


def _application(application: Json, document: Json, style: Style) -> Json:
    value: Json = picked(application, shape_of("application", style))
    value.setdefault("appIsExample", False)
    if "pages" not in value and (pages := _pages_of_old_export(document)):
        value = {"pages": pages, **value}
    for key in ("applicationVersion", "evaluationVersion"):
        if key in value:
            value[key] = whole_if_whole(value[key])
    detail = value.get("unpublishedApplicationDetail")
    theme_setting = detail.get("themeSetting") if isinstance(detail, dict) else None
    if isinstance(detail, dict) and isinstance(theme_setting, dict):
        value["unpublishedApplicationDetail"] = {**detail, "themeSetting": _with_floats(theme_setting)}
    if not style.declared:
        copies = {"appLayout": "unpublishedAppLayout", "applicationDetail": "unpublishedApplicationDetail"}
        value |= {copy: value[key] for copy, key in copies.items() if key in value}
    return value


def _with_floats(theme_setting: Json) -> Json:
    floats = {
        key: float(theme_setting[key]) for key in ("density", "sizing") if type(theme_setting.get(key)) is int
    }
    return {**theme_setting, **floats}


def _pages_of_old_export(document: Json) -> list[Json]:
    """Return the page list of an export from before server schema 5, which states order and default apart."""
    names = document.get("pageOrder")
    if not isinstance(names, list) or not names:
        names = [_name(page.get("unpublishedPage")) for page in objects(document, "pageList")]
    names = [name for name in names if isinstance(name, str)]
    default = document.get("unpublishedDefaultPageName") or next(iter(names), None)
    return [{"id": name, "isDefault": name == default} for name in names]


def _theme(theme: Json, style: Style) -> Json:
    value: Json = picked(theme, shape_of("theme", style))
    value.setdefault("isSystemTheme", False)
    if value["isSystemTheme"] is True:
        value = {key: value[key] for key in _SYSTEM_THEME if key in value}
    return value


def _datasource(datasource: Json, style: Style) -> StoredFile:
    value = picked(datasource, shape_of("datasource", style))
    name = datasource.get("name")
    add_sync_id(value, "datasource", name)
    return StoredFile(
        ("datasource", identity(value["gitSyncId"])), f"datasources/{name}.json", value, datasource
    )


def _library(library: Json, style: Style) -> StoredFile:
    value = picked(library, shape_of("library", style))
    uid = str(library.get("uidString"))
    path = library_path(uid) if style.hashed_libraries else unhashed_library_path(uid)
    return StoredFile(("library", uid), path, value, library)


def library_path(uid: str) -> str:
    """Return the path of a library's file: the text before the first `_` of its id, and the id's hash."""
    prefix, separator, _ = uid.partition("_")
    digest = hashlib.sha256(uid.encode("utf-8", "surrogatepass")).digest()
    hashed = base64.urlsafe_b64encode(digest).decode().rstrip("=")
    return f"jslibs/{prefix if separator else 'jslib'}_{hashed}.json"


# -- pages


def _listed_pages(document: Json) -> set[Any] | None:
    application = document.get("exportedApplication")
    pages = application.get("pages") if isinstance(application, dict) else None
    if not isinstance(pages, list):
        return None
    names = (entry.get("id") for entry in pages if isinstance(entry, dict))
    return {name for name in names if isinstance(name, str)}


def _page(page: Json, listed: set[Any] | None, style: Style, report: Report) -> Iterator[StoredFile]:
    side = page.get("unpublishedPage")
    name = _name(side)
    if not isinstance(side, dict) or name is None or side.get("deletedAt") is not None:
        return
    if listed is not None and name not in listed:
        report(f"The page {name!r} is missing from the application's list of pages.")
    value = picked(page, shape_of("page", style))
    add_sync_id(value, "page", name)
    sync_id = identity(value["gitSyncId"])
    widgets = []
    layouts = value["unpublishedPage"].get("layouts")
    dsl = (
        layouts[0].get("dsl")
        if isinstance(layouts, list) and layouts and isinstance(layouts[0], dict)
        else None
    )
    if isinstance(dsl, dict):

        def lost(what: str) -> None:
            report(f"Page {name!r}: The layout has no place for {what}; it was not written.")

        widgets = stored_widgets(dsl, lost)
        bare = {key: child for key, child in dsl.items() if key != "children"}
        value["unpublishedPage"]["layouts"] = [{**layouts[0], "dsl": bare}, *layouts[1:]]
    yield StoredFile(("page", sync_id), f"pages/{name}/{name}.json", value, page)
    for path, content, widget in widgets:
        yield StoredFile(
            ("widget", sync_id, identity(widget.get("widgetId"))), f"pages/{name}/{path}", content, widget
        )


def _name(side: Any) -> str | None:
    name = side.get("name") if isinstance(side, dict) else None
    return name if isinstance(name, str) else None
