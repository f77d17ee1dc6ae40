"""Values of a `children` key that are no list of widgets."""

from __future__ import annotations

import enum
from typing import Any

from .javascript_values import get, truthy


class Malformation(enum.Enum):
    """How the children of a widget differ from a list of objects."""

    NULL = "its children are null"
    NULL_ENTRY = "its children contain a null entry"
    PLAIN_ENTRY = "its children contain an entry that is no widget"
    STRING = "its children are a string"
    NO_LIST = "its children are no list"


def malformation_of(children: Any) -> Malformation | None:
    """Return how the value of a `children` key is malformed; None for a list of objects."""
    if children is None:
        return Malformation.NULL
    if isinstance(children, list):
        if None in children:
            return Malformation.NULL_ENTRY
        plain = any(not isinstance(child, dict | list) for child in children)
        return Malformation.PLAIN_ENTRY if plain else None
    return Malformation.STRING if truthy(get(children, "length")) else Malformation.NO_LIST
