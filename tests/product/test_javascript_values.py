"""JavaScript behaviour that the steps rely on."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transform.product import javascript_values as js
from transform.product.javascript_values import UNDEFINED, StepError


@pytest.mark.parametrize("value", [None, False, 0, 0.0, -0.0, "", math.nan, UNDEFINED])
def test_falsy(value):
    assert not js.truthy(value)


@pytest.mark.parametrize("value", [[], {}, "0", " ", 1, -1, True, math.inf])
def test_truthy(value):
    assert js.truthy(value)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (5.0, "5"),
        (-0.0, "0"),
        (0.1, "0.1"),
        (1e21, "1e+21"),
        (1e20, "100000000000000000000"),
        (1.5e-7, "1.5e-7"),
        (0.000001, "0.000001"),
        (123456.789, "123456.789"),
        (1e-7, "1e-7"),
        (-1.25e30, "-1.25e+30"),
        (2**53, "9007199254740992"),
        (10**400, "Infinity"),
        (math.nan, "NaN"),
        (None, "null"),
        (True, "true"),
        (UNDEFINED, "undefined"),
        ([1, None, [2, "x"]], "1,,2,x"),
        ({}, "[object Object]"),
    ],
)
def test_values_as_text(value, text):
    assert js.to_string(value) == text


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_as_text_is_the_same_number(number):
    assert float(js.number_to_string(number)) == number


@pytest.mark.parametrize(
    ("value", "number"),
    [
        ("", 0),
        (" 12 ", 12),
        ("1e3", 1000),
        ("0x1f", 31),
        ("0B11", 3),
        ("\ufeff7\u00a0", 7),
        ("-Infinity", -math.inf),
        (None, 0),
        (True, 1),
        ([], 0),
        (["7"], 7),
        (".5", 0.5),
    ],
)
def test_values_as_numbers(value, number):
    assert js.to_number(value) == number


@pytest.mark.parametrize(
    "value", ["12px", "1_000", "0x1_0", "+0x1", "\x1c1", "{{x}}", UNDEFINED, {}, [1, 2], "infinity"]
)
def test_what_is_no_number(value):
    assert math.isnan(js.to_number(value))


def test_index_keys_come_first_in_ascending_order():
    assert js.own_keys({"b": 1, "10": 1, "9": 1, "01": 1, "-1": 1}) == ["9", "10", "b", "01", "-1"]
    assert js.own_keys(["x", "y"]) == ["0", "1"]
    assert js.own_keys(5) == []


@pytest.mark.parametrize("value", [None, UNDEFINED])
def test_nothing_has_no_keys_and_no_properties(value):
    with pytest.raises(StepError):
        js.own_keys(value)
    with pytest.raises(StepError):
        js.get(value, "key")


@pytest.mark.parametrize(
    ("value", "key", "found"),
    [
        ({"a": None}, "a", None),
        ({}, "a", UNDEFINED),
        ([1, 2], 1, 2),
        ([1], "length", 1),
        ("ab", 0, "a"),
        (5, "a", UNDEFINED),
    ],
)
def test_property_access(value, key, found):
    assert js.get(value, key) == found


@pytest.mark.parametrize(
    ("value", "holds"),
    [("{{\n}}", True), ("{{}}", True), ("}} {{", False), (["{{x}}"], True), ({}, False), (None, False)],
)
def test_bindings_are_seen(value, holds):
    assert js.contains_binding(value) is holds


@pytest.mark.parametrize(
    ("left", "right", "equal"),
    [
        (1, 1.0, True),
        (1, True, False),
        ("1", 1, False),
        ([], [], False),
        (None, UNDEFINED, False),
        (math.nan, math.nan, False),
    ],
)
def test_strict_equality(left, right, equal):
    assert js.strict_equal(left, right) is equal


def test_spreading():
    assert js.spread("ab") == {"0": "a", "1": "b"}
    assert js.spread(None) == {}


def test_characters_beyond_the_first_plane_are_two_in_javascript():
    text = "a\U0001f600"
    assert js.get(text, "length") == 3
    assert js.get(text, 1) == "\ud83d"
    assert js.spread(text) == {"0": "a", "1": "\ud83d", "2": "\ude00"}
    assert js.own_keys(text) == ["0", "1", "2"]


def deep(value, levels=100_000):
    for _ in range(levels):
        value = [value]
    return value


def test_a_value_may_be_nested_at_any_depth():
    assert js.to_string(deep([1, [2, None], []])) == "1,2,,"
    assert js.to_number(deep("78")) == 78


@pytest.mark.parametrize(
    ("value", "number"),
    [
        (2**53 + 1, 2.0**53),
        (-(2**60) - 1, -(2.0**60)),
        (10**400, math.inf),
        (-(10**400), -math.inf),
        ("0x" + "f" * 300, math.inf),
    ],
)
def test_integers_that_no_double_holds_become_the_nearest_one(value, number):
    assert js.to_number(value) == number
    assert isinstance(js.to_number(value), float)
