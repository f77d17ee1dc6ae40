"""A changed document is written into its old text: what did not change keeps every byte."""

from __future__ import annotations

import json
import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transform.document.altered_text import altered_text

SCALARS = (
    st.none()
    | st.booleans()
    | st.integers(-5, 5)
    | st.sampled_from([0.0, -0.0, 1.0, 2.5, 1e300])
    | st.text(max_size=4)
    | st.sampled_from(["é", "😀", "a/b", '"', "{", "]", "\\", "\n", ","])
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(["id", "name", "key", "a", "b", "", "é", 'q"']), inner, max_size=4)
    ),
    max_leaves=12,
)
DOCUMENTS = st.dictionaries(st.sampled_from("abcdé"), VALUES, max_size=4)
BLANKS = st.sampled_from(["", " ", "  ", "\n", "\n  ", "\r\n\t", " \n "])


def exact(value: Any) -> Any:
    """Return a value so that types of numbers, signs of zero and the order of keys count."""
    if isinstance(value, dict):
        return [(key, exact(one)) for key, one in value.items()]
    if isinstance(value, list):
        return [exact(one) for one in value]
    return (type(value), math.copysign(1, value), value) if isinstance(value, float) else (type(value), value)


@st.composite
def texts(draw: st.DrawFn, value: Any) -> str:
    """Draw a text that holds a value, with any blanks, escapes and, now and then, a repeated key."""
    blank = lambda: draw(BLANKS)  # noqa: E731
    if isinstance(value, dict):
        parts = []
        for key, one in value.items():
            for shown in (
                [*draw(st.lists(VALUES, max_size=1)), one] if draw(st.integers(0, 9)) == 0 else [one]
            ):
                word = json.dumps(key, ensure_ascii=draw(st.booleans()))
                parts.append(f"{blank()}{word}{blank()}:{blank()}{draw(texts(shown))}{blank()}")
        return "{" + (",".join(parts) or blank()) + "}"
    if isinstance(value, list):
        return "[" + (",".join(f"{blank()}{draw(texts(one))}{blank()}" for one in value) or blank()) + "]"
    word = json.dumps(value, ensure_ascii=draw(st.booleans()))
    return word.replace("/", "\\/") if draw(st.booleans()) else word


@st.composite
def changed(draw: st.DrawFn, value: Any) -> Any:
    """Draw a value near another one: some entries changed, gone, new or moved."""
    if draw(st.integers(0, 5)) == 0 or not isinstance(value, dict | list) or not value:
        return draw(VALUES) if draw(st.booleans()) else value
    entries = list(value.items()) if isinstance(value, dict) else [(None, one) for one in value]
    kept = [(key, draw(changed(one))) for key, one in entries if draw(st.integers(0, 4))]
    if draw(st.integers(0, 4)) == 0:
        kept = draw(st.permutations(kept))
    if draw(st.integers(0, 2)) == 0:
        kept.insert(
            draw(st.integers(0, len(kept))), (draw(st.sampled_from(["new", "id", "a"])), draw(VALUES))
        )
    return dict(kept) if isinstance(value, dict) else [one for _, one in kept]


@given(st.data())
def test_the_text_holds_the_new_document_whatever_changed(data: st.DataObject):
    old = data.draw(DOCUMENTS)
    text = data.draw(BLANKS) + data.draw(texts(old)) + data.draw(BLANKS)
    old = json.loads(text)
    new = data.draw(changed(old) | DOCUMENTS)
    assert exact(json.loads(altered_text(text, old, new))) == exact(new)
    assert altered_text(text, old, json.loads(text)) == text


def lines(text: str) -> list[str]:
    return text.strip("\n").split("\n")


PRETTY = """
{
  "name": "caf\\u00e9",
  "sizes": [1.0, 2, 3e2],
  "tags": [
    { "key": "a", "value": "x" },
    { "key": "b", "value": "y" }
  ],
  "last": { "deep": null }
}
"""


@pytest.mark.parametrize(
    ("change", "removed", "added"),
    [
        (lambda new: new["tags"][0].update(value=""), 1, ['    { "key": "a", "value": "" },']),
        (lambda new: new["sizes"].append(4), 1, ['  "sizes": [1.0, 2, 3e2, 4],']),
        (lambda new: new["tags"].insert(1, {"key": "c"}), 0, ['    { "key": "c" },']),
        (lambda new: new["tags"].pop(0), 1, []),
        (lambda new: new.pop("sizes"), 1, []),
        (lambda new: new.update(more="é"), 1, ['  "last": { "deep": null },', '  "more": "\\u00e9"']),
        (lambda new: new["last"].update(deep=True), 1, ['  "last": { "deep": true }']),
    ],
)
def test_only_the_lines_of_what_changed_differ(change, removed, added):
    old = json.loads(PRETTY)
    new = json.loads(PRETTY)
    change(new)
    before, after = lines(PRETTY), lines(altered_text(PRETTY, old, new))
    assert [line for line in after if line not in before] == added
    assert len([line for line in before if line not in after]) == removed


def test_what_stands_on_lines_is_added_on_lines_with_their_margin():
    text = '{\n\t"a": {\n\t\t"b": 1\n\t}\n}\n'
    assert altered_text(text, {"a": {"b": 1}}, {"a": {"b": 1}, "c": {"d": 2}}) == (
        '{\n\t"a": {\n\t\t"b": 1\n\t},\n\t"c": {\n\t\t"d": 2\n\t}\n}\n'
    )


def test_line_ends_and_a_missing_final_newline_stay():
    assert altered_text('{\r\n "a": 1\r\n}', {"a": 1}, {"a": 1, "b": 2}) == '{\r\n "a": 1,\r\n "b": 2\r\n}'


def test_many_moved_entries_cost_what_their_number_costs():  # else it takes minutes
    old = [{"id": number} for number in range(20_000)]
    assert json.loads(altered_text(json.dumps(old), old, old[::-1])) == old[::-1]
