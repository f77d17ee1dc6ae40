"""JSON text of eras F and G."""

from __future__ import annotations

from typing import Any

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from transform.storage.layout import canonical_text as module
from transform.storage.layout.canonical_text import canonical_text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ({}, "{}"),
        ({"b": [], "a": {}}, '{\n  "a": {},\n  "b": []\n}'),
        ({"a": [1, [2]]}, '{\n  "a": [\n    1,\n    [\n      2\n    ]\n  ]\n}'),
        ({"a": "/<>&'\u2028\u00ad\x7f"}, '{\n  "a": "/<>&\'\u2028\u00ad\x7f"\n}'),
        ({"a": '"\\\n\r\t\b\f\x0b\x1f\x00'}, '{\n  "a": "\\"\\\\\\n\\r\\t\\b\\f\\u000B\\u001F\\u0000"\n}'),
        ({"a": "\\u001f 1.5"}, '{\n  "a": "\\\\u001f 1.5"\n}'),
        ({"a": True, "b": None, "c": 1e7}, '{\n  "a": true,\n  "b": null,\n  "c": 1.0E7\n}'),
        ({"\U0001f600": 1, "\uffee": 2, "z": 3}, '{\n  "z": 3,\n  "\U0001f600": 1,\n  "\uffee": 2\n}'),
        ({"a": 2**70}, '{\n  "a": 1180591620717411303424\n}'),
        ({"a": "\ud800"}, '{\n  "a": "\\uD800"\n}'),
    ],
)
def test_a_value(value: Any, text: str) -> None:
    assert canonical_text(value).decode() == text


def test_declared_order_is_kept() -> None:
    assert canonical_text({"b": 1, "a": 2}, sort=False) == b'{\n  "b": 1,\n  "a": 2\n}'


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**60), 2**60) | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
)  # fmt: skip


@given(JSON, st.booleans(), st.booleans())
def test_the_quick_way_and_the_thorough_one_agree(value: Any, sort: bool, widget: bool) -> None:
    value = {"a": value}
    printer = module.widget_number_text if widget else module.number_text
    assert canonical_text(value, sort=sort, widget=widget) == module._slowly(value, sort, printer)


@given(JSON)
def test_the_text_is_read_back_equal(value: Any) -> None:
    assert orjson.loads(canonical_text(value)) == value
