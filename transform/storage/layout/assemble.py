"""A tree of files -> one document, with the file that each part of it came from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from ...document.numbers import is_json_number
from ...errors import InputError
from .inventory import NEWEST_FORMAT, format_of, inventory_of
from .page_reading import page_name, read_page
from .problems import LayoutError
from .query_reading import read_js_object, read_query
from .reading import read_json
from .styles import Style, style_of_tree
from .tree_files import TreeFiles

Json = dict[str, Any]
_LISTS = ("datasourceList", "customJSLibList", "pageList", "actionList", "actionCollectionList")
_VERSIONS = ("artifactJsonType", "clientSchemaVersion", "serverSchemaVersion")


@dataclass(slots=True)
class Assembled:
    """A document, the files that it was made from, and how those are written."""

    document: Json
    tree: TreeFiles
    style: Style
    file_format: int


def assemble(files: Mapping[str, bytes], *, lenient: bool = False) -> Assembled:
    """Read a layout. Raises InputError for what is none, and LayoutError for a broken file unless `lenient`."""
    if "metadata.json" not in files and "application.json" not in files:
        raise InputError(
            "This is no Git layout of an application: it has neither application.json nor metadata.json",
            hint="Name the folder that holds application.json and pages/.",
        )
    broken, metadata = _metadata(files, lenient)
    file_format = format_of(files, _version(metadata.get("fileFormatVersion")))
    tree = TreeFiles(files, inventory_of(files, file_format), lenient)
    if broken is not None:
        tree.refuse(broken)
    else:
        tree.raw["metadata.json"] = metadata
    document = _roots(tree, metadata)
    document["datasourceList"] += _listed(tree, "datasource", tree.inventory.datasources)
    libraries = _listed(tree, "library", tree.inventory.libraries)
    document["customJSLibList"] += libraries
    _add_pages(tree, document, file_format)
    by_path = {tree.sources[id(library)]: library for library in libraries}
    return Assembled(document, tree, style_of_tree(metadata, file_format, files, by_path), file_format)


def _metadata(files: Mapping[str, bytes], lenient: bool) -> tuple[LayoutError | None, Json]:
    try:
        metadata = read_json("metadata.json", files["metadata.json"]) if "metadata.json" in files else {}
    except LayoutError as error:
        if not lenient:
            raise
        return error, {}
    if metadata.get("artifactJsonType") == "PACKAGE":
        raise InputError(
            "metadata.json: This is the repository of a package (modules), not of an application",
            hint="Packages cannot be converted to an export; use the repository of an application.",
        )
    version = _version(metadata.get("fileFormatVersion"))
    if version is not None and version > NEWEST_FORMAT:
        raise LayoutError(
            "metadata.json",
            f"The file format {version} is newer than {NEWEST_FORMAT}, the newest that is known",
            hint="A newer release of this program may read it.",
        )
    return None, metadata


def stated_format(files: Mapping[str, bytes]) -> int | None:
    """Return the file format that a tree states in its metadata.json, which must be readable."""
    return _version(_metadata(files, lenient=False)[1].get("fileFormatVersion"))


def _version(value: Any) -> int | None:
    return int(value) if is_json_number(value) else None


def _roots(tree: TreeFiles, metadata: Json) -> Json:
    """Return the document with all but pages, queries, JS objects, datasources and libraries."""
    roots = tree.inventory.roots
    document: Json = {key: metadata[key] for key in _VERSIONS if key in metadata}
    application = _application(tree) if "application.json" in roots else None
    if application is not None:
        document["exportedApplication"] = application
    elif "application.json" not in roots:
        hint = "Restore it from an earlier commit."
        tree.refuse(LayoutError("application.json", "The file is missing", hint=hint))
    for key in _LISTS:
        stated = metadata.get(key)
        document[key] = list(stated) if isinstance(stated, list) else []
    theme = tree.load("theme.json") if "theme.json" in roots else None
    if theme is not None:
        document["editModeTheme"] = theme
        tree.sources[id(theme)] = "theme.json"
    added = {key: metadata[key] for key in metadata if key not in document and key != "fileFormatVersion"}
    return {**document, **added}


def _application(tree: TreeFiles) -> Json | None:
    raw = tree.load("application.json")
    if raw is None:
        return None
    copies = {
        copy
        for copy, of in (
            ("appLayout", "unpublishedAppLayout"),
            ("applicationDetail", "unpublishedApplicationDetail"),
        )
        if of in raw
    }
    application = {key: value for key, value in raw.items() if key not in copies}
    for key in ("createdAt", "updatedAt"):
        if isinstance(application.get(key), dict):
            application[key] = _instant(application[key])
    tree.sources[id(application)] = "application.json"
    return application


def _instant(parts: Json) -> str | None:
    """Return the time of eras A and B, {seconds, nanos}, as a text; an import refuses the object."""
    seconds, nanos = parts.get("seconds"), parts.get("nanos", 0)
    if not isinstance(seconds, int) or not isinstance(nanos, int):
        return None
    try:
        time = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds, microseconds=nanos // 1000)
    except OverflowError:
        return None
    return time.isoformat(timespec="milliseconds").replace("+00:00", "Z")


_MARKS = {"datasource": ("pluginId", "name"), "library": ("uidString", "accessor", "url")}


def _listed(tree: TreeFiles, kind: str, paths: list[str]) -> list[Json]:
    found = []
    for path in paths:
        value = tree.load(path)
        if value is not None and not any(mark in value for mark in _MARKS[kind]):
            tree.leave(path)
        elif value is not None and tree.claim(kind, path, value):
            tree.sources[id(value)] = path
            found.append(value)
    return found


def _add_pages(tree: TreeFiles, document: Json, file_format: int) -> None:
    """Add pages, queries and JS objects to a document, in the order of its pages."""
    order = _page_order(document)
    pages = [
        (folder, page)
        for folder, files in tree.inventory.pages.items()
        for page in read_page(tree, folder, files)
    ]
    pages.sort(key=lambda entry: (order.get(page_name(entry[1]), len(order)), entry[0]))
    document["pageList"] += [page for _, page in pages]
    has_own_file = file_format >= NEWEST_FORMAT
    for folder in dict.fromkeys([*(folder for folder, _ in pages), *tree.inventory.pages]):
        files = tree.inventory.pages[folder]
        queries = (read_query(tree, name, parts) for name, parts in files.queries.items())
        document["actionList"] += [query for query in queries if query is not None]
        js_objects = (
            read_js_object(tree, name, parts, has_own_file=has_own_file)
            for name, parts in files.js_objects.items()
        )
        document["actionCollectionList"] += [js_object for js_object in js_objects if js_object is not None]
    _compare_page_list(tree, order, {page_name(page) for _, page in pages})


def _compare_page_list(tree: TreeFiles, order: dict[str, int], found: set[str]) -> None:
    """Note pages that only application.json, or only a folder, has."""
    if not order or tree.raw.get("application.json", {}).get("pages") is None:
        return
    hint = "A merge may have lost one side of the list or of the folders."
    for name in [name for name in order if name not in found]:
        tree.note(
            "AT918", "error", f"application.json: There are no files of the page {name!r} in its list.", hint
        )
    for name in sorted(found - order.keys()):
        tree.note("AT918", "error", f"application.json: The list of pages lacks the page {name!r}.", hint)


def _page_order(document: Json) -> dict[str, int]:
    application = document.get("exportedApplication")
    entries = application.get("pages") if isinstance(application, dict) else None
    names: list[Any] = []
    if isinstance(entries, list):
        names = [entry.get("id") for entry in entries if isinstance(entry, dict)]
    elif isinstance(document.get("pageOrder"), list):
        names = document["pageOrder"]
    elif document.get("unpublishedDefaultPageName"):
        names = [document["unpublishedDefaultPageName"]]
    return {name: i for i, name in enumerate(dict.fromkeys(name for name in names if isinstance(name, str)))}
