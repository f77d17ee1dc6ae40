"""Reading and writing JSON loses nothing, and says what it cannot read."""

from __future__ import annotations

from dataclasses import replace

import orjson
import pytest
from corpus import CORPUS, needs_corpus
from hypothesis import given
from hypothesis import strategies as st

import transform
from transform.application.kinds import Kind, kind_of, require_kind
from transform.diagnostics import Diagnostic
from transform.document.limits import require_depth
from transform.document.reading import describe, require_distinct_keys

json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(codec=None)),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(st.characters()), inner, max_size=4),
    max_leaves=20,
)


def same(left, right):
    """Return whether two values are equal with types and key order."""
    return repr(left) == repr(right)


@given(st.dictionaries(st.text(st.characters(codec=None)), json_values, max_size=5))
def test_what_is_written_is_read_back_equal(document):
    assert same(transform.parse(transform.serialize(document)), document)


@given(st.dictionaries(st.text(), json_values, max_size=5), st.sampled_from([2, 4, "\t"]))
def test_indentation_changes_no_value(document, indent):
    assert same(transform.parse(transform.serialize(document, indent=indent)), document)


@needs_corpus
@pytest.mark.parametrize("path", sorted((CORPUS / "exports").glob("*.json")), ids=lambda path: path.stem)
def test_every_export_survives_reading_and_writing(path):
    data = path.read_bytes()
    document = transform.parse(data)
    assert same(document, orjson.loads(data))
    assert same(transform.parse(transform.serialize(document)), document)


@pytest.mark.parametrize(
    ("data", "value"),
    [
        (b'{"n": 53.0}', 53.0),
        (b'{"n": 53}', 53),
        (b'{"n": 18446744073709551616}', 18446744073709551616),
        (b'{"n": -9223372036854775809}', -9223372036854775809),
        (b'{"n": "\\ud800"}', "\ud800"),
        (b'{"n": 1e22}', 1e22),
        (b'{"n": -0.0}', -0.0),
        (b'{"n": 1E5}', 100000.0),
        (b'{"n": 0.1000000000000000055511151231257827021181583404541015625}', 0.1),
        (b'{"n": 1' + b"0" * 400 + b"}", 10**400),
        (b'{"n": "12345678901234567890123"}', "12345678901234567890123"),
    ],
)
def test_values_that_fast_parsers_change_are_kept(data, value):
    document = transform.parse(data)
    assert same(document, {"n": value})
    assert same(transform.parse(transform.serialize(document)), document)


TOLD = {
    "AT104": Diagnostic("AT104", "note", "An integer needs more than 64 bits; kept exactly."),
    "AT105": Diagnostic("AT105", "note", "A string holds half of a surrogate pair; kept."),
    "AT106": Diagnostic("AT106", "note", "A number has more digits than a double holds; it was rounded."),
}


@pytest.mark.parametrize(
    ("data", "code", "pointer"),
    [
        (b'{"a": {"b": 1, "b": 2}}', "AT101", "/a/b"),
        (b'{"a": 1, "\\u0061": 2}', "AT101", "/a"),
        (b'{"x": "\\u003a\\u003a", "a": 1, "a": 2}', "AT101", "/a"),
        (b'\xef\xbb\xbf{"a": 1}', "AT102", ""),
        ('{"a": "ä"}'.encode("utf-16"), "AT103", ""),
        ('{"a": "ä"}'.encode("utf-16-le"), "AT103", ""),
        ('{"a": "ä"}'.encode("utf-16-be"), "AT103", ""),
        (b'{"a": [1, 123456789012345678901234567890]}', "AT104", "/a/1"),
        (b'{"a": "\\udc00"}', "AT105", "/a"),
        (b'{"a": "\xed\xb0\x80"}', "AT105", "/a"),
        ('{"a": "ä"}'.encode("utf-32"), "AT103", ""),
        ('{"a": "ä"}'.encode("utf-32-le"), "AT103", ""),
        ('{"a": "ä"}'.encode("utf-32-be"), "AT103", ""),
        (b'{"a": 0.12345678901234567890123}', "AT106", "/a"),
    ],
)
def test_what_is_unusual_is_told(data, code, pointer):
    found = transform.read(data).diagnostics
    assert [(item.code, item.pointer) for item in found] == [(code, pointer)]
    if code in TOLD:
        assert found == (replace(TOLD[code], pointer=pointer),)


