"""Put what follows from a change below it."""

from __future__ import annotations

from typing import Any

from ..application.entities import SIDES
from .collect import Draft, Owner
from .folding_entities import (
    of_datasources,
    of_functions,
    of_js_objects,
    of_libraries,
    of_pages,
    of_themes,
)
from .folding_widgets import of_columns, of_paths, of_same_edits, of_tabs, of_templates

#: Each returns for a draft the one that it follows from; later ones see what earlier ones left.
_RULES = (
    of_paths,
    of_columns,
    of_pages,
    of_functions,
    of_js_objects,
    of_libraries,
    of_datasources,
    of_themes,
    of_tabs,
    of_templates,
    of_same_edits,
)


def fold(drafts: list[Draft]) -> list[Draft]:
    """Return the changes that follow from no other, the others below them."""
    drafts = _both_sides_as_one(drafts)
    for rule in _RULES:
        drafts = _below(drafts, rule(drafts))
    return drafts


def _below(drafts: list[Draft], owner_of: Owner) -> list[Draft]:
    kept: list[Draft] = []
    for draft in drafts:
        owner = owner_of(draft)
        (kept if owner is None or owner is draft else owner.consequences).append(draft)
    return kept


def _both_sides_as_one(drafts: list[Draft]) -> list[Draft]:
    """Make one change of what was added, removed, moved or renamed on the edited and on the deployed side."""
    met: dict[tuple[Any, ...], Draft] = {}
    kept = []
    for draft in drafts:
        if len(draft.sides) != 1 or (draft.path and draft.kind != "rename"):
            kept.append(draft)
            continue
        key = (draft.kind, draft.entity, draft.path, draft.before, draft.after)
        twin = met.get(key)
        if twin is not None and twin.sides != draft.sides:
            twin.sides = SIDES
            twin.consequences += [inner for inner in draft.consequences if inner.path]
        else:
            met[key] = draft
            kept.append(draft)
    return kept
