"""Random edits on both sides of real applications: nothing is lost without a conflict that names it."""

from __future__ import annotations

import functools
import random

import pytest
from corpus import CORPUS, load, needs_corpus
from histories import Oracle, Side
from layout_trees import tree

import transform
from transform.storage.layout.pack import pack
from transform.storage.layout.unpack import unpack

pytestmark = needs_corpus

EXPORTS = (
    "TryToCoverMore",
    "application",
    "JSObjectMutationTestApp",
    "modalWidgetTestApp",
    "CommunityIssuesExport",
)
LAYOUTS = ("staff-E-1base", "planner-F-2", "charts-G", "entries-F")
FEW, MANY = range(12), range(12, 512)


@functools.cache
def applications():
    found = [load(f"exports/{name}.json") for name in EXPORTS]
    found += [pack(tree(f"git-real/{name}")).document for name in LAYOUTS if (CORPUS / "git-real").is_dir()]
    return [document for document in found if all(entry.get("gitSyncId") for entry in document["pageList"])]


def history(seed):
    """Return an application and both sides of it, each after some edits."""
    dice = random.Random(seed)
    base = dice.choice(applications())
    sides = [Side(base, random.Random(f"{seed} {tag}"), tag) for tag in ("ours", "theirs")]
    for side in sides:
        side.edit(dice.randrange(1, 9))
    return base, *sides


def check(seed):
    base, ours, theirs = history(seed)
    merged = transform.merge(base, ours.document, theirs.document)
    faults = Oracle(base, ours, theirs, merged.document, merged.conflicts).faults()
    assert not faults, "\n".join([*faults, *ours.log, *theirs.log])
    assert unpack(merged.document)


@pytest.mark.slow
@pytest.mark.parametrize("seed", FEW)
def test_nothing_is_lost_without_a_conflict_that_names_it(seed):
    check(seed)


@pytest.mark.nightly
@pytest.mark.parametrize("seed", MANY)
def test_nothing_is_lost_in_five_hundred_histories(seed):
    check(seed)
