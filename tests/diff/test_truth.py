"""A diff reports exactly the edits that were made: none is missing, none is extra."""

from __future__ import annotations

import copy
import random
from collections import Counter

import pytest
from corpus import CORPUS, load, needs_corpus
from edits import EDITS, Editor, shuffled

import transform

EXPORTS = sorted((CORPUS / "exports").glob("*.json"))
WHOLE = [
    "TryToCoverMore",
    "application",
    "forkedApp",
    "exported-app",
    "JSObjectMutationTestApp",
    "valid-application-with-custom-themes",
]


def seen(found):
    return in_order((c.kind, c.entity.type, c.entity.page, c.entity.name, c.path) for c in found.changes)


def in_order(rows):
    return sorted(tuple(part or "" for part in row) for row in rows)


@needs_corpus
@pytest.mark.parametrize("path", EXPORTS, ids=lambda path: path.stem)
def test_nothing_changed_means_no_change(path):
    document = load(f"exports/{path.name}")
    assert not transform.diff(document, copy.deepcopy(document)).changes
    again = shuffled(document, random.Random(1))
    assert not transform.diff(document, again).changes
    assert not transform.diff(document, again, everything=True).changes


@needs_corpus
@pytest.mark.parametrize("name", WHOLE)
@pytest.mark.parametrize("count", [1, 5, 40, 200])
@pytest.mark.parametrize("way", ["in order", "shuffled", "with new ids"])
def test_exactly_the_edits_are_reported(name, count, way):
    document = load(f"exports/{name}.json")
    editor = Editor(document, random.Random(count))
    for _ in range(count):
        getattr(editor, editor.dice.choice(EDITS))()
    if way == "shuffled":
        editor.shuffle()
    if way == "with new ids":
        editor.remake_ids()
    found = transform.diff(document, editor.document)
    expected = in_order(editor.expected)
    assert seen(found) == expected
    assert found.apply(document) == editor.document


MIRROR = {"add": "remove", "remove": "add"}


@needs_corpus
@pytest.mark.parametrize("name", WHOLE)
def test_the_way_back_mirrors_the_way_there(name):
    document = load(f"exports/{name}.json")
    editor = Editor(document, random.Random(7))
    for _ in range(20):
        getattr(editor, editor.dice.choice(EDITS))()
    there, back = transform.diff(document, editor.document), transform.diff(editor.document, document)
    counted = Counter(change.kind for change in there.changes)
    assert Counter(MIRROR.get(change.kind, change.kind) for change in back.changes) == counted
    assert {(c.pointer_before, c.pointer_after) for c in there.changes} == {
        (c.pointer_after, c.pointer_before) for c in back.changes
    }
