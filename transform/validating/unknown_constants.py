"""Words that the product does not know where it reads one of a few: it reads them as nothing, without a message."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from ..document.pointers import join
from ..product.export_model import export_model

_INNER = re.compile(r"(?:List|Set)<(.*)>|Map<(?:[\w$]+, )?(.*)>|(.*)\[\]")


class UnknownConstant(NamedTuple):
    """A word that the product does not know at its place."""

    pointer: str
    word: str
    known: tuple[str, ...]


def unknown_constants(document: dict[str, Any]) -> Iterator[UnknownConstant]:
    """Yield the words of a document that are read as nothing, in the order of the document."""
    stack: list[tuple[str, str, Any]] = [("ApplicationJson", "", document)]
    while stack:
        type_name, pointer, value = stack.pop()
        definition = export_model().get(type_name)
        if isinstance(definition, list) and isinstance(value, str):
            if definition and value not in definition:
                yield UnknownConstant(pointer, value, tuple(definition))
        elif isinstance(definition, dict) and isinstance(value, dict):
            fields = _fields_with_constants(type_name)
            below = [(fields[key], join(pointer, key), item) for key, item in value.items() if key in fields]
            stack += reversed(below)
        elif inner := _INNER.fullmatch(type_name):
            items = (
                value.items()
                if isinstance(value, dict)
                else enumerate(value if isinstance(value, list) else ())
            )
            entries = [(inner[1] or inner[2] or inner[3], join(pointer, key), item) for key, item in items]
            stack += reversed(entries)


@functools.cache
def _fields_with_constants(type_name: str) -> dict[str, str]:
    """Return field -> type for the fields of a class in which, at any depth, a constant is read."""
    declared = export_model()[type_name]
    return {
        key: field[0] for key, field in declared.items() if _has_constants(field[0], frozenset((type_name,)))
    }


def _has_constants(type_name: str, around: frozenset[str]) -> bool:
    if inner := _INNER.fullmatch(type_name):
        return _has_constants(inner[1] or inner[2] or inner[3], around)
    definition = export_model().get(type_name)
    if isinstance(definition, list):
        return bool(definition)
    if definition is None or type_name in around:
        return False
    return any(_has_constants(field[0], around | {type_name}) for field in definition.values())
