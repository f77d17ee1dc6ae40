"""What holds for every merge, over real applications with edits drawn by hypothesis."""

from __future__ import annotations

import copy
import json

import pytest
from corpus import needs_corpus
from histories import Side, facts
from hypothesis import given, settings
from hypothesis import strategies as st
from layout_trees import small_export
from test_histories import applications

import transform
from transform.storage.inputs import as_in_a_layout

pytestmark = [needs_corpus, pytest.mark.slow]

#: Edits after which the two sides of a merge may differ in which of them has a name.
ASYMMETRIC = ("rename", "common_name")


@st.composite
def bases(draw):
    known = [small_export(), *applications()]
    return copy.deepcopy(draw(st.sampled_from([document for document in known if size(document) < 400_000])))


def size(document):
    return len(json.dumps(document))


def edited(base, dice, tag, count):
    side = Side(base, dice, tag)
    side.edit(count)
    return side


dice = st.randoms(use_true_random=False)
counts = st.integers(1, 6)


@given(bases(), dice, counts)
@settings(max_examples=25)
def test_what_one_side_did_is_the_result(base, dice, count):
    side = edited(base, dice, "one", count).document
    before = copy.deepcopy((base, side))
    for versions in ((base, base, side), (base, side, base), (base, side, side)):
        merged = transform.merge(*versions)
        assert merged.document == side and not merged.conflicts
    assert (base, side) == before


@given(bases(), dice, dice, counts)
@settings(max_examples=25)
def test_swapped_sides_give_the_mirrored_result(base, one_dice, other_dice, count):
    one, other = (
        edited(base, one_dice, "one", count).document,
        edited(base, other_dice, "two", count).document,
    )
    merged, mirrored = transform.merge(base, one, other), transform.merge(base, other, one)
    assert {(c.key, repr(c.ours), repr(c.theirs)) for c in merged.conflicts} == {
        (c.key, repr(c.theirs), repr(c.ours)) for c in mirrored.conflicts
    } or renames_clash(merged)
    if not merged.conflicts and not merged.diagnostics:
        assert facts(merged.document) == facts(mirrored.document)


def renames_clash(merged):
    """Return whether both sides renamed one thing: other conflicts quote the name that was taken."""
    return any(conflict.pointer == "/name" for conflict in merged.conflicts)


@given(bases(), dice, dice, counts)
@settings(max_examples=15)
def test_a_strategy_decides_everything(base, one_dice, other_dice, count):
    one, other = (
        edited(base, one_dice, "one", count).document,
        edited(base, other_dice, "two", count).document,
    )
    asked = transform.merge(base, one, other)
    for strategy in ("ours", "theirs", "base"):
        assert not transform.merge(base, one, other, strategy=strategy).conflicts
    answers = {conflict.key: {"take": "theirs"} for conflict in asked.conflicts}
    answered = transform.merge(base, one, other, answers=answers)
    assert answered.document == transform.merge(base, one, other, strategy="theirs").document


@given(bases(), dice, dice, counts)
@settings(max_examples=15)
def test_merging_what_layouts_hold_equals_what_a_layout_holds_of_the_merge(base, one_dice, other_dice, count):
    sides = (edited(base, one_dice, "one", count).document, edited(base, other_dice, "two", count).document)
    of_exports = transform.merge(base, *sides)
    of_layouts = transform.merge(*map(as_in_a_layout, (base, *sides)))
    assert facts(as_in_a_layout(of_exports.document)) == facts(of_layouts.document)


@given(bases(), dice, dice)
@settings(max_examples=15)
def test_a_merged_application_can_be_imported_if_both_sides_can(base, one_dice, other_dice):
    sides = (edited(base, one_dice, "one", 4).document, edited(base, other_dice, "two", 4).document)
    accepted = all(transform.validate(side).accepted for side in sides)
    merged = transform.merge(base, *sides).document
    assert transform.parse(transform.serialize(merged)) == merged
    assert transform.validate(merged).accepted or not accepted
