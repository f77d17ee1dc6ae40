"""MongoDB: command, collection and the command's own settings are wrapped."""

from __future__ import annotations

from typing import Any

from ....product.javascript_values import StepError
from .form_data import (
    both_sides,
    form_data_of,
    rename_bindings,
    renamed_start,
    require_object,
    with_form_data,
    wrapped_keys,
    wrapped_texts,
)

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
    """Return the query with wrapped form data; raises StepError where the product's conversion fails."""
    return rename_bindings(both_sides(action, _form_data), lambda path: renamed_start(path, _PATHS))


def _form_data(configuration: dict[str, Any]) -> dict[str, Any]:
    old = form_data_of(configuration)
    command = old.get("command") if old else None
    if not old or command is None:
        return {**configuration, "formData": {}}
    if not isinstance(command, str):
        raise StepError("this query is already migrated")
    moved = wrapped_texts(configuration, ["body"])
    new = moved | wrapped_keys(old, _KEYS)
    if command in _SECTIONS:
        section, keys = _SECTIONS[command]
        settings = old.get(section)
        if settings is not None:
            settings = require_object(settings, f"the setting {section!r} of the command")
            new[section] = wrapped_keys(settings, keys)
    return with_form_data(configuration, new, moved)
