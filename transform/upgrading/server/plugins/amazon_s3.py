"""Amazon S3: bucket, path, body and the command's own settings are wrapped."""

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

_KEYS = ("command", "bucket", "smartSubstitution")
_LIST = ("prefix", "where", "signedUrl", "expiry", "unSignedUrl", "sortBy", "pagination")
_SECTIONS = {
    "LIST": ("list", {key: key for key in _LIST}),
    "UPLOAD_FILE_FROM_BODY": ("create", {"dataType": "dataType", "expiry": "expiry"}),
    "UPLOAD_MULTIPLE_FILES_FROM_BODY": ("create", {"dataType": "dataType", "expiry": "expiry"}),
    "READ_FILE": ("read", {"usingBase64Encoding": "dataType"}),
}
_SAME = (
    "command",
    "bucket",
    "create.dataType",
    "create.expiry",
    "delete.expiry",
    *(f"list.{key}" for key in _LIST),
    "read.expiry",
    "smartSubstitution",
)
_PATHS = {
    **{f"formData.{path}": f"formData.{path}.data" for path in _SAME},
    "formData.read.usingBase64Encoding": "formData.read.dataType.data",
    "body": "formData.body.data",
    "path": "formData.path.data",
}


def convert(action: dict[str, Any]) -> dict[str, Any]:
    """Return the query with wrapped form data; raises StepError where the product's conversion fails."""
    return rename_bindings(both_sides(action, _form_data), lambda path: renamed_start(path, _PATHS))


def _form_data(configuration: dict[str, Any]) -> dict[str, Any]:
    if (found := form_with_command(configuration)) is None:
        return {**configuration, "formData": {}}
    old, command = found
    moved = wrapped_texts(configuration, ("body", "path"))
    new = moved | wrapped_keys(old, _KEYS)
    if command in _SECTIONS:
        section, keys = _SECTIONS[command]
        if (settings := settings_of(old, section)) is not None:
            renamed = {key: settings.get(old_key) for old_key, key in keys.items()}
            new[section] = wrapped_keys(renamed, renamed)
    return with_form_data(configuration, new, moved)
