"""Firestore: each setting is wrapped in place; body, path and cursors join the form data."""

from __future__ import annotations

from typing import Any

from ....patterns import pattern
from ....product.javascript_values import StepError
from .form_data import converted_side, form_data_of, rename_bindings, wrap, wrapped_texts

_MOVED = ("body", "path", "next", "prev")
_LINE = "[^\n\r\u0085\u2028\u2029]*"  # what Java's dot matches
_SETTING = pattern(rf"formData\.([^.]*)(\.{_LINE})?")
_OUTSIDE = pattern(rf"\A(body|next|prev|path)(\.{_LINE})?")


def convert(action: dict[str, Any]) -> dict[str, Any]:
    """Return the query with wrapped form data; raises StepError where the product's conversion fails."""
    changed = {"unpublishedAction": converted_side(action.get("unpublishedAction"), _form_data)}
    deployed = action.get("publishedAction")
    configuration = deployed.get("actionConfiguration") if isinstance(deployed, dict) else None
    if isinstance(configuration, dict) and configuration.get("formData") is not None:
        changed["publishedAction"] = converted_side(deployed, _form_data)
    return rename_bindings({**action, **changed}, _new_path)


def _form_data(configuration: dict[str, Any]) -> dict[str, Any]:
    old = form_data_of(configuration)
    moved = wrapped_texts(configuration, _MOVED)
    if old is None:
        if moved:
            raise StepError("the query has no form data")
        return configuration
    if not isinstance(old.get("command"), str):
        raise StepError("this query is already migrated")
    new = {key: wrap(value) if value is not None else {"viewType": "component"} for key, value in old.items()}
    kept = {key: value for key, value in configuration.items() if key not in moved}
    return {**kept, "formData": new | moved}  # in place, so its keys keep their order


def _new_path(path: str) -> str:
    """Point into the wrapped value: `formData.where.x` -> `formData.where.data.x`, `body` -> form data."""
    pattern = _SETTING if "formData" in path else _OUTSIDE
    for match in pattern.finditer(path):  # the last one counts
        path = f"formData.{match.group(1)}.data{match.group(2) or ''}"
    return path
