"""The files of a page's folder -> the page with its widgets."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import orjson

from .inventory import PageFiles
from .problems import LayoutError, NoPageError
from .tree_files import TreeFiles
from .widget_files import nested

Json = dict[str, Any]


def read_page(tree: TreeFiles, folder: str, files: PageFiles) -> list[Json]:
    """Return the page in a folder, in a list: none if it is left out, several if the folder has page files of more.

    Raises LayoutError for widgets without a page.
    """
    own = [path for path in files.candidates if path.endswith(f"/{folder}.json")]
    pages: list[Json] = []
    is_broken = False
    for path in [*own, *(path for path in files.candidates if path not in own)]:
        if pages and not _looks_like_page(tree.files[path]):
            tree.inventory.foreign.append(path)
            continue
        raw = tree.load(path)
        if raw is None:
            is_broken = True
        elif not isinstance(raw.get("unpublishedPage"), dict):
            tree.leave(path)
        elif not tree.claim("page", path, raw):
            is_broken = True
        else:
            pages.append(_with_widgets(tree, path, raw, files.widgets if not pages else []))
            _label(tree, folder, pages[-1])
    if not pages and files.widgets:
        _without_page(tree, folder, files, is_broken)
    return pages


def _without_page(tree: TreeFiles, folder: str, files: PageFiles, is_said: bool) -> None:
    message = f"The folder has {len(files.widgets)} widget files, but no page file"
    hint = "Move the folder's files into the folder of their page, or restore the page's file."
    if not is_said:
        tree.refuse(NoPageError(f"pages/{folder}", message, hint=hint))
    tree.inventory.foreign += files.widgets


def _label(tree: TreeFiles, folder: str, page: Json) -> None:
    name = page_name(page)
    if name == folder or not folder:
        return
    tree.folders[name] = folder
    tree.note("AT912", "note", f"pages/{folder}: The page in this folder has another name: {name!r}.")


def _with_widgets(tree: TreeFiles, path: str, raw: Json, paths: list[str]) -> Json:
    if paths and _dsl_of(raw) is None:
        tree.refuse(LayoutError(path, f"The page has no dsl to take its {len(paths)} widgets"))
        paths = []
    widgets = []
    for one in paths:
        value = tree.load(one)
        if value is None:
            continue
        if not isinstance(value.get("widgetName"), str):
            tree.leave(one)
            continue
        widget = _with_own_children(value)
        tree.sources[id(widget)] = one
        widgets.append((one.split("/widgets/", 1)[1], widget))
    page = _with_dsl(raw, widgets, lambda *told: _astray(tree, path, *told))
    tree.sources[id(page)] = path
    return page


def _astray(tree: TreeFiles, page: str, path: str, reason: str) -> None:
    place = page.rpartition("/")[0] + "/widgets/" + path
    hint = "The product cannot read such a page; move the file, or restore what is missing."
    tree.note("AT915", "error", f"{place}: The place of this widget is not found: {reason}.", hint)


def page_name(page: Json) -> str:
    """Return the name of a page's edited side; an empty one if it has none."""
    name = page["unpublishedPage"].get("name")
    return name if isinstance(name, str) else ""


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
