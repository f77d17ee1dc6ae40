"""Long values: what is around each difference is shown, and two that differ never read the same."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transform.report.diff.values import differences, is_cut, line_diff, line_ends, short, short_pair

SQL = "SELECT id, name, street, city, country FROM customers WHERE active = true ORDER BY name LIMIT 100"


def test_short_values_are_whole():
    assert short_pair("Save", "Submit") == ('"Save"', '"Submit"')
    assert short_pair(6.0, None) == ("6", "null")
    assert not is_cut("Save", "Submit")


def test_both_edits_in_one_line_are_visible():
    old, new = short_pair(SQL, SQL.replace("name, street", "nick, street").replace("100", "500"))
    assert old == '"SELECT id, name, street, city, country ...ORDER BY name LIMIT 100"'
    assert new == '"SELECT id, nick, street, city, country ...ORDER BY name LIMIT 500"'


def test_of_many_differences_the_rest_is_counted():
    words = [f"word{i} and some more text here" for i in range(6)]
    old, new = short_pair(" ".join(words), " ".join(word.replace("some", "any") for word in words))
    assert old.count("some") == new.count("any") == 3
    assert old.endswith('(+3 more)"')


def test_with_full_everything_is_there():
    assert short_pair(SQL, SQL + " OFFSET 5", full=True) == (f'"{SQL}"', f'"{SQL} OFFSET 5"')
    assert short("x" * 99, full=True) == f'"{"x" * 99}"'
    assert short(f"{'x' * 99} the end") == f'"{"x" * 32}...{"x" * 15} the end"'


def test_a_long_insertion_is_cut():
    old, new = short_pair(SQL, SQL.replace("LIMIT", "y" * 200 + " LIMIT"))
    assert "y" * 59 in new
    assert "y" * 61 not in new
    assert "y" not in old.replace("country", "").replace("BY", "")


def test_lists_and_objects_are_shown_around_their_differences():
    numbers = list(range(40))
    old, new = short_pair(numbers, [*numbers[:30], 99, *numbers[31:]])
    assert "30" in old
    assert "99" in new
    assert len(old) < 60


@given(st.text("ab ,", max_size=200), st.text("abc ,", max_size=90), st.text("ab ,", max_size=200))
def test_two_texts_that_differ_never_read_the_same(before, between, after):
    old, new = before + after, before + between + "c" + after
    assert len(set(short_pair(old, new))) == 2


@given(st.text("ab ", max_size=150), st.text("ab ", max_size=150))
def test_any_two_texts_read_the_same_only_if_they_are(old, new):
    assert (len(set(short_pair(old, new))) == 1) is (old == new)


@pytest.mark.parametrize("word", ["x", "x ", "x y,"])
def test_very_long_texts_take_no_long_time(word):
    old = word * 200_000
    started = time.process_time()
    differences(old + "a", "b" + old)
    assert time.process_time() - started < 2


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("a\nb", "a\nb\n", "line break at the end added"),
        ("a\nb\n", "a\nb", "line break at the end removed"),
        ("a\r\nb", "a\nb", "line ends CRLF -> LF"),
        ("a\nb", "a\nc", ""),
        (5, "a", ""),
    ],
)
def test_ends_of_lines(before, after, expected):
    assert line_ends(before, after) == expected


def test_only_texts_of_several_lines_have_a_line_diff():
    assert line_diff("a", "b") == []
    assert line_diff(["a\n"], "b") == []
    assert line_diff("a\nb", "a\nc") == ["@@ -1,2 +1,2 @@", " a", "-b", "+c"]
    assert line_diff("a\n" * 5000, "b\n" * 5000) == []
