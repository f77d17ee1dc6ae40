import pytest
from one_step import canvas, step_widget

import transform


def test_places_are_multiplied_by_four():
    box = {"topRow": 1, "bottomRow": 2.5, "leftColumn": "3", "rightColumn": None}
    assert step_widget(19, box) == {"topRow": 4, "bottomRow": 10.0, "leftColumn": 12, "rightColumn": 0}


def test_missing_places_become_null():
    assert step_widget(19, {"topRow": 1}) == {
        "topRow": 4,
        "bottomRow": None,
        "leftColumn": None,
        "rightColumn": None,
    }


def test_the_root_has_sixty_four_columns_and_rows_of_its_height_before():
    page = canvas(version=19, bottomRow=1285, topRow=0, leftColumn=0, rightColumn=1224)
    root = transform.upgrade_page(page, to=20).document
    assert (root["snapColumns"], root["snapRows"], root["bottomRow"]) == (64, 127, 5140)


@pytest.mark.parametrize(
    ("value", "after"),
    [
        *[("", 0), (" 2 ", 8), ("0x10", 64), (True, 4), ([], 0), (["3"], 12)],
        *[("12px", None), ("{{x}}", None), ([1, 2], None), ({}, None), ("1e999", None)],
    ],
)
def test_values_count_as_numbers_where_javascript_can_read_them(value, after):
    assert step_widget(19, {"topRow": value})["topRow"] == after


@pytest.mark.parametrize(("bottom", "rows"), [("x", None), (None, -1), ("95", 8), (-5, -2)])
def test_the_rows_of_an_odd_root(bottom, rows):
    page = canvas(version=19, bottomRow=bottom)
    assert transform.upgrade_page(page, to=20).document["snapRows"] == rows


def test_numbers_beyond_a_double_are_infinite_which_json_writes_as_null():
    after = step_widget(
        19, {"topRow": 10**400, "bottomRow": 2**60 + 1, "leftColumn": -(10**400), "a": 2**60 + 1}
    )
    assert after == {
        "topRow": None,
        "bottomRow": 2.0**62,
        "leftColumn": None,
        "a": 2**60 + 1,
        "rightColumn": None,
    }


def test_the_rows_of_a_root_with_a_height_beyond_a_double():
    page = canvas(version=19, bottomRow=10**400)
    assert transform.upgrade_page(page, to=20).document["snapRows"] is None
    page = canvas(version=19, bottomRow=10**300)
    assert transform.upgrade_page(page, to=20).document["snapRows"] == 1e300 / 10
