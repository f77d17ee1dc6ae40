"""An export -> the files that the product stores of it, as values: what each is, where it goes, what it holds."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from .query_reading import query_folder
from .shapes import CONFIGURATION_ORDER, CURRENT, DECLARED, PROPERTY, PROPERTY_LISTS, Shape, picked
from .styles import NEWEST_SCHEMA, Style, unhashed_library_path, whole
from .widget_files import stored_widgets

Json = dict[str, Any]
Report = Callable[[str], None]
_DEFAULT_TIMEOUT = 10000
_SYSTEM_THEME = ("name", "displayName", "isSystemTheme", "deleted")


@dataclass(slots=True)
class StoredFile:
    """One file of a layout.

    `key` identifies what it holds, whatever its path; `value` is its object, or its text; `node` the part of
    the document that it stores (None for metadata.json, which has no part of its own).
    """

    key: tuple[Any, ...]
    path: str
    value: Any
    node: Json | None = None

    @property
    def kind(self) -> str:
        """Return what the file holds: page, widget, query, body ..."""
        kind: str = self.key[0]
        return kind


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
    for datasource in _objects(document, "datasourceList"):
        yield _datasource(datasource, style)
    for library in _objects(document, "customJSLibList"):
        yield _library(library, style)
    listed = _listed_pages(document)
    for page in _objects(document, "pageList"):
        yield from _page(page, listed, style, report)
    for action in _objects(document, "actionList"):
        yield from _query(action, style)
    for collection in _objects(document, "actionCollectionList"):
        yield from _js_object(collection, style)


def _objects(document: Json, key: str) -> Iterator[Json]:
    entries = document.get(key)
    yield from (entry for entry in (entries if isinstance(entries, list) else ()) if isinstance(entry, dict))


def _shape(kind: str, style: Style) -> Shape:
    return (DECLARED if style.declared else CURRENT)[kind]


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
    value: Json = picked(application, _shape("application", style))
    value.setdefault("appIsExample", False)
    if "pages" not in value and (pages := _pages_of_old_export(document)):
        value = {"pages": pages, **value}
    for key in ("applicationVersion", "evaluationVersion"):
        if key in value:
            value[key] = _whole_if_whole(value[key])
    theme_setting = (value.get("unpublishedApplicationDetail") or {}).get("themeSetting")
    if isinstance(theme_setting, dict):
        detail = value["unpublishedApplicationDetail"]
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
        names = [_name(page.get("unpublishedPage")) for page in _objects(document, "pageList")]
    names = [name for name in names if isinstance(name, str)]
    default = document.get("unpublishedDefaultPageName") or next(iter(names), None)
    return [{"id": name, "isDefault": name == default} for name in names]


def _theme(theme: Json, style: Style) -> Json:
    value: Json = picked(theme, _shape("theme", style))
    value.setdefault("isSystemTheme", False)
    if value["isSystemTheme"] is True:
        value = {key: value[key] for key in _SYSTEM_THEME if key in value}
    return value


def _datasource(datasource: Json, style: Style) -> StoredFile:
    value = picked(datasource, _shape("datasource", style))
    name = datasource.get("name")
    _with_sync_id(value, "datasource", name)
    return StoredFile(("datasource", value["gitSyncId"]), f"datasources/{name}.json", value, datasource)


def _library(library: Json, style: Style) -> StoredFile:
    value = picked(library, _shape("library", style))
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
    value = picked(page, _shape("page", style))
    _with_sync_id(value, "page", name)
    sync_id = value["gitSyncId"]
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
        yield StoredFile(("widget", sync_id, widget.get("widgetId")), f"pages/{name}/{path}", content, widget)


def _name(side: Any) -> str | None:
    name = side.get("name") if isinstance(side, dict) else None
    return name if isinstance(name, str) else None


# -- queries and JS objects


def _query(action: Json, style: Style) -> Iterator[StoredFile]:
    side = action.get("unpublishedAction")
    if not isinstance(side, dict) or side.get("deletedAt") is not None:
        return
    value = picked(action, _shape("query", style))
    inner = value["unpublishedAction"]
    body = None
    configuration = side.get("actionConfiguration")
    if isinstance(configuration, dict):
        inner["actionConfiguration"], body = _configuration(configuration, action.get("pluginType"), style)
    if isinstance(side.get("datasource"), dict):
        datasource = picked(side["datasource"], _shape("query datasource", style))
        datasource.setdefault("isAutoGenerated", False)
        inner["datasource"] = datasource
    _with_run_behaviour(inner, style)
    folder = query_folder(side)
    place = f"pages/{_text(side.get('pageId'))}/queries/{folder}"
    value.setdefault(
        "id", f"{_text(side.get('pageId'))}_{side.get('fullyQualifiedName') or side.get('name')}"
    )
    _with_sync_id(value, "query", value["id"])
    sync_id = value["gitSyncId"]
    yield StoredFile(("query", sync_id), f"{place}/metadata.json", value, action)
    if body is not None and (body or style.empty_bodies):
        yield StoredFile(("body", sync_id), f"{place}/{folder}.txt", body, action)


def _with_run_behaviour(inner: Json, style: Style) -> None:
    if style.schema >= NEWEST_SCHEMA:
        on_load = inner.pop("executeOnLoad", None)
        if on_load is not None:
            inner.setdefault("runBehaviour", "ON_PAGE_LOAD" if on_load is True else "MANUAL")
        return
    inner.pop("runBehaviour", None)
    if not style.declared:
        inner.setdefault("executeOnLoad", False)


def _configuration(configuration: Json, plugin_type: Any, style: Style) -> tuple[Json, str | None]:
    """Return what metadata.json holds of an actionConfiguration, and the text of the query's own file."""
    value = {key: child for key, child in configuration.items() if child is not None}
    if style.declared:
        order = [key for key in CONFIGURATION_ORDER if key in value]
        value = {key: value[key] for key in [*order, *(key for key in value if key not in order)]}
    else:
        value.pop("selfReferencingDataPaths", None)
        value |= {key: picked(value[key], [PROPERTY]) for key in PROPERTY_LISTS if key in value}
    timeout = _whole_if_whole(value.get("timeoutInMillisecond"))
    is_time = isinstance(timeout, int | float) and not isinstance(timeout, bool) and timeout > 0
    value["timeoutInMillisecond"] = timeout if is_time else _DEFAULT_TIMEOUT
    body: str | None = None
    if plugin_type == "JS":
        value.pop("body", None)
    elif plugin_type == "REMOTE" and "formData" in value:
        body = _compact(value.pop("formData"))
    elif plugin_type != "REMOTE" and isinstance(value.get("body"), str):
        body = value["body"]
    return value, body


