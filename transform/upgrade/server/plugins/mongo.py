"""MongoDB: command, collection and the command's own settings are wrapped."""

from __future__ import annotations

from typing import Any

from ...js import StepError
from .form_data import both_sides, rename_bindings, with_form_data, wrapped_keys, wrapped_texts

_SECTIONS = {
    "AGGREGATE": ("aggregate", ("arrayPipelines", "limit")),
    "COUNT": ("count", ("query",)),
    "DELETE": ("delete", ("query", "limit")),
    "DISTINCT": ("distinct", ("query", "key")),
    "FIND": ("find", ("query", "sort", "projection", "limit", "skip")),
    "INSERT": ("insert", ("documents",)),
    "UPDATE": ("updateMany", ("query", "update", "limit")),
}
_KEYS = ("command", "collection", "smartSubstitution")
_PATHS = {
    **{f"formData.{key}": f"formData.{key}.data" for key in _KEYS},
    **{
        f"formData.{section}.{key}": f"formData.{section}.{key}.data"
        for section, keys in _SECTIONS.values()
        for key in keys
    },
    "body": "formData.body.data",
}


def convert(action: dict[str, Any]) -> dict[str, Any]:
    """Give the query with wrapped form data; raises StepError where the product's conversion fails."""
    return rename_bindings(both_sides(action, _form_data), _new_path)


def _new_path(path: str) -> str:
    for old, new in _PATHS.items():
        if path.startswith(old):
            return path.replace(old, new)
    return path


def _form_data(configuration: dict[str, Any]) -> dict[str, Any]:
    old = configuration.get("formData")
    command = old.get("command") if isinstance(old, dict) else None
    if not isinstance(old, dict) or command is None:
        return {**configuration, "formData": {}}
    if not isinstance(command, str):
        raise StepError("this query is already migrated")
    moved = wrapped_texts(configuration, ["body"])
    new = moved | wrapped_keys(old, _KEYS)
    if command in _SECTIONS:
        section, keys = _SECTIONS[command]
        settings = old.get(section)
        if settings is not None:
            if not isinstance(settings, dict):
                raise StepError("the settings of the command are no object")
            new[section] = wrapped_keys(settings, keys)
    return with_form_data(configuration, new, moved)
