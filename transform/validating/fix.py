"""Repair what is safe to repair in an export."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from ..application.kinds import Kind, require_kind
from ..document.edits import Editor
from ..document.limits import DEFAULT_LIMITS, Limits
from ..document.pointers import resolve, split
from ..document.reading import Parsed, require_distinct_keys
from ..product.releases import LATEST, find
from .application import Application
from .checking import Edit
from .reader import refusals
from .right_values import NO_VALUE
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
    """Return an export with all that has one right repair repaired, and nothing else.

    `selected` decides by the code of a check whether its repairs are made. Raises InputError for a document
    that is no export, ReleaseError for a release that is not known.
    """
    require_kind(document, Kind.EXPORT)
    release = find(target)
    repairs: list[Repair] = []
    if selected("AT114"):
        edits = [
            Edit(refusal.pointer, refusal.right, f"the product reads {refusal.expected} here")
            for refusal in refusals(document)
            if refusal.right is not NO_VALUE
        ]
        repairs += [_repair("AT114", edit, document) for edit in edits]
        document = with_edits(document, edits)
    for check in checks():
        if check.repair is None or not selected(check.code):
            continue
        # Each check sees what those before it repaired, so that two may change the same list.
        edits = list(check.repair(Application(document, release, None, limits)))
        repairs += [_repair(check.code, edit, document) for edit in edits]
        document = with_edits(document, edits)
    return Fixed(document, tuple(repairs))


def fix_parsed(
    parsed: Parsed,
    target: str = LATEST,
    *,
    selected: Callable[[str], bool] = lambda code: True,
    limits: Limits = DEFAULT_LIMITS,
) -> Fixed:
    """Do what `fix` does with a document that was read from a text.

    Raises what `fix` raises, and InputError where a key is repeated in one object: writing the document would
    lose one of the two values.
    """
    require_distinct_keys(parsed)
    return fix(parsed.document, target, selected=selected, limits=limits)


def _repair(code: str, edit: Edit, document: dict[str, Any]) -> Repair:
    try:
        before = resolve(document, edit.pointer)
    except KeyError:
        before = None
    return Repair(code, edit.pointer, before, edit.value, edit.message)


def with_edits(document: dict[str, Any], edits: list[Edit]) -> dict[str, Any]:
    """Return the document with other values at some pointers; what does not lie on their way is shared."""
    editor = Editor(document)
    for edit in edits:
        editor.set(split(edit.pointer), edit.value)
    result: dict[str, Any] = editor.document
    return result
