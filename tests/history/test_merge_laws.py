"""Merges of real applications: what the merge makes is found good, and whatever is broken in it is found."""

from __future__ import annotations

import copy
import random
from typing import Any

import pytest
from edits import EDITS, Editor
from layout_trees import REAL, tree

from transform.document.edits import Editor as Changer
from transform.document.pointers import resolve, split
from transform.history.merge_check import check_merge
from transform.history.merge_findings import MergeFinding
from transform.history.merge_marks import Version
from transform.history.snapshot import Part, snapshot
from transform.history.values import is_function
from transform.merging.merge import merge
from transform.storage.layout.pack import pack

TREES = [name for name in REAL if "first" not in name]
SEEDS = [*range(20), *(pytest.param(seed, marks=pytest.mark.nightly) for seed in range(20, 400))]
pytestmark = [pytest.mark.slow, pytest.mark.skipif(not TREES, reason="needs the layouts of the corpus")]


def edited(base: Any, dice: random.Random) -> Any:
    editor = Editor(base, dice)
    for _ in range(dice.randint(1, 5)):
        getattr(editor, dice.choice(EDITS))()
    return editor.document


def check(base: Any, sides: list[Any], result: Any) -> list[MergeFinding]:
    version = [Version(snapshot(document)) for document in (base, *sides, result)]
    return check_merge(version[:1], version[1:-1], version[-1])


@pytest.mark.parametrize("seed", SEEDS)
def test_a_merge_without_conflicts_is_good_and_every_damage_to_it_is_found(seed: int) -> None:
    dice = random.Random(seed)
    base = pack(tree(dice.choice(TREES)), lenient=True).document
    sides = [edited(base, dice) for _ in range(2)]
    merged = merge(base, *sides)
    if merged.conflicts:
        return
    assert check(base, sides, merged.document) == []
    for damaged in _damaged(merged.document, dice):
        assert check(base, sides, damaged) != []


def _damaged(document: Any, dice: random.Random) -> list[Any]:
    """Return the document without something, with something twice, and with another value."""
    parts = [part for part in snapshot(document).parts.values() if _counts(part)]
    widgets = [part for part in parts if part.entity.type == "widget"]
    without, twice, other = Changer(document), Changer(document), Changer(document)
    without.remove(split(dice.choice(parts).pointer))
    path = split((part := dice.choice(parts)).pointer)
    twice.container(path[:-1]).append(copy.deepcopy(resolve(document, part.pointer)))
    other.set((*split(dice.choice(widgets).pointer), "tooltip"), "nobody wrote this")
    return [without.document, twice.document, other.document]


def _counts(part: Part) -> bool:
    kinds = ("page", "widget", "query", "js_object", "datasource")
    return part.entity.type in kinds and part.entity.id != "0" and not is_function(part)
