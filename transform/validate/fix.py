"""Repair what is safe to repair in an export."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from ..document import DEFAULT_LIMITS, Kind, Limits, require_kind
from ..pointers import resolve, split
from ..releases import LATEST, find
from .application import Application
from .checking import Edit
from .engine import checks


@dataclass(frozen=True, slots=True)
class Repair:
    """One value that was changed: the code of the check, where, and both values; `before` None: added."""

    code: str
    pointer: str
    before: Any
    after: Any
    message: str


@dataclass(frozen=True, slots=True)
class Fixed:
    """The repaired document, and what was changed, in this order."""

    document: dict[str, Any]
    repairs: tuple[Repair, ...] = ()


def fix(
    document: dict[str, Any],
    target: str = LATEST,
    *,
    selected: Callable[[str], bool] = lambda code: True,
    limits: Limits = DEFAULT_LIMITS,
) -> Fixed:
    """Give an export with path lists, on-load lists, default page and parentIds repaired, and nothing else.

    `selected` tells of a check's code whether its repairs are wanted. Raises InputError for what is no
    export, ReleaseError for a release that is not known.
    """
    require_kind(document, Kind.EXPORT)
    release = find(target)
    repairs: list[Repair] = []
    for check in checks():
        if check.repair is None or not selected(check.code):
            continue
        # Each check sees what those before it repaired, so that two may change the same list.
        edits = list(check.repair(Application(document, release, None, limits)))
        repairs += [_repair(check.code, edit, document) for edit in edits]
        document = with_edits(document, edits)
    return Fixed(document, tuple(repairs))


def _repair(code: str, edit: Edit, document: dict[str, Any]) -> Repair:
    try:
        before = resolve(document, edit.pointer)
    except KeyError:
        before = None
    return Repair(code, edit.pointer, before, edit.value, edit.message)


def with_edits(document: dict[str, Any], edits: list[Edit]) -> dict[str, Any]:
    """Give the document with other values at some pointers; what does not lie on their way is shared."""
    if not edits:
        return document
    result = document.copy()
    copies: dict[tuple[str, ...], Any] = {(): result}
    for edit in edits:
        keys = split(edit.pointer)
        owner: Any = result
        for depth, key in enumerate(keys[:-1], 1):
            path = tuple(keys[:depth])
            if path not in copies:
                copies[path] = _member(owner, key).copy()
                _store(owner, key, copies[path])
            owner = copies[path]
        _store(owner, keys[-1], edit.value)
    return result


def _member(owner: Any, key: str) -> Any:
    return owner[int(key)] if isinstance(owner, list) else owner[key]


def _store(owner: Any, key: str, value: Any) -> None:
    owner[int(key) if isinstance(owner, list) else key] = value
