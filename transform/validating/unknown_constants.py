"""Words that the product does not know where it reads one of a few: it reads them as nothing, without a message."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from typing import Any, NamedTuple

from ..document.pointers import Path
from ..patterns import pattern
from ..product.export_model import export_model

_INNER = pattern(r"(?:List|Set)<(.*)>|Map<(?:[\w$]+, )?(.*)>|(.*)\[\]")


class UnknownConstant(NamedTuple):
    """A word that the product does not know at its place."""

    path: Path
    word: str
    known: tuple[str, ...]


def unknown_constants(document: dict[str, Any]) -> Iterator[UnknownConstant]:
    """Yield the words of a document that are read as nothing, in the order of the document."""
    stack: list[tuple[str, Path, Any]] = [("ApplicationJson", (), document)]
    while stack:
        type_name, path, value = stack.pop()
        definition = export_model().get(type_name)
        if isinstance(definition, list) and isinstance(value, str):
            if definition and value not in definition:
                yield UnknownConstant(path, value, tuple(definition))
        elif isinstance(definition, dict) and isinstance(value, dict):
            fields = _fields_with_constants(type_name)
            below = [(fields[key], (*path, key), item) for key, item in value.items() if key in fields]
            stack += reversed(below)
        elif inner := _inner(type_name):
            items = (
                value.items()
                if isinstance(value, dict)
                else enumerate(value if isinstance(value, list) else ())
            )
            entries = [(inner, (*path, key), item) for key, item in items]
            stack += reversed(entries)


@functools.cache
def _inner(type_name: str) -> str | None:
    """Return the type of the entries of a list or map."""
    found = _INNER.fullmatch(type_name)
    return (found[1] or found[2] or found[3]) if found else None


@functools.cache
def _fields_with_constants(type_name: str) -> dict[str, str]:
    """Return field -> type for the fields of a class in which, at any depth, a constant is read."""
    declared = export_model()[type_name]
    return {
        key: field[0] for key, field in declared.items() if _has_constants(field[0], frozenset((type_name,)))
    }


def _has_constants(type_name: str, around: frozenset[str]) -> bool:
    if inner := _inner(type_name):
        return _has_constants(inner, around)
    definition = export_model().get(type_name)
    if isinstance(definition, list):
        return bool(definition)
    if definition is None or type_name in around:
        return False
    return any(_has_constants(field[0], around | {type_name}) for field in definition.values())
