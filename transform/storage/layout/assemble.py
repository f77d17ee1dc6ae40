"""A tree of files -> one document, with the file that each part of it came from."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import orjson

from ...diagnostics import Diagnostic, Severity
from ...errors import InputError
from ...product.java_values import is_blank
from .inventory import NEWEST_FORMAT, Inventory, PageFiles, Parts, format_of, inventory_of
from .problems import LayoutError
from .reading import place_of, read_json, read_text
from .styles import Style, style_of_tree
from .widget_files import nested

Json = dict[str, Any]
_LISTS = ("datasourceList", "customJSLibList", "pageList", "actionList", "actionCollectionList")
_BODY = "unpublishedCollection", "body"


@dataclass(slots=True)
class Assembled:
    """A document and where it came from.

    `sources`: id() of a dict of the document -> path of its file; of a query or JS object with a text of its
    own also (id, "body") -> path. `raw`: path -> the object that the file holds.
    """

    document: Json
    style: Style
    file_format: int
    inventory: Inventory
    sources: dict[Any, str] = field(default_factory=dict)
    raw: dict[str, Json] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    folders: dict[str, str] = field(default_factory=dict)
    """Page name -> folder, where they differ."""


def assemble(files: Mapping[str, bytes], *, lenient: bool = False) -> Assembled:
    """Read a layout. Raises InputError for what is none, and LayoutError for a broken file unless `lenient`."""
    metadata = _metadata(files, lenient)
    stated = _version(metadata.get("fileFormatVersion"))
    file_format = format_of(files, stated)
    inventory = inventory_of(files, file_format)
    style = Style("A", 0)
    assembled = Assembled({}, style, file_format, inventory)
    return _Assembler(files, assembled, lenient, metadata).run()


def _metadata(files: Mapping[str, bytes], lenient: bool) -> Json:
    if "metadata.json" not in files and "application.json" not in files:
        raise InputError(
            "This is no Git layout of an application: it has neither application.json nor metadata.json",
            hint="Name the folder that holds application.json and pages/.",
        )
    try:
        metadata = read_json("metadata.json", files["metadata.json"]) if "metadata.json" in files else {}
    except LayoutError:
        if not lenient:
            raise
        return {}
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
    return metadata


def _version(value: Any) -> int | None:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return int(value) if is_number else None


@dataclass(slots=True)
class _Assembler:
    files: Mapping[str, bytes]
    result: Assembled
    lenient: bool
    metadata: Json
    ids: dict[tuple[str, str], str] = field(default_factory=dict)

    def run(self) -> Assembled:
        result = self.result
        document = self._roots()
        document.update({key: document.get(key) or [] for key in _LISTS})
        document["datasourceList"] += self._listed(result.inventory.datasources, ("pluginId", "name"))
        libraries = self._listed(result.inventory.libraries, ("uidString", "accessor", "url"))
        document["customJSLibList"] += libraries
        self._pages(document)
        result.document = document
        by_path = {self.result.sources[id(library)]: library for library in libraries}
        result.style = style_of_tree(self.metadata, result.file_format, self.files, by_path)
        return result

    # -- files

    def load(self, path: str) -> Json | None:
        """Return the object of a file; None for a broken one if that is allowed."""
        try:
            value = read_json(path, self.files[path])
        except LayoutError as error:
            self._refused(error)
            return None
        self.result.raw[path] = value
        return value

    def text(self, path: str) -> str | None:
        try:
            return read_text(path, self.files[path])
        except LayoutError as error:
            self._refused(error)
            return None

    def _refused(self, error: LayoutError) -> None:
        if not self.lenient:
            raise error
        self.note("AT921", "error", f"{error}. Left out.", error.hint)

    def note(self, code: str, severity: Severity, message: str, hint: str = "") -> None:
        self.result.diagnostics.append(Diagnostic(code, severity, message, "", None, hint))

    def _foreign(self, path: str) -> None:
        self.note("AT916", "warning", f"{path}: This is none of the layout's files; it is left as it is.")
        self.result.inventory.foreign.append(path)

    def _claim(self, kind: str, path: str, value: Json) -> bool:
        """Register a gitSyncId. Refuses one that another file of the kind has."""
        sync_id = value.get("gitSyncId")
        if not isinstance(sync_id, str) or not sync_id:
            return True
        first = self.ids.setdefault((kind, sync_id), path)
        if first == path:
            return True
        if _is_copy_of_page(path, first, value):
            message = (
                f"{path}: The gitSyncId of this {kind} is also in {first}, as a copied page may have it."
            )
            self.note("AT917", "warning", message, "An import into an application joins both into one.")
            return True
        line, column = place_of(self.files[path], "/gitSyncId")
        hint = "Keep one of them; a rename on one side of a merge usually leaves two."
        message = f"The gitSyncId of this {kind} is also in {first}"
        self._refused(LayoutError(path, message, line=line, column=column, hint=hint))
        return False

    # -- root files, datasources, libraries

    def _roots(self) -> Json:
        roots = self.result.inventory.roots
        document: Json = {}
        for key in ("artifactJsonType", "clientSchemaVersion", "serverSchemaVersion"):
            if key in self.metadata:
                document[key] = self.metadata[key]
        application = self._application() if "application.json" in roots else None
        if application is not None:
            document["exportedApplication"] = application
        elif "application.json" not in roots:
            self._refused(
                LayoutError(
                    "application.json", "The file is missing", hint="Restore it from an earlier commit."
                )
            )
        document.update(dict.fromkeys(_LISTS, ()))
        theme = self.load("theme.json") if "theme.json" in roots else None
        if theme is not None:
            document["editModeTheme"] = theme
            self.result.sources[id(theme)] = "theme.json"
        for key, value in self.metadata.items():
            if key not in document and key != "fileFormatVersion":
                document[key] = value
        for key in _LISTS:
            stated = self.metadata.get(key)
            document[key] = list(stated) if isinstance(stated, list) else []
        return document

    def _application(self) -> Json | None:
        raw = self.load("application.json")
        if raw is None:
            return None
        application = {
            key: value
            for key, value in raw.items()
            if not (key in ("appLayout", "applicationDetail") and _unpublished(key) in raw)
        }
        for key in ("createdAt", "updatedAt"):
            if isinstance(application.get(key), dict):
                application[key] = _instant(application[key])
        self.result.sources[id(application)] = "application.json"
        return application

    def _listed(self, paths: list[str], marks: tuple[str, ...]) -> list[Json]:
        found = []
        kind = "datasource" if "pluginId" in marks else "library"
        for path in paths:
            value = self.load(path)
            if value is not None and not any(mark in value for mark in marks):
                self._foreign(path)
            elif value is not None and self._claim(kind, path, value):
                self.result.sources[id(value)] = path
                found.append(value)
        return found

    # -- pages and what is on them

    def _pages(self, document: Json) -> None:
        pages: list[tuple[str, Json]] = []
        actions: list[Json] = document["actionList"]
        collections: list[Json] = document["actionCollectionList"]
        order = _page_order(document)
        for folder, files in self.result.inventory.pages.items():
            pages += [(folder, page) for page in self._page(folder, files)]
        pages.sort(key=lambda entry: (order.get(_page_name(entry[1]), len(order)), entry[0]))
        document["pageList"] += [page for _, page in pages]
        seen = {folder for folder, _ in pages}
        folders = [*dict.fromkeys(folder for folder, _ in pages)]
        folders += [folder for folder in self.result.inventory.pages if folder not in seen]
        for folder in folders:
            files = self.result.inventory.pages[folder]
            for name, parts in files.queries.items():
                actions += self._part(name, parts, "query", "unpublishedAction", self._with_query_body)
            for name, parts in files.js_objects.items():
                collections += self._part(
                    name, parts, "JS object", "unpublishedCollection", self._with_js_body
                )

    def _page(self, folder: str, files: PageFiles) -> list[Json]:
        own = [path for path in files.candidates if path.endswith(f"/{folder}.json")]
        pages: list[Json] = []
        is_broken = False
        for path in [*own, *(path for path in files.candidates if path not in own)]:
            if pages and not _looks_like_page(self.files[path]):
                self.result.inventory.foreign.append(path)
                continue
            raw = self.load(path)
            if raw is None:
                is_broken = True
            elif not isinstance(raw.get("unpublishedPage"), dict):
                self._foreign(path)
            elif not self._claim("page", path, raw):
                is_broken = True
            else:
                pages.append(self._with_widgets(path, raw, files.widgets if not pages else []))
                self._label(folder, pages[-1])
        if not pages and files.widgets:
            self._without_page(folder, files, is_broken)
        return pages

    def _without_page(self, folder: str, files: PageFiles, is_said: bool) -> None:
        message = f"The folder has {len(files.widgets)} widget files, but no page file"
        hint = "Move the folder's files into the folder of their page, or restore the page's file."
        if not is_said:
            self._refused(LayoutError(f"pages/{folder}", message, hint=hint))
        self.result.inventory.foreign += files.widgets

    def _label(self, folder: str, page: Json) -> None:
        name = _page_name(page)
        if name == folder or not folder:
            return
        self.result.folders[name] = folder
        self.note("AT912", "note", f"pages/{folder}: The page in this folder has another name: {name!r}.")

    def _with_widgets(self, path: str, raw: Json, paths: list[str]) -> Json:
        widgets = []
        for one in paths:
            value = self.load(one)
            if value is None:
                continue
            if not isinstance(value.get("widgetName"), str):
                self._foreign(one)
                continue
            widget = _with_own_children(value)
            self.result.sources[id(widget)] = one
            widgets.append((one.split("/widgets/", 1)[1], widget))
        if widgets and _dsl_of(raw) is None:
            self._refused(LayoutError(path, f"The page has no dsl to take its {len(widgets)} widgets"))
        page = _with_dsl(raw, widgets, lambda *told: self._astray(path, *told))
        self.result.sources[id(page)] = path
        return page

    def _astray(self, page: str, path: str, reason: str) -> None:
        place = page.rpartition("/")[0] + "/widgets/" + path
        hint = "The product cannot read such a page; move the file, or restore what is missing."
        self.note("AT915", "error", f"{place}: The place of this widget is not found: {reason}.", hint)

    def _part(
        self,
        name: str,
        parts: Parts,
        kind: str,
        side: str,
        with_body: Callable[[str, Json, list[str]], Json],
    ) -> list[Json]:
        """Return the query or JS object of a folder, in a list; an empty one for what is left out."""
        foreign = self.result.inventory.foreign
        if parts.metadata is None:
            for path in parts.texts:
                self.note(
                    "AT913", "warning", f"{path}: No metadata.json belongs to this file; left as it is."
                )
            foreign += parts.texts
            return []
        raw = self.load(parts.metadata)
        if raw is None:
            foreign += parts.texts
            return []
        inner = raw.get(side)
        if not isinstance(inner, dict):
            self._foreign(parts.metadata)
            foreign += parts.texts
            return []
        if "moduleInstanceId" in raw or "moduleInstanceId" in inner:
            self.result.inventory.modules += [parts.metadata, *parts.texts]
            return []
        if not self._claim(kind, parts.metadata, raw):
            foreign += parts.texts
            return []
        entry = with_body(name, raw, parts.texts)
        self.result.sources[id(entry)] = parts.metadata
        return [entry]

    def _choose_text(self, names: tuple[str, ...], ending: str, texts: list[str]) -> str | None:
        """Return the file that holds a body; the others are somebody else's."""
        by_name = {path.rpartition("/")[2]: path for path in texts}
        chosen = next((by_name[name + ending] for name in names if name + ending in by_name), None)
        for path in texts:
            if path != chosen:
                self.note("AT913", "note", f"{path}: Nothing refers to this file; it is left as it is.")
                self.result.inventory.foreign.append(path)
        return chosen

    def _with_query_body(self, folder: str, raw: Json, texts: list[str]) -> Json:
        action = raw["unpublishedAction"]
        configuration = action.get("actionConfiguration")
        takes_body = isinstance(configuration, dict) and raw.get("pluginType") != "JS"
        names = (query_folder(action), folder) if takes_body else ()
        path = self._choose_text(names, ".txt", texts)
        body = self.text(path) if path else None
        if path is None or body is None:
            return raw
        key, value = "body", body
        if raw.get("pluginType") == "REMOTE":
            if not body.strip():
                return raw
            key, value = "formData", self._form_data(path)
        elif configuration.get("body") is not None and configuration["body"] != body:
            self.note(
                "AT911",
                "warning",
                f"{path}: The body differs from the one in metadata.json; this file counts, as in the product.",
                "Remove the difference if it was not meant.",
            )
        if value is None:
            return raw
        entry = {**raw, "unpublishedAction": {**action, "actionConfiguration": {**configuration, key: value}}}
        self.result.sources[id(entry), "body"] = path
        return entry

    def _form_data(self, path: str) -> Any:
        try:
            return read_json(path, self.files[path])
        except LayoutError as error:
            self._refused(error)
            return None

    def _with_js_body(self, folder: str, raw: Json, texts: list[str]) -> Json:
        side, key = _BODY
        collection = raw[side]
        path = self._choose_text((query_folder(collection), folder), ".js", texts)
        if path is None:
            if self.result.file_format >= NEWEST_FORMAT and collection.get("body") is None:
                place = f"{raw.get('id') or folder}"
                message = f"The JS object {place} has no .js file; the product reads the text 'null' instead."
                self.note("AT914", "warning", message)
            return raw
        body = self.text(path)
        if body is None:
            return raw
        entry = {**raw, side: {**collection, key: body}}
        self.result.sources[id(entry), "body"] = path
        return entry


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


