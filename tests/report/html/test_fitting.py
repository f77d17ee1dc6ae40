"""Texts in the room of a picture."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transform.report.html.fitting import fitted, in_words, width_of, wrapped


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Save", "Save"),
        ("{{Input1.text}}", "{Input1.text}"),
        ("Hello {{appsmith.user.name || 'you'}}!", "Hello {appsmith.user.name…}!"),
        ("{{ (() => 1)() }}", "{…}"),
        ("<b>Total</b>\n\n  of today", "Total of today"),
        ("", ""),
        ("{{", "{{"),
    ],
)
def test_a_binding_is_shown_by_the_name_that_it_begins_with(text, shown):
    assert in_words(text) == shown


@given(st.text(), st.floats(0, 500))
def test_what_is_cut_fits(text, room):
    shown = fitted(text, room)
    assert shown == text or width_of(shown) <= max(room, 0) + 6


@given(st.text(alphabet="ab \u4e2d", max_size=200), st.integers(20, 300), st.integers(1, 5))
def test_lines_are_few_and_fit(text, room, most):
    lines = wrapped(text, room, most)
    assert len(lines) <= most
    assert all(width_of(line) <= room + 6 for line in lines)


def test_words_are_kept_whole_where_there_is_room():
    assert wrapped("one two three", width_of("one two") + 1, 3) == ["one two", "three"]
