"""Members of documents that are decoded only as far as they are looked at; see `plain.peek`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def text(document: Mapping[str, Any], key: str) -> str:
    """Return a member as text, an ObjectId as its 24 hex digits; an empty string where it is something else."""
    value = document.get(key)  # code is a kind of str that cannot be a key
    return str(value) if isinstance(value, str) or type(value).__name__ == "ObjectId" else ""


def member(document: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    """Return a nested document; an empty one where there is none."""
    value = document.get(key)
    return value if isinstance(value, Mapping) else {}


def objects(document: Mapping[str, Any], key: str) -> list[Mapping[str, Any]]:
    """Return the documents of a list; none where there is no list."""
    value = document.get(key)
    return [entry for entry in value if isinstance(entry, Mapping)] if isinstance(value, list) else []


def time(document: Mapping[str, Any], key: str) -> int | None:
    """Return a date in milliseconds since 1970; None where there is none."""
    value = document.get(key)
    return int(value) if value is not None and type(value).__name__ == "DatetimeMS" else None


def is_deleted(document: Mapping[str, Any]) -> bool:
    """Check whether the product counts a document as deleted."""
    return document.get("deleted") is True or document.get("deletedAt") is not None
