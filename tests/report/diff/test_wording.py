"""Changes in words, and the renderings that use them."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from one_step import canvas
from order_desk_pair import order_desk_pair

import transform
from transform.report.diff.markdown import to_markdown
from transform.report.diff.text import to_text

SCHEMA = Path(__file__).parents[3] / "docs" / "diff.schema.json"


def text(name, value, **more):
    return {"type": "TEXT_WIDGET", "widgetName": name, "widgetId": name.lower(), "text": value, **more}


def found(before, after):
    return transform.diff(canvas(*before, version=94), canvas(*after, version=94))


@pytest.mark.parametrize(
    ("before", "after", "line"),
    [
        ([text("T", "Save")], [text("T", "Submit")], '~ T.text: "Save" -> "Submit"'),
        ([text("T", "x")], [], "- T: removed (text widget)"),
        ([], [text("T", "x")], "+ T: added (text widget)"),
        ([text("T", "x")], [text("T", "x", a=[1])], "+ T.a: added [1]"),
        ([text("T", "x", a={"b": None})], [text("T", "x", a={"b": 5})], "~ T.a.b: null -> 5"),
        ([text("T", "x" * 99)], [text("T", "y")], f'~ T.text: "{"x" * 60}...{"x" * 24}" -> "y"'),
        (
            [text("T", f"{'word ' * 20}where deleted = false")],
            [text("T", f"{'word ' * 20}where deleted = true")],
            '~ T.text: "...word where deleted = false" -> "...word where deleted = true"',
        ),
        ([text("T", "a\nb")], [text("T", "a\nb\n")], "~ T.text: line break at the end added"),
        ([text("T", "a\r\nb")], [text("T", "a\nb")], "~ T.text: line ends CRLF -> LF"),
        ([text("T", "a\r\nb")], [text("T", "a\nb\r\n")], "~ T.text: line ends CRLF -> CRLF and LF"),
        ([text("T", "a\nb\r\n")], [text("T", "a\r\nc\r\n")], "    \\ line ends CRLF and LF -> CRLF"),
        ([text("T", "a\n-- b\n")], [text("T", "a\n")], "    --- b"),
    ],
)
def test_each_change_reads_as_a_line(before, after, line):
    assert line in to_text(found(before, after)).splitlines()


def test_a_rename_says_how_much_follows():
    before = [{**text("In", ""), "widgetId": "1"}, text("T", "{{In.text}}")]
    after = [{**text("Name", ""), "widgetId": "1"}, text("T", "{{Name.text}}")]
    assert "~ In: renamed to Name (1 more follows from it)" in to_text(found(before, after))


def test_long_texts_are_shown_line_by_line():
    lines = to_text(found([text("T", "one\ntwo\nthree")], [text("T", "one\n2\nthree")])).splitlines()
    assert "~ T.text: changed" in lines
    assert "    -two" in lines
    assert "    +2" in lines


def test_a_line_sums_up():
    assert to_text(found([text("A", "")], [text("B", "x" * 9)])).endswith("2 changes: 1 added, 1 removed")
    assert to_text(found([], [])) == "no changes"


def test_colours_only_on_request():
    change = found([text("T", "a")], [text("T", "b")])
    assert "\x1b[33m~ T.text" in to_text(change, colour=True)
    assert "\x1b" not in to_text(change)


def test_lines_around_a_change_are_not_coloured():
    shown = to_text(found([text("T", "-- old\nx")], [text("T", "-- old\ny")]), colour=True)
    assert "     -- old\n" in shown
    assert "    \x1b[31m-x\x1b[0m" in shown


def test_markdown_escapes_what_would_be_markup():
    shown = to_markdown(found([text("T*_[x]", "a`b")], [text("T*_[x]", "c")]))
    assert "T\\*\\_\\[x\\].text" in shown
    assert '`"a\'b" -> "c"`' in shown


def test_markdown_fences_hold_fences():
    shown = to_markdown(found([text("T", "a\n```\nb")], [text("T", "a\n````\nb")]))
    assert "  `````diff" in shown


@pytest.mark.slow
@given(st.text(), st.text())
def test_json_follows_its_schema(before, after):
    shown = transform.diff_report(found([text("T", before)], [text("T", after)]), ("a", "b"))
    jsonschema.validate(shown, json.loads(SCHEMA.read_text()))
    assert len(shown["changes"]) == (before != after)


def test_json_of_a_real_pair_follows_the_schema_too():
    shown = transform.diff_report(transform.diff(*order_desk_pair()), ("old.json", "new.json"))
    jsonschema.validate(shown, json.loads(SCHEMA.read_text()))
    assert any(change["consequences"] for change in shown["changes"])


def test_names_cannot_steer_a_terminal():
    shown = to_text(
        found([text("T", "a")], [{**text("T", "b\nc\x1b[2J"), "widgetName": "N\x1b[31m"}]), colour=False
    )
    assert "\x1b" not in shown
    assert "\\x1b[31m" in shown


def test_what_follows_is_listed_below_up_to_a_number():
    def tables(name):
        inputs = [{**text(name, ""), "widgetId": "1"}]
        return [*inputs, *(text(f"T{i}", f"{{{{{name}.text}}}}") for i in range(8))]

    lines = to_text(found(tables("In"), tables("Name"))).splitlines()
    assert lines[1:7] == [
        "~ In: renamed to Name (8 more follow from it)",
        *(f'    ~ T{i}.text: "{{{{In.text}}}}" -> "{{{{Name.text}}}}"' for i in range(5)),
    ]
    assert lines[7] == "    ... and 3 more"


@given(
    st.text('ab \n\r"\\', max_size=90), st.text('ab \n\r"\\', max_size=9), st.text('ab \n\r"\\', max_size=90)
)
def test_two_values_that_differ_never_read_the_same(before, between, after):
    one, other = before + after, before + between + "c" + after
    (line, *_) = [
        line for line in to_text(found([text("T", one)], [text("T", other)])).splitlines() if "T.text" in line
    ]
    old, arrow, new = line.partition(" -> ")
    assert not arrow or old.split(": ", 1)[1] != new