@pytest.mark.parametrize(
    ("data", "pointer", "place"),
    [
        (b'{"a": {"b": 1, "b": 2}}', "/a/b", "line 1, column 16"),
        (b'{"x": "\\u003a", "a": 1,\n "a": 2}', "/a", "line 2, column 2"),  # as many colons as without it
        (b'{"x": "\\u003A", "a": 1, "a": 2}', "/a", "line 1, column 25"),
    ],
)
def test_a_repeated_key_is_told_with_its_place_and_may_be_refused(data, pointer, place):
    parsed = transform.read(data)
    message = f"A key stands twice in one object ({place}); the last wins."
    hint = "Remove one of the two."
    assert parsed.diagnostics == (Diagnostic("AT101", "warning", message, pointer, hint=hint),)
    with pytest.raises(transform.InputError) as caught:
        require_distinct_keys(parsed)
    error = caught.value
    assert error.message == f"{message[:-1]}; the value that does not count would be lost"
    assert (error.pointer, error.hint) == (pointer, hint)


@pytest.mark.parametrize("colon", ["\\u003a", "\\u003A"])
def test_colons_in_strings_hide_no_repeated_keys(colon):
    found = transform.read(f'{{"x": "{colon}", "a": 1, "a": 2, "a": 3}}').diagnostics
    assert [item.code for item in found] == ["AT101", "AT101"]


def test_what_is_unusual_elsewhere_says_nothing_of_other_values():
    parsed = transform.read(b'{"n": 18446744073709551616, "a": "\xc3\xa4", "b": "\\u00e4"}')
    assert [item.pointer for item in parsed.diagnostics] == ["/n"]
    require_distinct_keys(parsed)


def test_an_ordinary_text_gives_no_diagnostics():
    assert transform.read(b'{"a:b": ":::", "id": "1234567890123456789"}').diagnostics == ()


def test_the_last_of_equal_keys_wins():
    assert transform.parse(b'{"a": 1, "b": 2, "a": 3}') == {"a": 3, "b": 2}


@pytest.mark.parametrize(
    ("data", "line", "column", "message"),
    [
        (b"", 1, 1, "the file is empty"),
        (b" \n ", 1, 1, "the file is empty"),
        (b"<!DOCTYPE html><html>502</html>", 1, 1, "an HTML page"),
        (b"PK\x03\x04rest", 1, 1, "a zip archive"),
        (b'{"a": 1', 1, 8, "cut off"),
        (b'{"a":\n {"b": "xy', 2, 11, "cut off"),
        (b'{"a":\n [1,\n x]}', 3, 2, "Not readable as JSON"),
        (b'{"a": NaN}', 1, 7, "NaN is no JSON value"),
        (b'{"a": -Infinity}', 1, 8, "-Infinity is no JSON value"),
        (b'{"a": 1e999}', 1, 7, "too large for a double"),
        (b'{"a": 1e999x', 1, 7, "too large for a double"),
        (b'{"a": "\\ud800",\n "b": [NaN]}', 2, 8, "NaN is no JSON value"),
        (b'{"a": "\\ud800",\n "b": -1e999}', 2, 7, "too large for a double"),
        (b'{"a": "\xff"}', 1, 8, "not valid UTF-8"),
        ('{"é":\n "é'.encode() + b'\xff"}', 2, 4, "not valid UTF-8"),
        ('{"a": 1}'.encode("utf-16") + b"x", 1, 9, "not valid UTF-16"),
        (b" " * 2000, 1, 1, "the file is empty"),
        (b"\xef\xbb\xbf", 1, 1, "the file is empty"),
        (b"\n<Error><Code>AccessDenied</Code></Error>", 1, 1, "an XML or HTML document"),
        (b"\x1f\x8b\x08rest", 1, 1, "gzip data"),
        (b"PK\x05\x06", 1, 1, "an empty zip archive"),
        (b"%PDF-1.7", 1, 1, "a PDF document"),
        (b"\x89PNG\r\n", 1, 1, "a picture"),
        (b"dump/\0\0\0", 1, 1, "binary data"),
        (b"Internal Server Error", 1, 1, "Not readable as JSON"),
        (b'{"a": 1,}', 1, 8, "Not readable as JSON"),
    ],
)
def test_what_is_no_json_is_refused_with_its_place(data, line, column, message):
    with pytest.raises(transform.InputError, match=message) as caught:
        transform.parse(data)
    assert (caught.value.line, caught.value.column) == (line, column)


CUT_OFF = ("The JSON text ends too early: the file is probably cut off", "Export or download it again.")
NO_VALUE = "Replace it by null or a number."


