"""Runs of blanks and of blank lines are shown as how long they are."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transform.report.diff.blanks import counted_lines, without_runs


def lines(*found):
    return [line for line, _ in counted_lines(found)]


def test_blank_lines_of_one_sign_are_counted_together():
    assert lines("+a", *["+"] * 5, *["-  "] * 3, " b") == [
        "+a",
        "... 5 added blank lines",
        "... 3 removed blank lines",
        " b",
    ]


def test_a_few_blank_lines_and_usual_indents_stay():
    few = ["+a", "+", "+", "+" + " " * 39 + "b"]
    assert lines(*few) == few


@pytest.mark.parametrize(
    ("blank", "name"),
    [(" ", "blanks"), ("\t", "tabs"), ("\n", "line breaks"), ("\r\n", "blank characters")],
)
def test_a_run_in_a_value_is_named(blank, name):
    shown = without_runs(json.dumps(f"a{blank * 50}b"))
    assert shown == f'"a[{50 * len(blank)} {name}]b"'


def test_escaped_backslashes_are_no_blanks():
    value = json.dumps("\\n" * 100)
    assert without_runs(value) == value


@given(st.lists(st.sampled_from(["+", "-", " ", "+x", "- y", "@@ -1 +1 @@"])))
def test_no_line_is_lost(found):
    assert sum(number for _, number in counted_lines(found)) == len(found)
