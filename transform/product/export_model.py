"""The classes to which the product's reader binds an export: their fields, with type and default."""

from __future__ import annotations

import functools
from importlib import resources
from typing import Any

import orjson


@functools.cache
def export_model() -> dict[str, Any]:
    """Return class -> {field: [type, default if it has one]}, or the list of its constants for an enumeration."""
    data = resources.files(__package__).joinpath("data", "export_model.json").read_bytes()
    model: dict[str, Any] = orjson.loads(data)
    return model
