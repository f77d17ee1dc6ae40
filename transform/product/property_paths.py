"""Property paths as the product writes them: `primaryColumns.id.computedValue`, `chartData[0].data`."""

from __future__ import annotations

import functools
import re
from typing import Any

from ..patterns import pattern
from .javascript_values import UNDEFINED, StepError

# A plain part; [5] or ["text"]; the empty part between two dots or after a last one ([] counts as a dot).
_PART = pattern(
    r"""(?P<plain>[^.\[\]]+)
      | \[ (?P<index>-?[0-9]+(?:\.[0-9]+)?) \]
      | \[ (?P<quote>["']) (?P<text>(?:(?!(?P=quote))[^\\]|\\.)*) (?P=quote) \]
      | (?= (?:\.|\[\]) (?:\.|\[\]|\Z) )""",
    re.VERBOSE,
)
_NESTED = pattern(r"""\.|\[(?:[^\[\]]*|(["'])(?:(?!\1)[^\\]|\\.)*\1)\]""")
_ESCAPE = pattern(r"\\(\\?)")
_INDEX = pattern(r"0|[1-9][0-9]*")
_INDEXED = (list, str)
_CONTAINERS = (dict, list)


@functools.lru_cache(maxsize=4096)
def split_path(path: str) -> tuple[str, ...]:
    """Return the parts of a path: `a[0].b` -> a, 0, b. Without a dot or closed brackets it is one key."""
    if not _NESTED.search(path):
        return (path,)
    parts = [""] if path.startswith(".") else []
    for match in _PART.finditer(path):
        if match["quote"]:
            parts.append(_ESCAPE.sub(r"\1", match["text"]))
        else:
            parts.append(match["plain"] or match["index"] or "")
    return tuple(parts) or (path,)


def _parts(value: Any, path: str) -> tuple[str, ...]:
    """Return the parts of a path; a key of the value that looks like the whole path is taken as it is."""
    if isinstance(value, dict) and path in value:
        return (path,)
    return split_path(path)


def lookup(value: Any, path: str) -> Any:
    """Return the value at a path, UNDEFINED where the path leads nowhere."""
    for part in _parts(value, path):
        if isinstance(value, dict):
            if part not in value:
                return UNDEFINED
            value = value[part]
        elif isinstance(value, _INDEXED) and _INDEX.fullmatch(part) and int(part) < len(value):
            value = value[int(part)]
        else:
            return UNDEFINED
    return value


def store(owner: dict[str, Any], path: str, new: Any) -> None:
    """Set the value at a path of `owner`, with copies of what lies between; the path must lead somewhere."""
    parts = _parts(owner, path)
    target: Any = owner
    for part in parts[:-1]:
        key: Any = int(part) if isinstance(target, list) else part
        child = target[key]
        if not isinstance(child, _CONTAINERS):
            raise StepError("a path leads into a text")
        target[key] = child.copy()
        target = target[key]
    target[int(parts[-1]) if isinstance(target, list) else parts[-1]] = new
