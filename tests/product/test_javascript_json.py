"""JavaScript's `JSON`."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transform.product import javascript_json as js
from transform.product.javascript_values import UNDEFINED, StepError


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ({"b": 5.0, "1": math.nan, "ä": [1.5, None]}, '{"1":null,"b":5,"ä":[1.5,null]}'),
        ({"a": UNDEFINED, "b": [UNDEFINED, True, []]}, '{"b":[null,true,[]]}'),
        ({"a": UNDEFINED}, "{}"),
        ([1e-7, 0.00001, 1e21, -0.0, 2**70], "[1e-7,0.00001,1e+21,0,1180591620717411303424]"),
        ('"\n\x01\u2028\U0001f600\ud800', '"\\"\\n\\u0001\u2028\U0001f600\\ud800"'),
    ],
)
def test_json_is_written_as_javascript_does(value, text):
    assert js.json_stringify(value) == text


def test_deep_values_are_written():
    value = []
    for _ in range(500):
        value = [value]
    assert js.json_stringify(value) == "[" * 501 + "]" * 501
    for _ in range(4500):
        value = [value]
    assert js.json_stringify(value) == "[" * 5001 + "]" * 5001


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda v: st.lists(v) | st.dictionaries(st.text(), v),
    )
)
def test_what_is_written_reads_as_the_same_value(value):
    assert js.json_parse(js.json_stringify(value)) == value


@pytest.mark.parametrize("text", ["{{x}}", "", "NaN", "[1,]", "'a'"])
def test_what_is_no_json_fails(text):
    with pytest.raises(StepError):
        js.json_parse(text)
