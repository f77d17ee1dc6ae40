"""Canonical text for `git diff`."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from transform.report.canonical_json import canonical_json

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**40), 2**40) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=10,
)


@given(st.dictionaries(st.text(max_size=3), VALUES, max_size=4))
def test_formatting_and_order_of_keys_make_no_difference(value: dict[str, object]) -> None:
    plain = json.dumps(value).encode()
    other = json.dumps(dict(reversed(value.items())), indent=5, ensure_ascii=False).encode(
        "utf-8", "surrogatepass"
    )
    assert canonical_json(plain) == canonical_json(other)


def test_equal_numbers_are_written_alike_and_others_are_not() -> None:
    assert canonical_json(b'{"a": 380.0}') == canonical_json(b'{"a":380}')
    assert canonical_json(b'{"a": 380.5}') != canonical_json(b'{"a": 380}')


def test_a_text_is_shown_line_by_line() -> None:
    assert canonical_json(rb'{"body": "a\nb"}') == b'{\n  "body": |\n    | a\n    | b\n}\n'


def test_what_is_no_json_stays() -> None:
    assert canonical_json(b"{ // no\n}") == b"{ // no\n}"
