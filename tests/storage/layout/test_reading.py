"""Broken files are refused with path, line and column; formatting never matters."""

from __future__ import annotations

import pytest
from layout_trees import FORMATTINGS, rewritten

from transform.storage.layout.problems import LayoutError
from transform.storage.layout.reading import place_of, read_json, read_text

VALUE = {"a": {"b": [1, 2.5, None, "ü"], "c": {}}, "z": "\u2028"}
TEXT = '{\n  "a": {\n    "b": [1, 2.5, null, "ü"],\n    "c": {}\n  },\n  "z": "\u2028"\n}'.encode()
MARKERS = b'{\n  "a": 1,\n<<<<<<< HEAD\n  "b": 1\n=======\n  "b": 2\n>>>>>>> theirs\n}\n'


@pytest.mark.parametrize("formatting", FORMATTINGS)
def test_any_formatting_is_read(formatting: str) -> None:
    assert read_json("x.json", rewritten(TEXT, formatting)) == VALUE


@pytest.mark.parametrize(
    ("data", "line", "column", "words"),
    [
        (MARKERS, 3, 1, "conflict markers"),
        (MARKERS.replace(b"\n", b"\r\n"), 3, 1, "conflict markers"),
        (b'{"a": 1, "b": {"x": 1,\n "x": 1}}', 2, 2, "twice"),
        (b'{\n  "a": 1,\n  "a": 1\n}', 3, 3, "twice"),
        (b'\xef\xbb\xbf{\n  "a": 1,\n  "a": 1\n}', 3, 3, "twice"),
        (b'{"pages": [1, 2,]}', 1, 17, "JSON"),
        (b'{"a": 1', 1, 8, "too early"),
        (b'{"a": "unfinished', 1, 18, "too early"),
        (b'{"a": NaN}', 1, 7, "NaN"),
    ],
)
def test_a_broken_file_is_refused_with_its_place(data: bytes, line: int, column: int, words: str) -> None:
    with pytest.raises(LayoutError, match=words) as caught:
        read_json("pages/P/P.json", data)
    assert str(caught.value).startswith("pages/P/P.json: ")
    assert (caught.value.path, caught.value.line) == ("pages/P/P.json", line)
    assert caught.value.column in (column, column - 1)


@pytest.mark.parametrize("data", [b"", b"[]", b"null", b'"text"', b"\x00\x01", b"PK\x03\x04"])
def test_what_is_no_object_is_refused(data: bytes) -> None:
    with pytest.raises(LayoutError):
        read_json("x.json", data)


def test_a_text_is_read_as_it_is() -> None:
    assert read_text("x.js", "\ufeffa\r\nü\n".encode()) == "\ufeffa\r\nü\n"


def test_a_line_of_arrows_in_a_text_is_no_conflict() -> None:
    assert read_text("x.txt", b"<<<<<<< see above\nselect 1\n")


def test_conflict_markers_in_a_text_are_refused() -> None:
    with pytest.raises(LayoutError, match="conflict markers") as caught:
        read_text("x.js", b"a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> x\n")
    assert caught.value.line == 2


def test_a_text_in_another_encoding_is_refused_with_its_place() -> None:
    with pytest.raises(LayoutError, match="UTF-8") as caught:
        read_text("x.txt", b"one\ntwo \xe9")
    assert (caught.value.line, caught.value.column) == (2, 5)


def test_the_place_of_a_value_is_found() -> None:
    assert place_of(TEXT, "/z") == (6, 8)
    assert place_of(TEXT, "/nothing") == (1, 1)


def test_longer_markers_of_a_file_that_both_sides_renamed() -> None:
    longer = MARKERS
    for mark in (b"<", b"=", b">"):
        longer = longer.replace(mark * 7, mark * 9)
    with pytest.raises(LayoutError, match="conflict markers"):
        read_json("x.json", longer)