@pytest.mark.parametrize(
    ("data", "line", "column", "message", "hint"),
    [
        (b'{"a": 1', 1, 8, *CUT_OFF),
        (b'{"a": 1  \n ', 2, 2, *CUT_OFF),
        (b'{"a": "\\ud800",\n', 2, 1, *CUT_OFF),
        (b'{"a": NaN}', 1, 7, "NaN is no JSON value", NO_VALUE),
        (b'{"a": -Infinity}', 1, 8, "-Infinity is no JSON value", NO_VALUE),
        (b'{"a": "\\ud800", "b": NaN}', 1, 22, "NaN is no JSON value", NO_VALUE),
        (b'{"a": 1e999}', 1, 7, "A number is too large for a double", "Replace it by a smaller one."),
    ],
)
def test_what_is_no_json_is_named_with_what_to_do(data, line, column, message, hint):
    with pytest.raises(transform.InputError) as caught:
        transform.parse(data)
    error = caught.value
    assert (error.message, error.line, error.column, error.hint) == (message, line, column, hint)


@pytest.mark.parametrize("data", [b'{"a": "\\ud800", x}', '{"a": "\ud800", x}', b'{"a": 1, x}'])
def test_what_cannot_be_read_is_shown_whatever_stands_before_it(data):
    with pytest.raises(transform.InputError, match=r"^Not readable as JSON: ") as caught:
        transform.parse(data)
    assert caught.value.column == data.index(b"x" if isinstance(data, bytes) else "x") + 1
    assert caught.value.hint == "Correct the text at this place, or export again."


def test_a_text_that_only_the_standard_library_reads_may_be_too_deep_for_it():
    data = b'{"a": "\\ud800", "b": ' + b"[" * 1010 + b"]" * 1010 + b"}"
    with pytest.raises(transform.LimitError) as caught:
        transform.parse(data)
    assert caught.value.message == "The document is nested too deep to be read exactly"


def test_a_text_with_half_a_pair_is_read_like_its_bytes():
    assert transform.parse('{"a": "\ud800"}') == {"a": "\ud800"}


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"[1]", "a list"),
        (b"null", "null"),
        (b'"text"', "a string"),
        (b"5", "a number"),
        (b"5.5", "a number"),
        (b"true", "a boolean"),
    ],
)
def test_only_an_object_is_a_document(data, what):
    with pytest.raises(transform.InputError) as caught:
        transform.parse(data)
    error = caught.value
    assert error.message == f"Found {what}, expected a JSON object"
    assert (error.pointer, error.hint) == ("", "Give an export, a partial export or a page DSL.")
    assert describe({}) == "an object"


@pytest.mark.parametrize(
    "data",
    [b"[" * 100_000, b'{"a":' * 100_000, b'{"a":' + b"[" * 600 + b"]" * 600 + b"}"],
    ids=["unclosed lists", "unclosed objects", "600 levels"],
)
def test_too_deep_nesting_is_a_limit_error(data):
    with pytest.raises(transform.LimitError):
        transform.parse(data)


def test_the_place_where_nesting_gets_too_deep_is_told():
    with pytest.raises(transform.LimitError) as caught:
        transform.parse(b'{"a":\n' + b"[" * 2000)
    error = caught.value
    assert error.message == "The document is nested more than 1,024 levels deep"
    assert error.line == 2 and error.column in (1024, 1025)


def test_a_document_of_four_hundred_levels_is_read_and_written():
    data = b'{"a":' + b"[" * 400 + b"]" * 400 + b"}"
    assert transform.serialize(transform.parse(data)) == data


def test_writing_a_page_of_five_thousand_canvases_is_a_limit_error():
    page = {}
    for _ in range(5000):
        page = {"children": [page]}
    with pytest.raises(transform.LimitError):
        transform.serialize(page)


def test_the_size_is_limited():
    transform.parse(b'{"a": 12345}', limits=transform.Limits(size=12))
    with pytest.raises(transform.LimitError) as caught:
        transform.parse(b'{"a": 12345}', limits=transform.Limits(size=11))
    assert caught.value.message == "The input has 12 bytes, more than the limit of 11"
    hint = "Raise the limit (Limits(size=...), --max-size) if the file is meant to be that large."
    assert caught.value.hint == hint


@pytest.mark.parametrize("value", [float("nan"), float("inf"), {1, 2}, b"bytes"])
def test_what_json_cannot_hold_is_not_written(value):
    with pytest.raises(transform.InputError):
        transform.serialize({"a": [value]})


@pytest.mark.parametrize(
    "layout", [{}, {"indent": 2}, {"indent": 4}, {"indent": "\t"}, {"final_newline": True}]
)
def test_the_layout_of_a_text_is_recognised(layout):
    data = transform.serialize({"a": [1, {"b": 2}], "c": {}}, **layout)
    found = transform.read(data).formatting
    again = transform.serialize(transform.parse(data), indent=found.indent, final_newline=found.final_newline)
    assert again == data


