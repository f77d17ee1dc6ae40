"""A diff reports exactly the edits that were made: none is missing, none is extra."""

from __future__ import annotations

import copy
import random

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
    return sorted(
        (c.kind, c.entity.type, c.entity.page or "", c.entity.name or "", c.path) for c in found.changes
    )


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
@pytest.mark.parametrize("count", [1, 5, 40])
@pytest.mark.parametrize("mixed", [False, True], ids=["in order", "shuffled"])
def test_exactly_the_edits_are_reported(name, count, mixed):
    document = load(f"exports/{name}.json")
    editor = Editor(document, random.Random(count))
    for _ in range(count):
        getattr(editor, editor.dice.choice(EDITS))()
    if mixed:
        editor.shuffle()
    found = transform.diff(document, editor.document)
    expected = sorted(
        (kind, entity, page or "", name or "", path) for kind, entity, page, name, path in editor.expected
    )
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
    mirrored = sorted((MIRROR.get(kind, kind), *rest) for kind, *rest in seen(back))
    assert seen(there) == mirrored
