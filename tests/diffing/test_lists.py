"""Keys of values by which the entries of lists and whole entities are paired."""

from __future__ import annotations

import pytest

from transform.diffing.lists import token


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"a": 6.0}, {"a": 6}),
        ([1.0, -0.0, [2.0]], [1, 0, [2]]),
        (7.0, 7),
        ({"a": 1, "b": [2.0]}, {"b": [2], "a": 1}),
        ({"text": "1.0,", "row": 4.0}, {"row": 4, "text": "1.0,"}),
    ],
)
def test_equal_values_have_one_key(one, other):
    assert token(one) == token(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1.0,", "1,"),
        ({"text": "[6.0]"}, {"text": "[6]"}),
        ({"text": "6.0]", "row": 4.0}, {"text": "6]", "row": 4.0}),
        (6.5, 6),
        ([True], [1]),
        ([True], [1.0]),
    ],
)
def test_other_values_have_another_key(one, other):
    assert token(one) != token(other)
