"""The classes to which the product's reader binds an export: their fields, with type and default."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import Any

import orjson


@functools.cache
def export_model() -> dict[str, Any]:
    """Return class -> {field: [type, default if it has one]}, or the list of its constants for an enumeration."""
    data = Path(__file__).with_name("data").joinpath("export_model.json").read_bytes()
    model: dict[str, Any] = orjson.loads(data)
    return model
