"""Firestore: each setting is wrapped in place; body, path and cursors join the form data."""

from __future__ import annotations

from typing import Any

from ...js import StepError
from .form_data import both_sides, rename_bindings, with_form_data, wrap, wrapped_texts

_MOVED = ("body", "path", "next", "prev")


def convert(action: dict[str, Any]) -> dict[str, Any]:
    """Give the query with wrapped form data; raises StepError where the product's conversion fails."""
    return rename_bindings(both_sides(action, _form_data, convert_deployed=_deployed_form_data), _new_path)


def _deployed_form_data(configuration: dict[str, Any]) -> dict[str, Any]:
    return configuration if configuration.get("formData") is None else _form_data(configuration)


def _form_data(configuration: dict[str, Any]) -> dict[str, Any]:
    old = configuration.get("formData")
    moved = wrapped_texts(configuration, _MOVED)
    if old is None:
        if moved:
            raise StepError("the query has no form data")
        return configuration
    if not isinstance(old, dict):
        raise StepError("the form data is no object")
    if not isinstance(old.get("command"), str):
        raise StepError("this query is already migrated")
    new = {key: wrap(value) if value is not None else {"viewType": "component"} for key, value in old.items()}
    return with_form_data(configuration, new | moved, moved)


def _new_path(path: str) -> str:
    """Point into the wrapped value: `formData.where.x` -> `formData.where.data.x`, `body` -> form data."""
    if "formData" in path:
        _, _, inside = path.partition("formData.")
        key, dot, rest = inside.partition(".")
        return f"formData.{key}.data{dot}{rest}"
    for key in ("body", "next", "prev", "path"):
        if path.startswith(key):
            _, dot, rest = path.partition(".")
            return f"formData.{key}.data{dot}{rest}"
    return path
