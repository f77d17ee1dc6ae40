"""Take what is recognised as a secret out of the values that a diff shows."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ...diffing.changes import Change, Diff
from ...diffing.tables import SECRET
from ...document.pointers import resolve
from ...sanitizing.masking import Spans, secret_spans

_LEVELS = 2


def without_secrets(found: Diff) -> Diff:
    """Return the diff with `SECRET` in place of what rules recognise, and of copies of known secrets."""
    if not found.changes:
        return found
    values = ([change.before, change.after] for change in _all(found.changes))
    spans = secret_spans(values, _surroundings(found), found.compared)
    if not spans:
        return found
    return dataclasses.replace(found, changes=tuple(_masked(change, spans) for change in found.changes))


def _all(changes: Iterable[Change]) -> Iterator[Change]:
    for change in changes:
        yield change
        yield from _all(change.consequences)


def _surroundings(found: Diff) -> Iterator[dict[str, Any]]:
    """Yield the objects around values, each once, whose keys and names may tell that one is a secret."""
    for number, document in enumerate(found.compared):
        around: set[str] = set()
        for change in _all(found.changes):
            pointer = (change.pointer_before, change.pointer_after)[number]
            if change.path and pointer is not None:
                around.update(_pointers_around(pointer))
        for pointer in sorted(around):
            value = _at(document, pointer)
            if isinstance(value, dict):
                yield _shallow(value)


def _pointers_around(pointer: str) -> Iterator[str]:
    for _ in range(_LEVELS):
        pointer = pointer.rpartition("/")[0]
        yield pointer


def _at(document: Any, pointer: str) -> Any:
    try:
        return resolve(document, pointer)
    except KeyError:
        return None


def _shallow(value: dict[str, Any]) -> dict[str, Any]:
    """Return an object with what tells of its values, without all that is deeper in it."""
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
