"""Pointers lead to the right line and column of a text."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from transform.document.pointers import resolve
from transform.document.positions import Position, locate, locate_inside, position, tokens

documents = st.recursive(
    st.integers() | st.text() | st.booleans() | st.none(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=15,
)


def test_a_value_is_found_by_line_and_column():
    text = '{\n  "a": [1, {"b/c": "x"}],\n  "d": null\n}'
    assert locate(text, ["/a/1/b~1c", "/d", ""]) == {"/a/1/b~1c": (2, 20), "/d": (3, 8), "": (1, 1)}


def test_a_pointer_to_nothing_is_left_out():
    assert locate('{"a": 1}', ["/b", "/a/0"]) == {}


@given(documents, st.sampled_from([None, 1, 2]))
def test_every_value_stands_where_its_pointer_says(document, indent):
    text = json.dumps(document, indent=indent, ensure_ascii=False)
    found = [token for token in tokens(text) if not token.is_key]
    decoder = json.JSONDecoder()
    for token in found:
        assert decoder.raw_decode(text, token.offset)[0] == resolve(document, token.pointer)
    places = locate(text, [token.pointer for token in found])
    lines = text.split("\n")
    for token in found:
        line, column = places[token.pointer]
        assert lines[line - 1][column - 1] == token.text[0]


@given(documents, st.sampled_from([None, 2]))
def test_one_pointer_leads_where_all_together_lead(document, indent):
    text = json.dumps(document, indent=indent)
    pointers = [token.pointer for token in tokens(text) if not token.is_key]
    together = locate(text, pointers)
    assert {pointer: locate(text, [pointer])[pointer] for pointer in pointers} == together


def test_brackets_and_quotes_in_texts_are_no_structure():
    text = json.dumps({"skipped": ['}]"\\', {"a]": '\\"{['}], "wanted": {"x": 1}})
    (place,) = locate(text, ["/wanted/x"]).values()
    assert text[place.column - 1 :] == "1}}"


def test_of_two_equal_keys_the_last_is_found():
    assert locate('{"a": 1, "a": 2}', ["/a"]) == {"/a": (1, 15)}


def test_a_value_behind_a_long_list_is_found():
    text = '{"a": ' + json.dumps([{"k": "v" * 10, "n": [i]} for i in range(20_000)]) + ', "b": 1}'
    assert locate(text, ["/b"])["/b"] == (1, len(text) - 1)


@given(st.text(), st.booleans(), st.data())
def test_a_character_inside_a_string_is_found_through_escapes(
    text: str, ascii_only: bool, data: st.DataObject
) -> None:
    before = data.draw(st.integers(0, len(text)))
    written = json.dumps({"a": [1, {"b": text + "!"}]}, indent=2, ensure_ascii=ascii_only)
    head = json.dumps(text[:before], ensure_ascii=ascii_only)[:-1]
    start = written.index('"b": ') + 5
    place = locate_inside(written, "/a/1/b", before)
    assert place == position(written, start + len(head))


def test_what_is_no_string_or_too_short_is_at_its_beginning() -> None:
    assert locate_inside('{\n  "a": 12}', "/a", 1) == Position(2, 8)
    assert locate_inside('{\n  "a": "12"}', "/a", 5) == Position(2, 8)
    assert locate_inside('{\n  "a": "12"}', "/b", 0) is None
