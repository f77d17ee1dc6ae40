"""A drag on the grid is said in the words of a person who saw it."""

from __future__ import annotations

import pytest
from report_page import words
from small_export import export, page, text

import transform
from transform.report.diff.html import to_html
from transform.report.diff.text import to_text

PLACE = {"topRow": 10, "bottomRow": 20, "leftColumn": 8, "rightColumn": 24}
SMALL = {"mobileTopRow": 10, "mobileBottomRow": 20}


def shown(**after):
    before = export(page("P", text("T", "t", **PLACE, **SMALL)))
    found = transform.diff(before, export(page("P", text("T", "t", **{**PLACE, **SMALL, **after}))))
    return to_text(found).splitlines()[1:-2]


@pytest.mark.parametrize(
    ("after", "said"),
    [
        ({"topRow": 15, "bottomRow": 25}, "moved down 5 rows"),
        ({"topRow": 9, "bottomRow": 19, "mobileTopRow": 9, "mobileBottomRow": 19}, "moved up 1 row"),
        ({"leftColumn": 9, "rightColumn": 25}, "moved right 1 column"),
        (
            {"leftColumn": 0, "rightColumn": 16, "topRow": 12, "bottomRow": 22},
            "moved down 2 rows, moved left 8 columns",
        ),
        ({"bottomRow": 30, "rightColumn": 20}, "10 rows taller, 4 columns narrower"),
        ({"topRow": 12, "bottomRow": 20, "mobileTopRow": 12}, "2 rows shorter"),
        ({"topRow": 8, "bottomRow": 28}, "moved up 2 rows, 10 rows taller"),
        ({"mobileTopRow": 12, "mobileBottomRow": 22}, "moved down 2 rows on small screens"),
    ],
)
def test_one_drag_is_one_change_in_words(after, said):
    assert shown(**after) == [f"~ P > T: {said} (edited)"]


def test_one_edge_alone_is_said_as_it_is():
    assert shown(bottomRow=30) == ["~ P > T.bottomRow: 20 -> 30 (edited)"]


def test_what_is_no_place_is_shown_as_a_value():
    assert (
        shown(topRow="x", bottomRow=10**400)[0]
        == '~ P > T.topRow: 10 -> "x" (edited, 1 more follows from it)'
    )


def test_the_page_says_it_too():
    before = export(page("P", text("T", "t", **PLACE)))
    after = export(page("P", text("T", "t", **{**PLACE, "topRow": 12, "bottomRow": 22})))
    said = to_html(transform.diff(before, after), ("a", "b"))
    assert "moved down 2 rows edited in the picture" in words(said)
    assert 'aria-label="T (text): moved down 2 rows"' in said


def test_on_the_page_a_widget_with_another_height_is_resized_and_the_old_place_is_outlined():
    before = export(page("P", text("T", "t", **PLACE)))
    after = export(page("P", text("T", "t", **{**PLACE, "bottomRow": 40})))
    said = to_html(transform.diff(before, after), ("a", "b"))
    assert "resized 20 rows taller edited" in words(said)
    assert said.count('class="old"') == 1
    assert 'class="arrow"' not in said  # its middle is where it was, or near


def test_a_widget_that_moved_far_has_an_arrow_from_its_old_place():
    before = export(page("P", text("T", "t", **PLACE)))
    after = export(page("P", text("T", "t", **{**PLACE, "topRow": 60, "bottomRow": 70})))
    assert to_html(transform.diff(before, after), ("a", "b")).count('class="arrow"') == 1
