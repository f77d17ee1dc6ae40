"""Results of commands as plain JSON and back, for the journal; a journal can name only the records listed here."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any

#: Record -> the module of the package that defines it.
_RECORDS = {
    "_Outcome": "cli.upgrade",
    "Coverage": "sanitizing.coverage",
    "Diagnostic": "diagnostics",
    "Entity": "diagnostics",
    "Finding": "sanitizing.findings",
    "FoundFile": "report.findings",
    "Info": "validating.inspection",
    "Kind": "application.kinds",
    "Place": "storage.layout.places",
    "Position": "document.positions",
    "ValidatedFile": "report.validated",
    "Validation": "validating.validation",
    "Versions": "product.releases",
}
_TUPLE, _SET, _MAPPING = "tuple", "set", "mapping"


def to_plain(value: Any) -> Any:
    """Return a result as JSON values: records, tuples, sets and mappings as {kind: content}."""
    kind = type(value).__name__
    if isinstance(value, Enum):
        return {kind: [value.value]}
    if is_dataclass(value):
        return {kind: [to_plain(getattr(value, field.name)) for field in fields(value)]}
    if isinstance(value, tuple):
        return {kind if kind in _RECORDS else _TUPLE: [to_plain(item) for item in value]}
    if isinstance(value, list):
        return [to_plain(item) for item in value]
    if isinstance(value, frozenset):
        return {_SET: sorted(value)}
    if isinstance(value, Mapping):
        return {_MAPPING: [[to_plain(key), to_plain(item)] for key, item in value.items()]}
    return value


def from_plain(value: Any) -> Any:
    """Return the result again; raises ValueError, TypeError or KeyError for what is none."""
    if isinstance(value, list):
        return [from_plain(item) for item in value]
    if not isinstance(value, dict):
        return value
    ((kind, content),) = value.items()
    items = [from_plain(item) for item in content]
    if kind == _TUPLE:
        return tuple(items)
    if kind == _SET:
        return frozenset(items)
    if kind == _MAPPING:
        return dict(items)
    return getattr(importlib.import_module(f"transform.{_RECORDS[kind]}"), kind)(*items)