def _unpublished(key: str) -> str:
    return f"unpublished{key[0].upper()}{key[1:]}"


def query_folder(side: Json) -> str:
    """Return the folder's name of a query or JS object: `Obj-fn` for a function of a JS object."""
    full, name = side.get("fullyQualifiedName"), side.get("name")
    chosen = full if isinstance(full, str) and not is_blank(full) else name
    return str(chosen).replace(".", "-")


def _is_copy_of_page(path: str, first: str, value: Json) -> bool:
    """Check whether a part of a page has its id twice because an older product copied the page with it.

    The product then writes and reads both, each on its own page; a file copied by hand names another page.
    """
    folder, other = path.split("/")[:2], first.split("/")[:2]
    side = value.get("unpublishedAction") or value.get("unpublishedCollection")
    return (
        folder[0] == "pages"
        and folder != other
        and isinstance(side, dict)
        and side.get("pageId") == folder[1]
    )


def _page_name(page: Json) -> str:
    name = page["unpublishedPage"].get("name")
    return name if isinstance(name, str) else ""


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


def _looks_like_page(data: bytes) -> bool:
    try:
        value = orjson.loads(data)
    except orjson.JSONDecodeError:
        return False
    return isinstance(value, dict) and isinstance(value.get("unpublishedPage"), dict)


def _with_own_children(raw: Json) -> Json:
    """Return a widget whose canvases can be filled without changing what was read."""
    children = raw.get("children")
    if not isinstance(children, list):
        return {**raw}
    copies = [{**child} if isinstance(child, dict) else child for child in children]
    return {**raw, "children": copies}


def _dsl_of(page: Json) -> Json | None:
    layouts = page["unpublishedPage"].get("layouts")
    first = layouts[0] if isinstance(layouts, list) and layouts else None
    dsl = first.get("dsl") if isinstance(first, dict) else None
    return dsl if isinstance(dsl, dict) else None


def _with_dsl(raw: Json, widgets: list[tuple[str, Json]], astray: Callable[[str, str], None]) -> Json:
    """Return a page with its widgets in the dsl of its first layout."""
    side, dsl = raw["unpublishedPage"], _dsl_of(raw)
    if not widgets or dsl is None:
        return {**raw}
    layout = {**side["layouts"][0], "dsl": nested(dsl, widgets, astray)}
    return {**raw, "unpublishedPage": {**side, "layouts": [layout, *side["layouts"][1:]]}}
