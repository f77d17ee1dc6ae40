"""What the conversions share: wrapped values, renamed binding paths, both sides of a query."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from ...js import StepError

Renamer = Callable[[str], str]


def wrap(value: Any) -> dict[str, Any]:
    """Give a value as a form's component holds it."""
    return {"data": value, "componentData": value, "viewType": "component"}


def wrap_js(value: Any) -> dict[str, Any]:
    """Give a value as a form holds it that is switched to JavaScript."""
    return {"data": value, "jsonData": value, "viewType": "json"}


def is_text(value: Any) -> bool:
    """Tell whether a value is a non-empty text."""
    return isinstance(value, str) and value != ""


def wrapped_keys(source: dict[str, Any], keys: Iterable[str]) -> dict[str, Any]:
    """Give the wrapped values of these keys; those without value are left out."""
    return {key: wrap(source[key]) for key in keys if source.get(key) is not None}


def both_sides(action: dict[str, Any], convert: Callable[[dict[str, Any]], dict[str, Any]]) -> dict[str, Any]:
    """Convert the configuration of both sides; raises StepError where the product misses a part."""
    edited, deployed = action.get("unpublishedAction"), action.get("publishedAction")
    if not isinstance(edited, dict) or not isinstance(edited.get("actionConfiguration"), dict):
        raise StepError("the query has no configuration")
    if not isinstance(deployed, dict):
        raise StepError("the query has no published side")
    changed = {"unpublishedAction": _converted(edited, convert)}
    if isinstance(deployed.get("actionConfiguration"), dict):
        changed["publishedAction"] = _converted(deployed, convert)
    return {**action, **changed}


def _converted(side: dict[str, Any], convert: Callable[[dict[str, Any]], dict[str, Any]]) -> dict[str, Any]:
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
