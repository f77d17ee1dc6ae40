"""Limits on what is read: size, nesting depth, number of widgets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import orjson

from ..errors import LimitError

if TYPE_CHECKING:
    pass


Json = Any

ORJSON_DUMP_DEPTH = 254


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits on input, beyond which a `LimitError` is raised: bytes of text, nesting of JSON, widgets of one page."""

    size: int = 150 * 1024 * 1024
    depth: int = 500
    widgets: int = 200_000


DEFAULT_LIMITS = Limits()


def require_depth(value: Json, limit: int) -> None:
    """Raise LimitError when a value has more than `limit` levels."""
    try:
        orjson.dumps(value)  # far quicker than a walk, and it writes a few levels only
    except TypeError:
        walk_to_depth(value, limit)
    else:
        if limit < ORJSON_DUMP_DEPTH:
            walk_to_depth(value, limit)


def walk_to_depth(value: Json, limit: int) -> None:
    """Raise LimitError when the document has more than `limit` levels."""
    level, depth = [value], 0
    while level:
        depth += 1
        if depth > limit + 1:
            raise LimitError(
                f"The document is nested more than {limit} levels deep",
                hint="Raise the limit (Limits(depth=...)) if this is meant.",
            )
        level = [child for parent in level for child in _children(parent) if isinstance(child, dict | list)]


def _children(value: Json) -> list[Json]:
    if isinstance(value, dict):
        return list(value.values())
    return value if isinstance(value, list) else []