@pytest.mark.parametrize(
    ("document", "kind"),
    [
        ({"exportedApplication": {}, "pageList": []}, Kind.EXPORT),
        ({"pageList": [], "actionList": []}, Kind.EXPORT),
        ({"actionList": [], "widgets": "{}"}, Kind.PARTIAL_EXPORT),
        ({"widgetId": "0", "type": "CANVAS_WIDGET", "version": 5}, Kind.PAGE),
        ({"widgetName": "MainContainer", "children": []}, Kind.PAGE),
        ({"tooljet_version": "2.0"}, Kind.OTHER),
        ({}, Kind.OTHER),
    ],
)
def test_the_kind_is_recognised(document, kind):
    assert kind_of(document) is kind


@pytest.mark.parametrize(
    ("document", "found"),
    [
        ({"tooljet_version": "2.0", "app": []}, "a ToolJet application"),
        ({"uuid": "1", "page": {"data": {}}}, "a Retool application"),
        ({"actionList": []}, "a partial export"),
        ({"hello": 1}, "its keys: hello"),
        ({}, "an empty object"),
    ],
)
def test_another_kind_is_named_together_with_what_is_expected(document, found):
    with pytest.raises(transform.InputError, match=f"Found .*{found}.*, expected an export or a page DSL"):
        require_kind(document, Kind.EXPORT, Kind.PAGE)


def test_an_integer_longer_than_python_reads_is_a_limit_with_its_place():
    with pytest.raises(transform.LimitError, match="4,300 digits") as caught:
        transform.parse(b'{"a":\n [' + b"1" * 5000 + b"]}")
    assert caught.value.message == "An integer has more than 4,300 digits"
    assert (caught.value.line, caught.value.column, caught.value.hint) == (2, 3, "Make it a text.")


def test_half_of_a_surrogate_pair_in_utf_16_is_kept():
    text = '{"a": "'.encode("utf-16-le") + b"\x3d\xd8" + '"}'.encode("utf-16-le")
    assert transform.parse(b"\xff\xfe" + text) == {"a": "\ud83d"}


@pytest.mark.parametrize("inner", ["x", "\ud800", 10**30], ids=["plain", "half a pair", "large"])
@pytest.mark.parametrize("limit", [3, 300])
def test_depth_is_counted_in_levels_whatever_lies_below(inner, limit):
    value = inner
    for _ in range(limit):
        value = [value]
    require_depth(value, limit)
    with pytest.raises(transform.LimitError, match=f"more than {limit} levels"):
        require_depth({"a": {"b": value}}, limit)


@pytest.mark.parametrize(
    ("number", "codes"),
    [
        ("999999999999999999", []),  # 18 digits
        ("1000000000000000000", []),  # 19
        ("9223372036854775808", []),  # 2**63
        ("18446744073709551615", []),  # 2**64 - 1
        ("18446744073709551616", ["AT104"]),  # 2**64
        ("-9223372036854775808", []),  # -2**63
        ("-9223372036854775809", ["AT104"]),
        ("1" + "0" * 30, ["AT104"]),
    ],
)
def test_an_integer_is_kept_exactly_and_noted_beyond_64_bits(number: str, codes: list[str]):
    parsed = transform.read(f'{{"n": {number}}}')
    value = parsed.document["n"]
    assert isinstance(value, int) and str(value) == number
    assert [note.code for note in parsed.diagnostics] == codes


@pytest.mark.parametrize(
    ("number", "codes"),
    [
        ("0.1", []),
        ("0.10000000000000001", ["AT106"]),  # 19 characters, read as 0.1
        ("0.1000000000000000", []),  # the same number in more digits
        ("1.0000000000000000000", []),
        ("123456789.12345678901", ["AT106"]),
    ],
)
def test_a_number_is_noted_where_a_double_does_not_hold_it(number: str, codes: list[str]):
    parsed = transform.read(f'{{"n": {number}, "m": 1000000000000000000}}')
    assert [note.code for note in parsed.diagnostics] == codes
    assert parsed.document["n"] == float(number)


@pytest.mark.parametrize(("digits", "is_read"), [(4300, True), (4301, False)])
def test_an_integer_may_have_4300_digits(digits: int, is_read: bool):
    text = f'{{"n": {"7" * digits}}}'
    if is_read:
        assert transform.read(text).document["n"] == int("7" * digits)
    else:
        with pytest.raises(transform.LimitError, match="4,300 digits"):
            transform.read(text)
