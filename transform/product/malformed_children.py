"""What can stand in place of a list of widgets."""

from __future__ import annotations

import enum
from typing import Any

from .javascript_values import get, truthy


class Oddity(enum.Enum):
    """What the children of a widget are, when they are no list of objects."""

    NULL = "its children are null"
    NULL_ENTRY = "its children hold a null entry"
    PLAIN_ENTRY = "its children hold an entry that is no widget"
    TEXT = "its children are a text"
    NO_LIST = "its children are no list"


def oddity_of(children: Any) -> Oddity | None:
    """Return what is odd about the value of a `children` key; None for a list of objects."""
    if children is None:
        return Oddity.NULL
    if isinstance(children, list):
        if None in children:
            return Oddity.NULL_ENTRY
        plain = any(not isinstance(child, dict | list) for child in children)
        return Oddity.PLAIN_ENTRY if plain else None
    return Oddity.TEXT if truthy(get(children, "length")) else Oddity.NO_LIST
