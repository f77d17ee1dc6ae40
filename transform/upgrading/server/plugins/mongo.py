"""MongoDB: command, collection and the command's own settings are wrapped."""

from __future__ import annotations

from typing import Any

from .form_data import (
    both_sides,
    form_with_command,
    rename_bindings,
    renamed_start,
    settings_of,
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
    if (found := form_with_command(configuration)) is None:
        return {**configuration, "formData": {}}
    old, command = found
    moved = wrapped_texts(configuration, ["body"])
    new = moved | wrapped_keys(old, _KEYS)
    if command in _SECTIONS:
        section, keys = _SECTIONS[command]
        if (settings := settings_of(old, section)) is not None:
            new[section] = wrapped_keys(settings, keys)
    return with_form_data(configuration, new, moved)
