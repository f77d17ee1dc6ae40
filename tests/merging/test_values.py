"""How the values of one entity are merged: members, lists of each kind, what is computed."""

from __future__ import annotations

import pytest

from transform.diagnostics import Entity
from transform.merging.results import ABSENT
from transform.merging.values import Settlement, ValueMerge

CLASH = object()


def merged(base, ours, theirs, key="value"):
    """Return the merged member of an object, `CLASH` where it is in conflict."""
    settled = Settlement()
    versions = [{} if side is ABSENT else {key: side} for side in (base, ours, theirs)]
    result = ValueMerge(settled, Entity("widget", "Page1", "W", "w")).members("", *versions)
    return CLASH if settled.conflicts else result.get(key, ABSENT)


LISTS = {
    "both append to a list of names": (["a"], ["a", "b"], ["a", "c"], ["a", "b", "c"]),
    "both append the same": (["a"], ["a", "b"], ["a", "b"], ["a", "b"]),
    "both append, one of it alike": (["a"], ["a", "b", "c"], ["a", "b", "d"], ["a", "b", "c", "d"]),
    "one removes, one appends": (["a", "b", "c"], ["b", "c"], ["a", "b", "c", "d"], ["b", "c", "d"]),
    "one removes what the other changes": (["a", "b"], ["b"], ["A", "b"], CLASH),
    "options without a key": (
        [{"label": "A", "value": 1}],
        [{"label": "A", "value": 1}, {"label": "B", "value": 2}],
        [{"label": "A", "value": 1}, {"label": "C", "value": 3}],
        [{"label": "A", "value": 1}, {"label": "B", "value": 2}, {"label": "C", "value": 3}],
    ),
    "a first entry removed against a later one changed": (
        [{"label": "A"}, {"label": "B"}, {"label": "C"}],
        [{"label": "B"}, {"label": "C"}],
        [{"label": "A"}, {"label": "B"}, {"label": "c"}],
        [{"label": "B"}, {"label": "c"}],
    ),
    "entries with a key": (
        [{"key": "x", "value": 1}],
        [{"key": "x", "value": 2}],
        [{"key": "x", "value": 1}, {"key": "y", "value": 3}],
        [{"key": "x", "value": 2}, {"key": "y", "value": 3}],
    ),
    "entries of one key changed twice": (
        [{"key": "x", "value": 1}],
        [{"key": "x", "value": 2}],
        [{"key": "x", "value": 3}],
        CLASH,
    ),
}


@pytest.mark.parametrize(("base", "ours", "theirs", "expected"), LISTS.values(), ids=LISTS)
def test_lists(base, ours, theirs, expected):
    assert merged(base, ours, theirs) == expected


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "expected"),
    [
        ([{"value": 1}, {"value": 2}], [{"value": 9}, {"value": 2}], [{"value": 1}, {"value": 8}],
         [{"value": 9}, {"value": 8}]),
        ([], [{"value": 1}], [{"value": 2}], CLASH),
    ],
)  # fmt: skip
def test_a_list_whose_places_have_a_meaning(base, ours, theirs, expected):
    assert merged(base, ours, theirs, "pluginSpecifiedTemplates") == expected


RULES = {
    "heights": ("bottomRow", 10, 20, 30, 30),
    "other heights": ("originalBottomRow", 10, 30, 20, 30),
    "a clock": ("columnUpdatedAt", 1, 1700000000001, 1700000000002, 1700000000002),
    "a clock as text": ("updatedAt", "2024-01-01", "2025-01-02", "2025-01-01", "2025-01-02"),
    "a picture of the release": ("iconSVG", "a", "b", "c", "b"),
    "a start": ("topRow", 10, 20, 30, CLASH),
    "a number in another style": ("x", 6, 6.0, 7, 7),
    "both styles of one number": ("x", 5, 6, 6.0, 6),
    "a property": ("text", "a", "b", "c", CLASH),
    "removed twice": ("text", "a", ABSENT, ABSENT, ABSENT),
    "removed and changed": ("text", "a", ABSENT, "b", CLASH),
    "removed and left": ("text", "a", ABSENT, "a", ABSENT),
    "added twice alike": ("text", ABSENT, "a", "a", "a"),
    "added twice": ("text", ABSENT, "a", "b", CLASH),
    "nothing against false": ("flag", None, False, 0, CLASH),
}


@pytest.mark.parametrize(("key", "base", "ours", "theirs", "expected"), RULES.values(), ids=RULES)
def test_values(key, base, ours, theirs, expected):
    assert merged(base, ours, theirs, key) == expected
    if key != "iconSVG":
        assert merged(base, theirs, ours, key) == expected


TEXTS = {
    "different lines": ("a\nb\nc\n", "A\nb\nc\n", "a\nb\nC\n", "A\nb\nC\n"),
    "neighbouring lines": ("a\nb\n", "A\nb\n", "a\nB\n", "A\nB\n"),
    "one line, different words": ("x = a + b;\ny\n", "x = A + b;\ny\n", "x = a + B;\ny\n", "x = A + B;\ny\n"),
    "one word": ("let a;\n", "let b;\n", "let c;\n", CLASH),
    "both append a line": ("a\n", "a\nb\n", "a\nc\n", CLASH),
    "windows line ends": ("a\r\nb\r\nc\r\n", "A\r\nb\r\nc\r\n", "a\r\nb\r\nC\r\n", "A\r\nb\r\nC\r\n"),
    "a last line without an end": ("a\nb", "a\nb\nc", "A\nb", "A\nb\nc"),
    "removed against changed": ("a\nb\nc\n", "a\nc\n", "a\nB\nc\n", CLASH),
}


@pytest.mark.parametrize(("base", "ours", "theirs", "expected"), TEXTS.values(), ids=TEXTS)
def test_texts(base, ours, theirs, expected):
    assert merged(base, ours, theirs) == expected
    assert merged(base, theirs, ours) == expected
