"""What an entity is that was added or removed: the code of a query, the main properties of a widget."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from ...application.entities import SIDES
from ...application.pages import walk
from ...diffing.changes import Change
from ...diffing.items import side_key
from .values import dumped, short

#: Properties of a widget that say what it shows and does, the first ones first.
_MAIN = (
    *("text", "label", "labelText", "title", "placeholderText", "tooltip", "inputType", "defaultText"),
    *("defaultValue", "defaultOptionValue", "options", "sourceData", "tableData", "chartType", "chartData"),
    *("listData", "items", "image", "defaultImage", "url", "videoUrl", "source", "srcDoc", "fileUploadType"),
)
_COLUMNS = "primaryColumns"
#: Bindings that every widget of a type has from its theme.
_OF_THE_THEME = "{{appsmith.theme"
_MOST_TYPES = 6

Pairs = Iterator[tuple[str, Any]]


def content_lines(change: Change, *, full: bool = False) -> list[str]:
    """Return what was added or removed as a whole, a line for each property, code as it is; else []."""
    if change.path or change.kind not in ("add", "remove"):
        return []
    value = change.after if change.kind == "add" else change.before
    read = _READERS.get(change.entity.type)
    if read is None or not isinstance(value, dict):
        return []
    lines: list[str] = []
    for name, found in read(_shown_side(change.entity.type, value)):
        if name:
            lines.append(f"{name}: {found if isinstance(found, _Plain) else short(found, full=full)}")
        else:
            lines += found.splitlines()
    return lines


class _Plain(str):
    """A text that is shown without quotes."""

    __slots__ = ()


def _shown_side(kind: str, owner: dict[str, Any]) -> dict[str, Any]:
    """Return the edited side of an entity, else the deployed one, else the entity itself."""
    for side in SIDES:
        value = owner.get(side_key(kind, side) or "")
        if isinstance(value, dict):
            return {"pluginId": owner.get("pluginId"), **value}
    return owner


def _query(side: dict[str, Any]) -> Pairs:
    if side.get("pluginType") == "JS" or side.get("fullyQualifiedName"):
        return  # its code is that of the JS object
    datasource = side.get("datasource")
    name = datasource.get("name") if isinstance(datasource, dict) else None
    plugin = side.get("pluginId")
    described = " ".join(filter(None, (_text(name), f"({plugin})" if isinstance(plugin, str) else "")))
    if described:
        yield "datasource", _Plain(described)
    if side.get("executeOnLoad") is True:
        yield "runs", _Plain("on page load")
    configuration = side.get("actionConfiguration")
    if not isinstance(configuration, dict):
        return
    request = [_text(configuration.get(key)) for key in ("httpMethod", "path")]
    if any(request):
        yield "request", _Plain(" ".join(filter(None, request)))
    for key in ("headers", "queryParameters", "bodyFormData"):
        for entry in _objects(configuration.get(key)):
            if entry.get("key") or entry.get("value"):
                yield f"{key}[{_text(entry.get('key'))}]", entry.get("value")
    yield from _leaves("formData", configuration.get("formData"))
    if body := _text(configuration.get("body")):
        yield "", body


def _js_object(side: dict[str, Any]) -> Pairs:
    if body := _text(side.get("body")):
        yield "", body


def _widget(widget: dict[str, Any]) -> Pairs:
    for key in _MAIN:
        if _says_something(widget.get(key)):
            yield key, widget[key]
    if isinstance(columns := widget.get(_COLUMNS), dict) and columns:
        yield "columns", _Plain(", ".join(columns))
    for key, value in widget.items():
        is_bound = isinstance(value, str) and "{{" in value and not value.startswith(_OF_THE_THEME)
        if is_bound and key not in _MAIN:
            yield key, value


def _says_something(value: Any) -> bool:
    return value not in (None, "", [], {}) and not (
        isinstance(value, str) and value.startswith(_OF_THE_THEME)
    )


def _page(side: dict[str, Any]) -> Pairs:
    layouts = _objects(side.get("layouts"))
    dsl = layouts[0].get("dsl") if layouts else None
    if not isinstance(dsl, dict):
        return
    types = Counter(
        widget_type(visited.widget)
        for visited in walk(dsl)
        if visited.widget.get("type") != "CANVAS_WIDGET" and visited.widget is not dsl
    )
    if types:
        shown = [f"{count} {name}" for name, count in types.most_common(_MOST_TYPES)]
        more = f", {len(types) - _MOST_TYPES} more types" if len(types) > _MOST_TYPES else ""
        yield "widgets", _Plain(f"{types.total()} ({', '.join(shown)}{more})")


def _datasource(value: dict[str, Any]) -> Pairs:
    if isinstance(value.get("pluginId"), str):
        yield "plugin", _Plain(value["pluginId"])
    configuration = value.get("datasourceConfiguration")
    if isinstance(configuration, dict):
        yield from _leaves("", {key: configuration.get(key) for key in ("url", "endpoints")})
        if isinstance(authentication := configuration.get("authentication"), dict):
            yield from _leaves("authentication", authentication)


def _library(value: dict[str, Any]) -> Pairs:
    for key in ("version", "url"):
        if _text(value.get(key)):
            yield key, _Plain(value[key])


_READERS = {
    "query": _query,
    "js_object": _js_object,
    "widget": _widget,
    "page": _page,
    "datasource": _datasource,
    "library": _library,
}


def _leaves(path: str, value: Any) -> Pairs:
    """Yield the path and value of everything inside a value that is not empty."""
    if isinstance(value, dict):
        for key, child in value.items():
            yield from _leaves(f"{path}.{key}" if path else key, child)
    elif isinstance(value, list):
        for i, child in enumerate(value):
            yield from _leaves(f"{path}[{i}]", child)
    elif value not in (None, ""):
        yield path, value


def _objects(value: Any) -> list[dict[str, Any]]:
    return [entry for entry in value if isinstance(entry, dict)] if isinstance(value, list) else []


def _text(value: Any) -> str:
    return value if isinstance(value, str) else "" if value is None else dumped(value)


def widget_type(widget: dict[str, Any]) -> str:
    """Return the type of a widget for a person: TABLE_WIDGET_V2 is `table`."""
    kind = widget.get("type")
    if not isinstance(kind, str):
        return "unknown"
    return kind.partition("_WIDGET")[0].replace("_", " ").lower() or kind
