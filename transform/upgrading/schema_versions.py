"""The server and client schema of an export."""

from __future__ import annotations

from typing import Any, Literal

from ..product.java_values import as_whole

Part = Literal["server", "client"]

VERSION_KEYS: dict[Part, str] = {"client": "clientSchemaVersion", "server": "serverSchemaVersion"}


def schema_version(document: dict[str, Any], part: Part) -> int | None:
    """Return a schema version as the product reads it: absent is 0, fractions are cut, texts of numbers count.

    None for what it cannot read at all.
    """
    value = document.get(VERSION_KEYS[part])
    return 0 if value is None else as_whole(value)
