"""Google Sheets: the numbered templates become named, wrapped settings."""

from __future__ import annotations

import re
from typing import Any

from ...js import StepError, contains_binding
from ...js import to_string as js_string
from .form_data import with_form_data, wrap, wrap_js

_COMMANDS = {
    "GET": ("FETCH_MANY", "ROWS"),
    "APPEND": ("INSERT_ONE", "ROWS"),
    "UPDATE": ("UPDATE_ONE", "ROWS"),
    "DELETE_ROW": ("DELETE_ONE", "ROWS"),
    "LIST": ("FETCH_MANY", "SPREADSHEET"),
    "INFO": ("FETCH_DETAILS", "SPREADSHEET"),
    "CREATE": ("INSERT_ONE", "SPREADSHEET"),
    "DELETE": ("DELETE_ONE", None),
    "BULK_APPEND": ("INSERT_MANY", "ROWS"),
    "BULK_UPDATE": ("UPDATE_MANY", "ROWS"),
}
_PATHS = {
    0: ("command.data", "entityType.data"),
    1: ("sheetUrl.data",),
    2: ("range.data",),
    3: ("spreadsheetName.data",),
    4: ("tableHeaderIndex.data",),
    5: ("queryFormat.data",),
    6: ("pagination.data.limit",),
    7: ("sheetName.data",),
    8: ("pagination.data.offset",),
    9: ("rowObjects.data",),
    10: ("rowObjects.data",),
    11: ("rowIndex.data",),
    12: ("",),
    13: ("smartSubstitution.data",),
    14: ("where.data",),
}
_TEMPLATE = re.compile(r"pluginSpecifiedTemplates\[(\d+)\]")
#: The dots are wildcards in the product's pattern, and so they are here.
_SHEET_URL = re.compile(r'https://docs.google.com/spreadsheets/d/([^/]+)/?[^"]*')

_REFERENCE = re.compile(r"\\(?P<plain>.)|\$(?P<group>0*1|0+)|\$", re.DOTALL)


def convert(action: dict[str, Any]) -> dict[str, Any]:
    """Give the query with form data; raises StepError where the product's conversion fails."""
    edited, deployed = action.get("unpublishedAction"), action.get("publishedAction")
    if not isinstance(edited, dict) or not isinstance(edited.get("actionConfiguration"), dict):
        raise StepError("the query has no configuration")
    if not isinstance(deployed, dict):
        raise StepError("the query has no published side")
    keys = [path for path in map(_key, _entries(edited)) if isinstance(path, str)]
    configuration = _converted(edited["actionConfiguration"], keys)
    changed = {**edited, "actionConfiguration": configuration}
    if _entries(edited):
        changed["dynamicBindingPathList"] = _new_bindings(_entries(edited), configuration)
    new = {**action, "unpublishedAction": changed}
    if isinstance(deployed.get("actionConfiguration"), dict):
        converted = _converted(deployed["actionConfiguration"], keys)
        new["publishedAction"] = {**deployed, "actionConfiguration": converted}
    return new


def _entries(side: dict[str, Any]) -> list[Any]:
    entries = side.get("dynamicBindingPathList")
    return entries if isinstance(entries, list) else []


def _key(entry: Any) -> Any:
    return entry.get("key") if isinstance(entry, dict) else None


def _converted(configuration: dict[str, Any], keys: list[str]) -> dict[str, Any]:
    if configuration.get("formData") is not None:
        raise StepError("this query is already migrated")
    templates = configuration.get("pluginSpecifiedTemplates")
    if not isinstance(templates, list) or not templates:
        return with_form_data(configuration, {}, ())
    values = [entry.get("value") if isinstance(entry, dict) else None for entry in templates]
    old = values[0]
    if not isinstance(old, str):
        raise StepError("the command is no text")
    new: dict[str, Any] = {}
    if old in _COMMANDS:
        command, entity = _COMMANDS[old]
        new["command"] = wrap(command)
        if entity:
            new["entityType"] = wrap(entity)
    if 2 <= len(values) <= 15:
        new |= _settings(old, values, keys)
    return with_form_data(configuration, new, ())


