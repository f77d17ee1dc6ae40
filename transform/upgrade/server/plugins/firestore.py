"""Firestore: each setting is wrapped in place; body, path and cursors join the form data."""

from __future__ import annotations

from typing import Any

from ...js import StepError
from .form_data import both_sides, is_text, rename_bindings, wrap

_MOVED = ("body", "path", "next", "prev")


def convert(action: dict[str, Any]) -> dict[str, Any]:
    """Give the query with wrapped form data; raises StepError where the product's conversion fails."""
    deployed = action.get("publishedAction")
    configuration = deployed.get("actionConfiguration") if isinstance(deployed, dict) else None
    has_deployed = isinstance(configuration, dict) and configuration.get("formData") is not None

    def form_data(configuration_: dict[str, Any]) -> dict[str, Any]:
        return (
            configuration_
            if configuration_ is configuration and not has_deployed
            else _form_data(configuration_)
        )

    return rename_bindings(both_sides(action, form_data), _new_path)


def _form_data(configuration: dict[str, Any]) -> dict[str, Any]:
    old = configuration.get("formData")
    moved = [key for key in _MOVED if is_text(configuration.get(key))]
    if old is None:
        if moved:
            raise StepError("the query has no form data")
        return configuration
    if not isinstance(old, dict):
        raise StepError("the form data is no object")
    if not isinstance(old.get("command"), str):
        raise StepError("this query is already migrated")
    new = {key: wrap(value) if value is not None else {"viewType": "component"} for key, value in old.items()}
    new |= {key: wrap(configuration[key]) for key in moved}
    return {**{key: value for key, value in configuration.items() if key not in moved}, "formData": new}


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
