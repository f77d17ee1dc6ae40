"""A page's widget tree <-> the files below its `widgets` folder."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from ...product.java_values import in_hash_order

_CANVAS = "CANVAS_WIDGET"
_ROOT = "MainContainer"
_SLASHES = re.compile("//+")
Widget = dict[str, Any]
Report = Callable[[str], None]


class StoredWidget(NamedTuple):
    """A widget with a file of its own: path below the page's folder, what the file holds, the widget itself."""

    path: str
    value: Widget
    widget: Widget


def stored_widgets(dsl: Widget, lost: Report) -> list[StoredWidget]:
    """Return the widgets of a page that have a file, as the product chooses and places them.

    `lost` is called with the name of what the product does not store: nodes without a name and all below
    them, a canvas inside a canvas, and all but the last widget of one name in one canvas.
    """
    found: dict[str, StoredWidget] = {}
    for key, value, widget in _walk(dsl, lost):
        stored = StoredWidget(_path_of(key, value), value, widget)
        if key in found:
            lost(f"{found.pop(key).widget['widgetName']} (another widget on its canvas has the same name)")
        found[key] = stored
    return list(found.values())


def _walk(dsl: Widget, lost: Report) -> Iterator[tuple[str, Widget, Widget]]:
    stack: list[tuple[Widget, str, bool]] = [(dsl, "", True)]
    while stack:
        node, prefix, is_inside_canvas = stack.pop()
        name, type_ = node.get("widgetName"), _type_of(node)
        if not isinstance(name, str) or not name:
            lost("a widget without a name, and what is in it")
            continue
        is_canvas = type_.startswith(_CANVAS)
        children = node.get("children")
        inner = [child for child in children if isinstance(child, dict)] if isinstance(children, list) else []
        for child in reversed(inner):
            below = f"{prefix}{name}." if _type_of(child).startswith(_CANVAS) else prefix
            stack.append((child, below, is_canvas))
        if not is_canvas:
            yield prefix + name, _stored_copy(node, children, inner), node
        elif is_inside_canvas and node is not dsl:
            lost(f"{name} (a canvas directly inside a canvas)")


def _type_of(widget: Widget) -> str:
    type_ = widget.get("type")
    return type_ if isinstance(type_, str) else ""


def _stored_copy(node: Widget, children: Any, inner: list[Widget]) -> Widget:
    if not isinstance(children, list) or not children:
        return node
    canvases = [_childless(child) for child in inner if child.get("type") == _CANVAS]
    return {**node, "children": canvases} if canvases else _childless(node)


def _childless(node: Widget) -> Widget:
    return {key: value for key, value in node.items() if key != "children"}


def _path_of(key: str, value: Widget) -> str:
    """Return the path of a widget's file; the odd results for odd names are the product's own."""
    name: str = value["widgetName"]
    folder = key.replace(_ROOT, "").replace(".", "/").replace(_CANVAS, "")
    if value.get("children") or _type_of(value).startswith("TABS_WIDGET"):
        folder += "/"
    elif match := _at_end(name, folder):
        folder = folder[: match.start()]
    return _SLASHES.sub("/", f"widgets/{folder}{name}.json")


def _at_end(name: str, path: str) -> re.Match[str] | None:
    if path.endswith(name):
        return re.compile(re.escape(name)).search(path, len(path) - len(name))
    try:
        return re.search(f"(?:{name})$", path)  # the product takes the name as an expression
    except re.error:
        return None


def nested(dsl: Widget, files: Iterable[tuple[str, Widget]], astray: Callable[[str, str], None]) -> Widget:
    """Return a page's dsl with the widgets of its files, each (path below `widgets/`, content).

    Widgets must be copies of their own: their `children` are filled in. Siblings come in the product's order,
    that of a Java hash table of the paths. `astray` is called with path and reason for a widget that had to
    be put elsewhere than its place says.
    """
    widgets = in_hash_order({f"{_ROOT}/{path}": widget for path, widget in files})
    if not widgets:
        return dsl
    root = {**dsl, "children": [*_children(dsl)]}
    holders = {path.rpartition("/")[0]: widget for path, widget in widgets.items() if _holds_folder(path)}
    canvases: dict[str, Widget] | None = None
    for path, widget in widgets.items():
        folder = path.rpartition("/")[0]
        if _holds_folder(path):
            folder = folder.rpartition("/")[0]
        parent = root if folder == _ROOT else holders.get(folder)
        home = root if parent is root else _canvas_of(parent, widget)
        if home is None:
            canvases = _canvases(root, widgets.values()) if canvases is None else canvases
            home = canvases.get(str(widget.get("parentId"))) or _nearest(folder, holders) or root
            reason = "no tab has the id of its parent" if parent else "its folder has no widget file"
            astray(path.removeprefix(_ROOT + "/"), reason)
        _append(home, widget)
    return root


def _holds_folder(path: str) -> bool:
    """Check whether a file is the one of the widget that its folder is named after."""
    folder, _, name = path.rpartition("/")
    return folder.rpartition("/")[2] == name.removesuffix(".json") and folder != _ROOT


def _canvas_of(parent: Widget | None, widget: Widget) -> Widget | None:
    """Return what takes a widget's place: the canvas of its parent, the tab of its parentId, the parent."""
    if parent is None:
        return None
    canvases = [child for child in _children(parent) if _is_stub(child)]
    if len(canvases) < 2:
        return canvases[0] if canvases else parent
    wanted = widget.get("parentId")
    return next((canvas for canvas in canvases if canvas.get("widgetId") == wanted), None)


def _children(widget: Widget) -> list[Any]:
    children = widget.get("children")
    return children if isinstance(children, list) else []


def _is_stub(child: Any) -> bool:
    return isinstance(child, dict) and child.get("type") == _CANVAS


def _append(home: Widget, widget: Widget) -> None:
    children = home.get("children")
    if isinstance(children, list):
        children.append(widget)
    else:
        home["children"] = [widget]


def _canvases(root: Widget, widgets: Iterable[Widget]) -> dict[str, Widget]:
    stubs = [child for widget in widgets for child in _children(widget) if _is_stub(child)]
    return {str(canvas.get("widgetId")): canvas for canvas in [*stubs, root]}


def _nearest(folder: str, holders: dict[str, Widget]) -> Widget | None:
    while folder:
        if folder in holders:
            return _canvas_of(holders[folder], {}) or _first_canvas(holders[folder])
        folder = folder.rpartition("/")[0]
    return None


def _first_canvas(parent: Widget) -> Widget:
    canvas: Widget = next(child for child in parent["children"] if _is_stub(child))
    return canvas
