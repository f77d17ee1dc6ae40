"""Google Sheets: the numbered templates become named, wrapped settings."""

from __future__ import annotations

from typing import Any

from ....patterns import pattern
from ....product.java_values import in_hash_order, is_blank, replace_all
from ....product.javascript_values import StepError, contains_binding
from .form_data import binding_entries, binding_key, require_object, with_form_data, wrap, wrap_js

#: The last of the settings that the product converts; of longer lists it takes only the command.
_MOST_TEMPLATES = 15
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
_TEMPLATE = pattern(r"pluginSpecifiedTemplates\[([0-9]+)")
#: The dots are wildcards in the product's pattern, and so they are here.
_SHEET_URL = pattern(r'https://docs.google.com/spreadsheets/d/([^/]+)/?[^"]*')
_SEPARATORS = pattern(r"[.\[\]]")


def convert(action: dict[str, Any]) -> dict[str, Any]:
    """Return the query with form data; raises StepError where the product's conversion fails."""
    edited, deployed = action.get("unpublishedAction"), action.get("publishedAction")
    if not isinstance(edited, dict) or not isinstance(edited.get("actionConfiguration"), dict):
        raise StepError("the query has no configuration")
    if not isinstance(deployed, dict):
        raise StepError("the query has no published side")
    changed = _converted_side(edited)
    entries = binding_entries(edited)
    if entries:
        changed["dynamicBindingPathList"] = _new_bindings(entries, changed["actionConfiguration"])
    new = {**action, "unpublishedAction": changed}
    if deployed.get("actionConfiguration") is not None:
        new["publishedAction"] = _converted_side(deployed)
    return new


def _converted_side(side: dict[str, Any]) -> dict[str, Any]:
    configuration = require_object(side["actionConfiguration"], "the configuration")
    keys = [binding_key(entry) for entry in binding_entries(side)]
    return {**side, "actionConfiguration": _converted(configuration, keys)}


def _converted(configuration: dict[str, Any], keys: list[str | None]) -> dict[str, Any]:
    if configuration.get("formData") is not None:
        raise StepError("this query is already migrated")
    values = _template_values(configuration.get("pluginSpecifiedTemplates"))
    if not values:
        return with_form_data(configuration, {}, ())
    old = values[0]
    if not isinstance(old, str):
        raise StepError("the command is no text")
    new: dict[str, Any] = {}
    if old in _COMMANDS:
        command, entity = _COMMANDS[old]
        new["command"] = wrap(command)
        if entity:
            new["entityType"] = wrap(entity)
    if 2 <= len(values) <= _MOST_TEMPLATES:
        new |= _settings(old, values, keys)
    return with_form_data(configuration, new, ())


def _template_values(templates: Any) -> list[Any]:
    if templates is None:
        return []
    if not isinstance(templates, list):
        raise StepError("pluginSpecifiedTemplates is no list")
    return [
        None if entry is None else require_object(entry, "a template").get("value") for entry in templates
    ]


def _settings(command: str, values: list[Any], keys: list[str | None]) -> dict[str, Any]:
    """Return the named settings of a query whose templates are as many as the product knows."""
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
        new["pagination"] = wrap(in_hash_order(pagination))
    for i, name in ((5, "queryFormat"), (4, "tableHeaderIndex"), (3, "spreadsheetName"), (2, "range")):
        if i in given:
            new[name] = wrap(given[i])
    if 7 in given:
        new["sheetName"] = _wrap_choice(given[7], 7, keys)
    if 1 in given:
        new["sheetUrl"] = _wrap_choice(_edit_url(given[1]), 1, keys)
    return new


def _wrap_choice(value: Any, index: int, keys: list[str | None]) -> dict[str, Any]:
    """Wrap what a form offers in a list; a bound one stands in JavaScript, which the list could not show."""
    for key in keys:
        if key is None:
            raise StepError("a binding has no key")
        if f"pluginSpecifiedTemplates[{index}]" in key:
            return wrap_js(value)
    return wrap(value)


def _edit_url(url: Any) -> str:
    """Return the link for editing; the id of the first sheet in the text takes the place of all others too."""
    if not isinstance(url, str):
        raise StepError("the sheet's URL is no text")
    found = _SHEET_URL.search(url)
    if found is None:
        return url
    return replace_all(_SHEET_URL, f"https://docs.google.com/spreadsheets/d/{found.group(1)}/edit", url)


def _where(value: Any) -> dict[str, Any]:
    """Return the list of filters as a condition tree; what is no list gives a tree without conditions."""
    filters = [entry for entry in value if entry is not None] if isinstance(value, list) else []
    children = [_condition(require_object(entry, "a filter")) for entry in filters if entry != {}]
    return in_hash_order({"condition": "AND", **({"children": children} if children else {})})


def _condition(entry: dict[str, Any]) -> dict[str, Any]:
    renamed = {
        "key": entry.get("path"),
        "condition": entry.get("operator", "LT"),
        "value": entry.get("value"),
    }
    return in_hash_order({key: value for key, value in renamed.items() if value is not None})


def _new_bindings(entries: list[Any], configuration: dict[str, Any]) -> list[Any]:
    """Rename each path, and after each drop those that lead nowhere; then only `key` is kept."""
    renamed: list[Any] = []
    for entry in entries:
        key = binding_key(entry)
        if key is None:
            raise StepError("a binding has no key")
        renamed += _renamed(key) if "pluginSpecifiedTemplates" in key else [entry]
        kept = [item for item in renamed if _leads_to_binding(binding_key(item) or "", configuration)]
        if len(kept) < len(renamed):
            renamed = [{"key": binding_key(item)} for item in kept]
    return renamed


def _renamed(key: str) -> list[dict[str, Any]]:
    """Return the new paths of each template that a path names; deeper parts of the path are lost."""
    new = []
    for index in map(int, _TEMPLATE.findall(key)):
        if index not in _PATHS:
            raise StepError(f"a binding names template {index}, which does not exist")
        new += [{"key": f"formData.{path}"} for path in _PATHS[index]]
    return new


def _leads_to_binding(path: str, configuration: dict[str, Any]) -> bool:
    """Return whether a path hits something, and if it hits a text on its way, whether that holds a binding.

    Texts, numbers and booleans have nothing inside: what follows in the path does not count.
    """
    value: Any = configuration
    for part in _SEPARATORS.split(path):
        if is_blank(part):
            continue
        if isinstance(value, dict):
            value = value.get(part)
        elif isinstance(value, list):
            value = (
                value[int(part)] if part.isascii() and part.isdecimal() and int(part) < len(value) else None
            )
        if value is None:
            return False
    return not isinstance(value, str) or contains_binding(value)
