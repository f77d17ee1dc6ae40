"""What an entity is that was added or removed: the code of a query, the main properties of a widget."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

from ...application.entities import SIDES
from ...application.pages import walk
from ...diffing.changes import Change
from ...diffing.items import side_key
from ...diffing.tables import SERVER_MADE_AT_TOP
from ...patterns import pattern
from .blanks import Counted, counted_lines, without_runs
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
#: How many lines of what was added or removed are shown of its start and of its end.
_FIRST_LINES, _LAST_LINES = 12, 3
#: The parts of a query's configuration that are shown by themselves.
_SHOWN = pattern(
    r"""
    httpMethod | path | body
    | (headers | queryParameters | bodyFormData) \[\d+\] \.(key | value)
    | formData ([.\[].*)?
    """,
    re.VERBOSE,
)
_SHOWN_OF_A_SIDE = frozenset(
    {"name", "pageId", "body", "actionConfiguration", "executeOnLoad", "pluginId", "pluginType"}
)
#: What the product writes for "no pagination".
_NO_TEXT = "NONE"

Pairs = Iterator[tuple[str, Any]]


def is_whole(change: Change) -> bool:
    """Return whether an entity, or one of its sides, was added or removed as a whole."""
    return change.kind in ("add", "remove") and (not change.path or is_whole_side(change))


def whole_content(change: Change) -> tuple[list[str], list[str]]:
    """Return the lines of what was added or removed: what matters, and all else; see `content_lines`."""
    main, everything = _content(change, full=False, cut=False), content_lines(change, full=True)
    shown = set(main)
    return main, [line for line in everything if line not in shown]


def is_whole_side(change: Change) -> bool:
    """Return whether a query, JS object or page that there is got or lost its edited or deployed side."""
    keys = [side_key(change.entity.type, side) for side in SIDES]
    return change.kind in ("add", "remove") and change.path[1:] in keys


def content_lines(change: Change, *, full: bool = False) -> list[str]:
    """Return what was added or removed as a whole, with its sign, a line for each property; else [].

    Code is shown as it is but for runs of blanks; without `full` the middle of what is long is left out.
    """
    return _content(change, full=full, cut=not full)


def _content(change: Change, *, full: bool, cut: bool) -> list[str]:
    if not is_whole(change):
        return []
    value = change.after if change.kind == "add" else change.before
    kind = change.entity.type
    if kind not in _READERS or not isinstance(value, dict):
        return []
    owner = {change.path[1:]: value} if change.path else value
    sign = "+" if change.kind == "add" else "-"
    shown: list[list[str]] = []
    # A page is deployed unnoticed by those who trust its edited side, so its code is shown at once.
    with_widgets = full or (kind == "page" and is_whole_side(change))
    for side in _sides(kind, owner):
        lines = [f"{sign}{line}" for line in _texts(kind, side, full=with_widgets)]
        if lines and lines not in shown:
            shown.append(lines)
    found: list[str] = []
    for number, lines in enumerate(shown):
        counted = counted_lines(lines)
        found += ["... deployed, unlike the edited side:"] if number else []
        found += _start_and_end(counted) if cut else [line for line, _ in counted]
    return found


def _start_and_end(lines: list[Counted]) -> list[str]:
    shown = [line for line, _ in lines]
    if len(lines) <= _FIRST_LINES + _LAST_LINES + 1:
        return shown
    left = sum(number for _, number in lines[_FIRST_LINES:-_LAST_LINES])
    return [*shown[:_FIRST_LINES], f"... {left} more lines; --full shows all", *shown[-_LAST_LINES:]]


def _texts(kind: str, side: dict[str, Any], *, full: bool) -> Iterator[str]:
    """Yield the lines of one side; texts of queries and JS objects are code, of which nothing is cut."""
    is_code = kind in ("query", "js_object")
    for name, found in _READERS[kind](side, full):
        if not name:
            yield from found.splitlines()
        elif is_code and isinstance(found, str) and "\n" in found:
            yield f"{name}:"
            yield from found.splitlines()
        else:
            shown = found if isinstance(found, _Plain) else without_runs(short(found, full=full or is_code))
            yield f"{name}: {shown}"


class _Plain(str):
    """A text that is shown without quotes."""

    __slots__ = ()


def _sides(kind: str, owner: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the edited and the deployed side of an entity, else the entity itself."""
    of_both = {key: owner[key] for key in ("pluginId", "pluginType") if key in owner}
    values = [owner.get(side_key(kind, side) or "") for side in SIDES]
    return [{**value, **of_both} for value in values if isinstance(value, dict) and value] or [owner]


def _query(side: dict[str, Any], full: bool) -> Pairs:
    if side.get("pluginType") == "JS" and side.get("fullyQualifiedName"):
        return  # its code is that of the JS object
    datasource = side.get("datasource")
    known = datasource if isinstance(datasource, dict) else {}
    plugin = side.get("pluginId")
    described = " ".join(
        filter(None, (_text(known.get("name")), f"({plugin})" if isinstance(plugin, str) else ""))
    )
    if described:
        yield "datasource", _Plain(described)
    embedded = known.get("datasourceConfiguration")
    if not full and isinstance(embedded, dict) and _text(embedded.get("url")):
        yield "url", _Plain(_text(embedded["url"]))
    if side.get("executeOnLoad") is True:
        yield "runs", _Plain("on page load")
    if full:
        yield from _rest("query", side)
    configuration = side.get("actionConfiguration")
    if isinstance(configuration, dict):
        yield from _configuration(configuration, full)


def _configuration(configuration: dict[str, Any], full: bool) -> Pairs:
    """Yield the request, all texts, with `full` all else too, and the code at last."""
    request = [_text(configuration.get(key)) for key in ("httpMethod", "path")]
    if any(request):
        yield "request", _Plain(" ".join(filter(None, request)))
    for key in ("headers", "queryParameters", "bodyFormData"):
        for entry in _objects(configuration.get(key)):
            if entry.get("key") or entry.get("value"):
                yield f"{key}[{_text(entry.get('key'))}]", entry.get("value")
    yield from _leaves("formData", configuration.get("formData"))
    for path, value in _leaves("", configuration):
        is_text = isinstance(value, str) and value != _NO_TEXT
        if (full or is_text) and not _SHOWN.fullmatch(path):
            yield path, value
    if body := _text(configuration.get("body")):
        yield "", body


def _rest(kind: str, side: dict[str, Any]) -> Pairs:
    """Yield what a side holds beside its code and what the server wrote."""
    without = SERVER_MADE_AT_TOP[kind] | _SHOWN_OF_A_SIDE
    yield from _leaves("", {key: value for key, value in side.items() if key not in without})


def _js_object(side: dict[str, Any], full: bool) -> Pairs:
    if full:
        yield from _rest("js_object", side)
    if body := _text(side.get("body")):
        yield "", body


def _widget(widget: dict[str, Any], _full: bool = False) -> Pairs:
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


def _page(side: dict[str, Any], full: bool) -> Pairs:
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
    for visited in walk(dsl) if full else ():
        for key, value in _widget(visited.widget):
            yield f"{_text(visited.widget.get('widgetName'))}.{key}", value


def _datasource(value: dict[str, Any], _full: bool) -> Pairs:
    if isinstance(value.get("pluginId"), str):
        yield "plugin", _Plain(value["pluginId"])
    configuration = value.get("datasourceConfiguration")
    if isinstance(configuration, dict):
        yield from _leaves("", {key: configuration.get(key) for key in ("url", "endpoints")})
        if isinstance(authentication := configuration.get("authentication"), dict):
            yield from _leaves("authentication", authentication)


def _library(value: dict[str, Any], _full: bool) -> Pairs:
    for key in ("version", "url"):
        if _text(value.get(key)):
            yield key, _Plain(value[key])


_READERS: dict[str, Callable[[dict[str, Any], bool], Pairs]] = {
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
