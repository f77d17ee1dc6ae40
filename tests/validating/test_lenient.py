"""Texts that are no JSON, but that the product's lenient reader takes: read as it does, and never silently."""

from __future__ import annotations

import json
import time
from typing import Any

import pytest
from an_export import export, query, widget
from hypothesis import given
from hypothesis import strategies as st

import transform
from transform.errors import InputError, LimitError, TransformError
from transform.validating.lenient import read_lenient

TAKEN = [
    ("{'a': 1}", {"a": 1}),
    ("{a: b}", {"a": "b"}),
    ("// first\n{/* in */ a: 1, # last\n b: 2} // end", {"a": 1, "b": 2}),
    ("\ufeff{a: 1}", {"a": 1}),
    ("{'a': NaN, 'b': -Infinity}", {"a": "NaN", "b": "-Infinity"}),
    ("{'a': 1, 'a': 2}", {"a": 2}),
    ("{'a': TRUE, 'b': False, 'c': NULL}", {"a": True, "b": False, "c": None}),
    ("{true: 1, null /* c */ : 2, 3: 3}", {"true": 1, "null": 2, "3": 3}),
    ("{'a' = 1; 'b' => 2}", {"a": 1, "b": 2}),
    ("[1; 2]", [1, 2]),
    ("[1,, 2,]", [1, None, 2, None]),
    ("[,]", [None, None]),
    ("['two\nlines']", ["two\nlines"]),
    ("['a\\\nb']", ["a\nb"]),
    ("['it\\'s', \"it\\'s\", 'say \"x\"']", ["it's", "it's", 'say "x"']),
    ("['\\u00e9\\t', \"\\/\"]", ["é\t", "/"]),
    ("['\\ud800']", ["\ud800"]),
    ("[it's]", ["it's"]),
    ("[01, +1, .5, 5., 0x10, 1e5, -0.5]", ["01", "+1", ".5", "5.", "0x10", 100000.0, -0.5]),
    ("['// no comment', '/* none */', '#']", ["// no comment", "/* none */", "#"]),
    ("[123456789012345678901234567890, '']", [123456789012345678901234567890, ""]),
    ("", None),
    (" \n\t", None),
    ("// only a comment", None),
    ("null", None),
    ("'x'", "x"),
]

REFUSED = [
    ("{'a': 1} x", 1, 10),
    ("{a: 1,}", 1, 7),
    ("{, a: 1}", 1, 2),
    ("{a}", 1, 3),
    ("{a:}", 1, 4),
    ("{a: 'x", 1, 5),
    ("/* never closed", 1, 1),
    ("{\n  a: 1\n  b: 2\n}", 3, 3),
    ("[1 2]", 1, 4),
    ("{a: '\\x41'}", 1, 5),
    ("{a: 1", 1, 6),
    ("[\n1,\n2", 3, 2),
    ("]", 1, 1),
    ("[}", 1, 2),
    ("{a: \\}", 1, 5),
    ("[1]\u00a0", 1, 4),
]


@pytest.mark.parametrize(("text", "value"), TAKEN, ids=lambda case: repr(case)[:30])
def test_what_the_product_makes_of_a_text(text: str, value: Any):
    assert read_lenient(text) == value


@pytest.mark.parametrize(("text", "line", "column"), REFUSED, ids=lambda case: repr(case)[:30])
def test_what_the_product_refuses_too_is_refused_with_its_place(text: str, line: int, column: int):
    with pytest.raises(InputError) as refused:
        read_lenient(text)
    assert (refused.value.line, refused.value.column) == (line, column)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)


@given(json_values)
def test_json_is_read_as_json(value: Any):
    assert read_lenient(json.dumps(value)) == value
    assert read_lenient(json.dumps(value, ensure_ascii=False, indent=1)) == value


@given(st.text(alphabet="{}[]:,;=>'\"/*#\\\n\r\t\f ae1-.NntTu0\u00a0\ufeff", max_size=40))
def test_any_text_is_read_or_refused_with_a_place(text: str):
    try:
        read_lenient(text)
    except InputError as error:
        assert error.line is not None and error.column is not None
        assert 1 <= error.line <= text.count("\n") + 1


def as_text(document: Any) -> str:
    return json.dumps(document)


@pytest.mark.parametrize(
    "change",
    [
        lambda text: f"// exported by hand\n{text}",
        lambda text: text.replace('"actionList"', "actionList"),
        lambda text: text.replace('"actionList"', "'actionList'"),
        lambda text: text.replace('"version": 94', '"version": NaN'),
        lambda text: text[:-1] + " /* the end */ }",
    ],
    ids=["comment", "unquoted name", "single quotes", "NaN", "comment at the end"],
)
def test_such_an_export_is_accepted_with_a_warning(change: Any):
    text = change(as_text(export(widget("Text1"), actionList=[query("Q")])))
    found = transform.validate_text(text, "1.91")
    assert found.accepted and found.stage is None
    notes = [item for item in found.diagnostics if item.code == "AT111"]
    assert [item.severity for item in notes] == ["warning"]
    assert "line 1, column" in notes[0].message


