"""RFC 6901 JSON Pointers: build, split and follow them."""

from __future__ import annotations

from typing import Any


def escape(token: str) -> str:
    """Return one reference token as it stands inside a pointer: `a/b~c` -> `a~1b~0c`."""
    if "~" in token or "/" in token:
        return token.replace("~", "~0").replace("/", "~1")
    return token


def join(pointer: str, *tokens: str | int) -> str:
    """Return a pointer with more tokens: `join("/pageList", 0, "a/b")` -> `/pageList/0/a~1b`."""
    return pointer + "".join("/" + (escape(t) if isinstance(t, str) else str(t)) for t in tokens)


def split(pointer: str) -> list[str]:
    """Return the unescaped tokens of a pointer; the empty pointer has none."""
    if not pointer:
        return []
    return [token.replace("~1", "/").replace("~0", "~") for token in pointer[1:].split("/")]


def resolve(document: Any, pointer: str) -> Any:
    """Return the value that a pointer names. Raises KeyError when nothing is there."""
    value = document
    for token in split(pointer):
        if isinstance(value, dict):
            value = value[token]
        elif isinstance(value, list) and token.isdecimal() and int(token) < len(value):
            value = value[int(token)]
        else:
            raise KeyError(pointer)
    return value


def find(document: Any, pointer: str) -> Any:
    """Return the value that a pointer names, None when nothing is there."""
    try:
        return resolve(document, pointer)
    except KeyError:
        return None


Path = tuple[str | int, ...]
