"""Which file of a tree is what: the paths of every file format, and what belongs to something else."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

ROOT_FILES = ("application.json", "metadata.json", "theme.json")
#: Folders whose files belong to modules of the Enterprise edition; they are never read into an export.
_MODULES = ("source modules", "modules")
_INSTANCES = "module instances"
NEWEST_FORMAT = 5


@dataclass(slots=True)
class Parts:
    """The files of a query's or JS object's folder: metadata.json (or the file itself), and its texts."""

    metadata: str | None = None
    texts: list[str] = field(default_factory=list)


@dataclass(slots=True)
class PageFiles:
    """The files of one page's folder; `candidates` are JSON files that may be the page's own."""

    candidates: list[str] = field(default_factory=list)
    widgets: list[str] = field(default_factory=list)
    queries: dict[str, Parts] = field(default_factory=dict)
    js_objects: dict[str, Parts] = field(default_factory=dict)


@dataclass(slots=True)
class Inventory:
    """The files of a tree by what they are. Queries and JS objects at the root (format 1) are a page's of ""."""

    roots: dict[str, str] = field(default_factory=dict)
    datasources: list[str] = field(default_factory=list)
    libraries: list[str] = field(default_factory=list)
    pages: dict[str, PageFiles] = field(default_factory=dict)
    modules: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)

    def page(self, folder: str) -> PageFiles:
        """Return the files of a page's folder, which may be new."""
        return self.pages.setdefault(folder, PageFiles())


def may_be_stored(path: str) -> bool:
    """Check whether a path could be a file of a layout, of whatever format; all others need not be read."""
    folder, _, name = path.rpartition("/")
    if not folder:
        return path in ROOT_FILES
    if folder in ("datasources", "jslibs", "queries", "jsobjects"):
        return name.endswith(".json")
    return path.startswith("pages/") and name.endswith((".json", ".txt", ".js"))


def format_of(paths: Iterable[str], stated: int | None) -> int:
    """Return the file format of a tree: the stated one unless its page files are all of another format."""
    shown = {_format_shown(path) for path in paths}
    order = (NEWEST_FORMAT, 2, 1) if stated is None or stated >= NEWEST_FORMAT else (2, NEWEST_FORMAT, 1)
    if stated == 1:
        order = (1, 2, NEWEST_FORMAT)
    found = next((one for one in order if one in shown), stated or 1)
    return min(stated, 4) if found == 2 and stated is not None and stated > 2 else found


def _format_shown(path: str) -> int:
    """Return the first format that has such a page file: 1, 2 (to 4) or 5; 0 for any other file."""
    parts = path.split("/")
    if parts[0] != "pages" or not path.endswith(".json") or len(parts) not in (2, 3):
        return 0
    if len(parts) == 2:
        return 1
    if parts[1:] == ["canvas", "canvas.json"]:  # a page of this name has such a file in every format
        return 0
    return 2 if parts[2] == "canvas.json" else NEWEST_FORMAT


def inventory_of(paths: Iterable[str], file_format: int) -> Inventory:
    """Return what each path of a tree is in a file format. Paths are sorted, so that results are the same."""
    inventory = Inventory()
    for path in sorted(paths):
        if not _placed(path, path.split("/"), file_format, inventory):
            inventory.foreign.append(path)
    return inventory


def _placed(path: str, parts: list[str], file_format: int, inventory: Inventory) -> bool:
    is_json = path.endswith(".json")
    if len(parts) == 1:
        if path in ROOT_FILES:
            inventory.roots[path] = path
        return path in ROOT_FILES
    if parts[0] in _MODULES or (len(parts) > 3 and parts[0] == "pages" and parts[2] == _INSTANCES):
        inventory.modules.append(path)
        return True
    if parts[0] in ("datasources", "jslibs") and len(parts) == 2 and is_json:
        (inventory.datasources if parts[0] == "datasources" else inventory.libraries).append(path)
        return True
    if file_format == 1:
        return is_json and len(parts) == 2 and _placed_by_format_1(path, parts, inventory)
    if parts[0] != "pages" or len(parts) < 3:
        return False
    return _placed_in_page(path, parts, file_format, inventory)


def _placed_by_format_1(path: str, parts: list[str], inventory: Inventory) -> bool:
    name = parts[1].removesuffix(".json")
    if parts[0] == "pages":
        inventory.page(name).candidates.append(path)
    elif parts[0] == "queries":
        inventory.page("").queries[name] = Parts(path)
    elif parts[0] == "jsobjects":
        inventory.page("").js_objects[name] = Parts(path)
    return parts[0] in ("pages", "queries", "jsobjects")


def _placed_in_page(path: str, parts: list[str], file_format: int, inventory: Inventory) -> bool:
    folder, rest = parts[1], parts[2:]
    is_newest, is_json = file_format >= NEWEST_FORMAT, path.endswith(".json")
    if len(rest) == 1:
        fits = is_json and (rest[0] == "canvas.json") is not is_newest
        if is_newest and rest[0] == "canvas.json" and folder == "canvas":
            fits = True
        if fits:
            inventory.page(folder).candidates.append(path)
        return fits
    if rest[0] == "widgets" and is_newest and is_json:
        inventory.page(folder).widgets.append(path)
        return True
    if rest[0] not in ("queries", "jsobjects"):
        return False
    if len(rest) == 2 and is_json and not is_newest:
        _kind(inventory, folder, rest[0])[rest[1].removesuffix(".json")] = Parts(path)
        return True
    if len(rest) != 3 or not (rest[2] == "metadata.json" or rest[2].endswith((".txt", ".js"))):
        return False
    entry = _kind(inventory, folder, rest[0]).setdefault(rest[1], Parts())
    if rest[2] == "metadata.json":
        entry.metadata = path
    else:
        entry.texts.append(path)
    return True


def _kind(inventory: Inventory, folder: str, kind: str) -> dict[str, Parts]:
    page = inventory.page(folder)
    return page.queries if kind == "queries" else page.js_objects
