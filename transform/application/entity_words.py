"""What the types of entities are called, as the editor calls them."""

from __future__ import annotations

_ONE = {"js_object": "JS object", "library": "JS library"}


def worded(kind: str, count: int = 1) -> str:
    """Return what a type of entity is called, of one or more of them: `JS object`, `queries`."""
    one = _ONE.get(kind, kind)
    return one if count == 1 else plural(one)


def plural(noun: str) -> str:
    """Return the plural of a noun: `queries`, `addresses`, `keys`."""
    if noun.endswith("y") and noun[-2:-1] not in "aeou":
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith("s") else f"{noun}s"