@pytest.mark.parametrize("text", ["{'a': 1}", "{a: 1}", '// x\n{"a": 1}', '{"a": NaN}', '{"a": 1,}'])
def test_nothing_else_reads_it(text: str):
    with pytest.raises(TransformError):
        transform.parse(text)


def test_a_byte_order_mark_is_told():
    text = "\ufeff" + as_text(export(widget("Text1")))
    assert [item.code for item in transform.validate_text(text, "1.91").diagnostics][:1] == ["AT102"]
    assert [item.code for item in transform.validate_text(text.encode(), "1.91").diagnostics][:1] == ["AT102"]


def test_of_two_equal_keys_the_last_counts_and_is_told():
    text = as_text(export(widget("Text1")))[:-1] + ', "serverSchemaVersion": 13}'
    found = transform.validate_text(text, "1.91")
    assert (found.stage, found.code) == ("migrate", "AE-JSN-4045")
    assert "AT101" in [item.code for item in found.diagnostics]


@pytest.mark.parametrize("text", ["", " \n", "null", "// nothing", "\ufeff"])
def test_nothing_is_imported_from_an_empty_file(text: str):
    found = transform.validate_text(text, "1.91")
    assert (found.verdict, found.stage, found.code, found.accepted) == ("no-json", None, None, False)
    assert [item.code for item in found.diagnostics] == ["AT112"]


@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        ('{"a": 1', "AT110", "cut off"),
        ('{"a": 1} x', "AT110", "line 1, column 10"),
        ("PK\x03\x04", "AT110", "zip archive"),
        ("<!doctype html><html></html>", "AT110", "HTML page"),
        (b'{"a": "\xff"}', "AT110", "UTF-8"),
        ('{"a": 1}'.encode("utf-16"), "AT118", "UTF-16"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_reason(text: str | bytes, code: str, words: str):
    found = transform.validate_text(text, "1.91")
    assert (found.verdict, found.stage, found.code) == ("rejected", "parse", "AE-APP-5000")
    assert [item.code for item in found.diagnostics] == [code]
    assert words in found.diagnostics[0].message


@pytest.mark.parametrize(
    "text",
    [
        '{"a":' + "[" * 600 + "]" * 600 + "}",
        "{a:" + "[" * 600 + "]" * 600 + "}",
        "[" * 100_000,
        "{a:" * 100_000,
        '{"a":' + "9" * 5000 + "}",
    ],
    ids=["deep JSON", "deep lenient text", "deep and cut off", "deep objects", "a number of 5,000 digits"],
)
def test_what_goes_beyond_the_limits_is_refused_without_a_crash(text: str):
    found = transform.validate_text(text, "1.91")
    assert found.stage == "parse" and not found.accepted
    assert [item.code for item in found.diagnostics] == ["AT116"]


@pytest.mark.parametrize("depth", [300, 600, 5000])
def test_a_value_that_is_too_deep_is_refused_like_its_text(depth: int):
    document = export(widget("Text1"))
    inner = document["deep"] = {}
    for _ in range(depth):
        inner["deep"] = {}
        inner = inner["deep"]
    codes = [item.code for item in transform.validate(document, "1.91").diagnostics]
    assert codes == ([] if depth < 500 else ["AT116"])


def test_a_file_over_the_limit_of_the_server_is_refused():
    data = as_text(export(widget("Text1", text="x" * 2**20))).encode()
    found = transform.validate_text(data, "1.91", limits=transform.Limits(size=2**20))
    assert (found.verdict, found.stage, found.accepted) == ("rejected", "upload", False)
    assert [item.code for item in found.diagnostics] == ["AT115"]
    assert "1 MB" in found.diagnostics[0].message


def test_depth_is_limited_by_the_caller():
    with pytest.raises(LimitError):
        read_lenient("[[[1]]]", limits=transform.Limits(depth=2))


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        *("'" * 400_001, "/*" * 200_000, "[" + "," * 200_000, "[" + "'a'," * 100_000 + "1]"),
        *("\\" * 400_000, "['" + "x\n" * 400_000, "{" + "a" * 400_000, "['" + "\\\\" * 200_000 + "']"),
    ],
    ids=range(8),
)
def test_long_texts_take_time_in_proportion_to_their_length(text: str):
    start = time.perf_counter()
    transform.validate_text(text, "1.91")
    assert time.perf_counter() - start < 10  # quadratic time would be minutes
