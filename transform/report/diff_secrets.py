"""Take what is recognised as a secret out of the values that a diff shows."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ..diff.changes import Change, Diff
from ..diff.tables import SECRET
from ..pointers import resolve
from ..sanitize.shown import Spans, secrets_in

_LEVELS = 2


def without_secrets(found: Diff) -> Diff:
    """Give the diff with `SECRET` in place of what rules recognise, and of copies of known secrets."""
    if not found.changes:
        return found
    values = ([change.before, change.after] for change in _all(found.changes))
    around = (value for change in _all(found.changes) for value in _surroundings(change, found.compared))
    spans = secrets_in(values, around, found.compared)
    if not spans:
        return found
    return dataclasses.replace(found, changes=tuple(_masked(change, spans) for change in found.changes))


def _all(changes: Iterable[Change]) -> Iterator[Change]:
    for change in changes:
        yield change
        yield from _all(change.consequences)


def _surroundings(change: Change, documents: tuple[Any, Any]) -> Iterator[dict[str, Any]]:
    """Give the objects around a value, whose keys and names may tell that it is a secret."""
    for pointer, document in zip((change.pointer_before, change.pointer_after), documents, strict=True):
        if not change.path or pointer is None:
            continue
        for _ in range(_LEVELS):
            pointer = pointer.rpartition("/")[0]
            try:
                value = resolve(document, pointer)
            except KeyError:
                break
            if isinstance(value, dict):
                yield _shallow(value)


def _shallow(value: dict[str, Any]) -> dict[str, Any]:
    """Give an object with what tells of its values, without all that is deeper in it."""
    found: dict[str, Any] = {}
    for key, child in value.items():
        if isinstance(child, str):
            found[key] = child
        elif isinstance(child, dict):
            found[key] = {name: inner for name, inner in child.items() if isinstance(inner, str)}
    return found


def _masked(change: Change, spans: Mapping[str, Spans]) -> Change:
    return dataclasses.replace(
        change,
        before=_without(change.before, spans),
        after=_without(change.after, spans),
        consequences=tuple(_masked(inner, spans) for inner in change.consequences),
    )


def _without(value: Any, spans: Mapping[str, Spans]) -> Any:
    if isinstance(value, str):
        for start, end in reversed(spans.get(value, [])):
            value = value[:start] + SECRET + value[end:]
        return value
    if isinstance(value, list):
        return [_without(item, spans) for item in value]
    if isinstance(value, dict):
        return {key: _without(item, spans) for key, item in value.items()}
    return value
