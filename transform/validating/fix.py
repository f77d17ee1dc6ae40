"""Repair what is safe to repair in an export."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from ..application.kinds import Kind, require_kind
from ..document.limits import DEFAULT_LIMITS, Limits
from ..document.pointers import resolve, split
from ..product.releases import LATEST, find
from .application import Application
from .checking import Edit
from .run_checks import checks


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
    """Return an export with path lists, on-load lists, default page and parentIds repaired, and nothing else.

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
    """Return the document with other values at some pointers; what does not lie on their way is shared."""
    if not edits:
        return document
    root = _Copy(document.copy())
    for edit in edits:
        *path, last = split(edit.pointer)
        owner = root
        for key in path:
            owner = owner.member(key)
        owner.store(last, edit.value)
    result: dict[str, Any] = root.value
    return result


@dataclass(slots=True)
class _Copy:
    """A container that was copied because an edit lies in it, and those in it that were copied too."""

    value: Any
    copied: dict[str, _Copy] = field(default_factory=dict)

    def member(self, key: str) -> _Copy:
        if key not in self.copied:
            inner = self.value[int(key)] if isinstance(self.value, list) else self.value[key]
            copy = _Copy(inner.copy())
            self.store(key, copy.value)
            self.copied[key] = copy
        return self.copied[key]

    def store(self, key: str, value: Any) -> None:
        self.value[int(key) if isinstance(self.value, list) else key] = value
        self.copied.pop(key, None)
