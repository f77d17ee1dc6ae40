"""Only the pieces that are named change; every other byte of a JSON text stays."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transform.document.splicing import Splice, spliced

TEXT = '{ "a" : ["x Api1 y",1.0E2 ,\n\t{"Api1":\n"\\u0041pi1\\n\\"Api1\\"", "k\\"Api1": 5}] }'

CASES = [
    (Splice("/a/0", 2, "Api1", "Load"), "x Api1 y", "x Load y"),
    (Splice("/a/2/Api1", 0, "Api1", "Load"), "\\u0041pi1\\n", "Load\\n"),
    (Splice("/a/2/Api1", 6, "Api1", "Load"), '\\"Api1\\"', '\\"Load\\"'),
    (Splice("/a/2/Api1", 0, "Api1", "Load", is_key=True), '{"Api1":', '{"Load":'),
    (Splice('/a/2/k"Api1', 2, "Api1", 'L"', is_key=True), 'k\\"Api1', 'k\\"L\\"'),
]


@pytest.mark.parametrize(("splice", "before", "after"), CASES)
def test_a_piece_changes_alone(splice: Splice, before: str, after: str):
    assert spliced(TEXT, [splice]) == TEXT.replace(before, after)


def test_several_pieces_of_one_text_change_at_once():
    pieces = [Splice("/a/2/Api1", 6, "Api1", "B"), Splice("/a/2/Api1", 0, "Api1", "A")]
    assert spliced(TEXT, pieces) == TEXT.replace('\\u0041pi1\\n\\"Api1', 'A\\n\\"B')


@pytest.mark.parametrize(
    "splice",
    [
        Splice("/nothing", 0, "a", "b"),
        Splice("/a/0", 3, "Api1", "b"),
        Splice("/a/0", 99, "Api1", "b"),
        Splice("/a/1", 0, "1", "b"),
        Splice("/a/2/Api1", 99, "x", "b"),
        Splice("/a/0", 0, "x", "b", is_key=True),
    ],
)
def test_a_piece_that_is_not_there_is_no_result(splice: Splice):
    result = spliced(TEXT, [splice])
    assert result is None or json.loads(result)


@given(st.dictionaries(st.text(max_size=5), st.text(max_size=12), min_size=1), st.data(), st.booleans())
def test_any_text_is_changed_as_its_value_would_be(
    value: dict[str, str], data: st.DataObject, ascii_only: bool
):
    key = data.draw(st.sampled_from(sorted(value)))
    start = data.draw(st.integers(0, len(value[key])))
    end = data.draw(st.integers(start, len(value[key])))
    text = json.dumps(value, ensure_ascii=ascii_only)
    pointer = "/" + key.replace("~", "~0").replace("/", "~1")
    new = data.draw(st.text(st.characters(exclude_categories=["Cs"]), max_size=5))
    result = spliced(text, [Splice(pointer, start, value[key][start:end], new)])
    assert result is not None
    assert json.loads(result) == {**value, key: value[key][:start] + new + value[key][end:]}
