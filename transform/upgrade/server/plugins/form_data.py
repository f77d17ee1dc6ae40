"""What the conversions share: wrapped values, renamed binding paths, both sides of a query.

The keys of what is built here stand in the product's order, so that its export and ours differ less.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from ...java import as_text, in_hash_order
from ...js import StepError

Converter = Callable[[dict[str, Any]], dict[str, Any]]
Renamer = Callable[[str], str]


def wrap(value: Any) -> dict[str, Any]:
    """Give a value as a form's component holds it."""
    return {"data": value, "viewType": "component", "componentData": value}


def wrap_js(value: Any) -> dict[str, Any]:
    """Give a value as a form holds it that is switched to JavaScript."""
    return {"jsonData": value, "data": value, "viewType": "json"}


def wrapped_texts(configuration: dict[str, Any], keys: Iterable[str]) -> dict[str, Any]:
    """Give the wrapped texts of these keys; those that are absent or empty are left out."""
    texts = {key: as_text(configuration.get(key)) for key in keys}
    return {key: wrap(text) for key, text in texts.items() if text}


def wrapped_keys(source: dict[str, Any], keys: Iterable[str]) -> dict[str, Any]:
    """Give the wrapped values of these keys; those without value are left out."""
    return in_hash_order({key: wrap(source[key]) for key in keys if source.get(key) is not None})


def with_form_data(
    configuration: dict[str, Any], form: dict[str, Any], moved: Iterable[str]
) -> dict[str, Any]:
    """Give a configuration with other form data and without the keys that moved into it."""
    kept = {key: value for key, value in configuration.items() if key not in moved}
    return {**kept, "formData": in_hash_order(form)}


def both_sides(
    action: dict[str, Any], convert: Converter, *, convert_deployed: Converter | None = None
) -> dict[str, Any]:
    """Convert the configuration of both sides; raises StepError where the product misses a part."""
    edited, deployed = action.get("unpublishedAction"), action.get("publishedAction")
    if not isinstance(edited, dict) or not isinstance(edited.get("actionConfiguration"), dict):
        raise StepError("the query has no configuration")
    if not isinstance(deployed, dict):
        raise StepError("the query has no published side")
    changed = {"unpublishedAction": _converted(edited, convert)}
    if isinstance(deployed.get("actionConfiguration"), dict):
        changed["publishedAction"] = _converted(deployed, convert_deployed or convert)
    return {**action, **changed}


def _converted(side: dict[str, Any], convert: Converter) -> dict[str, Any]:
    return {**side, "actionConfiguration": convert(side["actionConfiguration"])}


def rename_bindings(action: dict[str, Any], rename: Renamer) -> dict[str, Any]:
    """Rename the paths in the edited side's dynamicBindingPathList."""
    side = action["unpublishedAction"]
    entries = side.get("dynamicBindingPathList")
    if not isinstance(entries, list) or not entries:
        return action
    renamed = [
        {**entry, "key": rename(entry["key"])}
        if isinstance(entry, dict) and isinstance(entry.get("key"), str)
        else entry
        for entry in entries
    ]
    return {**action, "unpublishedAction": {**side, "dynamicBindingPathList": renamed}}
