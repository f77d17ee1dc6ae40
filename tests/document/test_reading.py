"""Reading and writing JSON loses nothing, and says what it cannot read."""

from __future__ import annotations

import orjson
import pytest
from corpus import CORPUS, needs_corpus
from hypothesis import given
from hypothesis import strategies as st

import transform
from transform.application.kinds import Kind, kind_of, require_kind
from transform.document.limits import require_depth

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


@pytest.mark.parametrize("data", [b"[1]", b"null", b'"text"', b"5"])
def test_only_an_object_is_a_document(data):
    with pytest.raises(transform.InputError, match="expected a JSON object"):
        transform.parse(data)


@pytest.mark.parametrize(
    "data",
    [b"[" * 100_000, b'{"a":' * 100_000, b'{"a":' + b"[" * 600 + b"]" * 600 + b"}"],
    ids=["unclosed lists", "unclosed objects", "600 levels"],
)
def test_too_deep_nesting_is_a_limit_error(data):
    with pytest.raises(transform.LimitError):
        transform.parse(data)


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
    with pytest.raises(transform.LimitError, match="more than the limit"):
        transform.parse(b'{"a": 12345}', limits=transform.Limits(size=5))


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
    assert (caught.value.line, caught.value.column) == (2, 3)


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