def _settings(command: str, values: list[Any], keys: list[str]) -> dict[str, Any]:
    given = {i: value for i, value in enumerate(values) if not (value is None or value in ("", [], {}))}
    new: dict[str, Any] = {}
    if 14 in given:
        new["where"] = wrap(_where(given[14]))
    if 13 in given:
        new["smartSubstitution"] = wrap(given[13])
    if 12 in given and command == "DELETE":
        new["entityType"] = wrap(given[12])
    if 11 in given:
        new["rowIndex"] = wrap(given[11])
    if 10 in given and command in ("BULK_APPEND", "BULK_UPDATE", "CREATE"):
        new["rowObjects"] = wrap(given[10])
    if 9 in given and command in ("APPEND", "UPDATE"):
        new["rowObjects"] = wrap(given[9])
    pagination = {name: given[i] for name, i in (("offset", 8), ("limit", 6)) if i in given}
    if pagination:
        new["pagination"] = wrap(pagination)
    for i, name in ((7, "sheetName"), (5, "queryFormat"), (4, "tableHeaderIndex"), (3, "spreadsheetName")):
        if i in given:
            new[name] = wrap_js(given[i]) if i == 7 and _is_bound(7, keys) else wrap(given[i])
    if 2 in given:
        new["range"] = wrap(given[2])
    if 1 in given:
        if not isinstance(given[1], str):
            raise StepError("the sheet's URL is no text")
        url = _SHEET_URL.sub(_edit_url, given[1])
        new["sheetUrl"] = wrap_js(url) if _is_bound(1, keys) else wrap(url)
    return new


def _is_bound(index: int, keys: list[str]) -> bool:
    return any(f"pluginSpecifiedTemplates[{index}]" in key for key in keys)


def _edit_url(match: re.Match[str]) -> str:
    """Give the link for editing; what Java reads as a reference in the id stands for a group, as there."""

    def referred(reference: re.Match[str]) -> str:
        if reference["plain"]:
            return reference["plain"]
        if reference["group"]:
            return match.group(int(reference["group"]))
        raise StepError("the sheet's id holds a $ that refers to nothing")

    return _REFERENCE.sub(referred, f"https://docs.google.com/spreadsheets/d/{match.group(1)}/edit")


def _where(value: Any) -> dict[str, Any]:
    children = []
    for entry in value if isinstance(value, list) else []:
        if isinstance(entry, dict) and entry:
            child = {"key": entry["path"]} if entry.get("path") is not None else {}
            child["condition"] = entry["operator"] if entry.get("operator") is not None else "LT"
            if entry.get("value") is not None:
                child["value"] = entry["value"]
            children.append(child)
    return {"condition": "AND", **({"children": children} if children else {})}


def _new_bindings(entries: list[Any], configuration: dict[str, Any]) -> list[Any]:
    """Rename each path, and after each drop those that lead nowhere; then only `key` is kept."""
    renamed: list[Any] = []
    for entry in entries:
        key = _key(entry)
        match = _TEMPLATE.search(key) if isinstance(key, str) else None
        if match is None:
            renamed.append(entry)
        else:
            paths = _PATHS.get(int(match.group(1)))
            if paths is None:
                raise StepError("a binding names a template that does not exist")
            renamed += [{"key": f"formData.{path}"} for path in paths]
        kept = [item for item in renamed if _leads_to_binding(_key(item), configuration)]
        if len(kept) < len(renamed):
            renamed = [{"key": _key(item)} for item in kept]
    return renamed


def _leads_to_binding(path: Any, configuration: dict[str, Any]) -> bool:
    value: Any = configuration
    for part in filter(None, re.split(r"[.\[\]]", js_string(path))):
        if isinstance(value, str) and not contains_binding(value):
            return False
        if isinstance(value, dict):
            value = value.get(part)
        elif isinstance(value, list) and part.isdecimal() and int(part) < len(value):
            value = value[int(part)]
        else:
            return isinstance(value, str)
        if value is None:
            return False
    return not isinstance(value, str) or contains_binding(value)