def _compact(value: Any) -> str:
    from .form_data_text import form_data_text

    return form_data_text(value)


def _js_object(collection: Json, style: Style) -> Iterator[StoredFile]:
    side = collection.get("unpublishedCollection")
    if not isinstance(side, dict) or side.get("deletedAt") is not None:
        return
    value = picked(collection, _shape("js object", style))
    folder = query_folder(side)
    place = f"pages/{_text(side.get('pageId'))}/jsobjects/{folder}"
    value.setdefault("id", f"{_text(side.get('pageId'))}_{side.get('name')}")
    _with_sync_id(value, "js object", value["id"])
    sync_id = value["gitSyncId"]
    yield StoredFile(("js object", sync_id), f"{place}/metadata.json", value, collection)
    if isinstance(side.get("body"), str):
        yield StoredFile(("js body", sync_id), f"{place}/{folder}.js", side["body"], collection)


def _text(value: Any) -> str:
    return "null" if value is None else str(value)


def _whole_if_whole(value: Any) -> Any:
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _with_sync_id(value: Json, kind: str, name: Any) -> None:
    """Add the id without which the product cannot read the file, derived from the name so that it stays."""
    if not value.get("gitSyncId"):
        digest = hashlib.sha256(f"{kind}\n{name}".encode("utf-8", "surrogatepass")).hexdigest()
        value["gitSyncId"] = f"{digest[:24]}_{digest[24:48]}"
