"""Lines fit a terminal, and nothing that is read or copied is broken or lost."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transform.report.fitting import columns, fitted
from transform.report.painting import painted


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("short", "short"),
        ("one two three four", "one two\n  three\n  four"),
        ("  one two three", "  one two\n    three"),
        ("/pageList/0/unpublishedPage is long", "/pageList/0/unpublishedPage\n  is long"),
        ("a  b   cc dddd", "a  b   cc\n  dddd"),
        ("日本語 日本語", "日本語\n  日本語"),
        ("A pages/Orders.json", "A pages/Orders.json"),
        ("new pages/Orders.json", "new\n  pages/Orders.json"),
    ],
)
def test_a_line_ends_at_a_blank_and_goes_on_deeper(line, shown):
    assert fitted(line, 9) == shown


def test_a_style_takes_no_room():
    line = f"{painted('error AT510', 'bad')}: text"
    assert fitted(line, len("error AT510: text")) == line
    assert columns(line) == len("error AT510: text")


def test_nothing_is_broken_where_nobody_looks():
    line = "word " * 200
    assert fitted(line, None) == line


def test_a_command_can_be_copied():
    line = "  appsmith-transform sanitize app.json -o shareable.json"
    assert fitted(line, 20) == line


@given(st.text(alphabet="ab日/ \n", max_size=80), st.integers(1, 30))
def test_all_words_are_there_in_their_order_and_only_long_ones_stick_out(text, width):
    shown = fitted(text, width)
    assert shown.split() == text.split()
    for line in shown.split("\n"):
        words = line.split()
        is_mark = len(words) == 2 and columns(line) - columns(words[1]) <= width // 2 + 1
        assert columns(line) <= width or len(words) < 2 or is_mark or line in text.split("\n")
        assert not re.search(r"\S", line) or line.strip() in text
