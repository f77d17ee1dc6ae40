import pytest
from one_step import step_widget

BOX = {
    "leftColumn": 0,
    "rightColumn": 4,
    "topRow": 0,
    "bottomRow": 10,
    "parentColumnSpace": 5,
    "parentRowSpace": 10,
}


def test_only_version_two_is_resized():
    widget = {"type": "TABS_WIDGET", "version": 1, "children": [{}], **BOX}
    assert step_widget(20, widget) == widget


def test_canvases_fill_the_widget():
    widget = step_widget(20, {"type": "TABS_WIDGET", "version": 2, "children": [{"rightColumn": 7}], **BOX})
    assert widget["children"] == [{"rightColumn": 20, "leftColumn": 0, "bottomRow": 100}]
    assert widget["version"] == 3


def test_without_children_only_the_version_rises():
    assert step_widget(20, {"type": "TABS_WIDGET", "version": 2}) == {"type": "TABS_WIDGET", "version": 3}


def test_a_size_that_is_no_number_becomes_null():
    odd = {**BOX, "rightColumn": "12px", "parentRowSpace": None}
    widget = step_widget(20, {"type": "TABS_WIDGET", "version": 2, "children": [{}], **odd})
    assert widget["children"] == [{"leftColumn": 0, "rightColumn": None, "bottomRow": 0}]


def test_tabs_directly_inside_tabs_are_resized_and_resize_theirs():
    inner = {"type": "TABS_WIDGET", "version": 2, "children": [{}], **BOX, "parentColumnSpace": 1}
    (after,) = step_widget(20, {"type": "TABS_WIDGET", "version": 2, "children": [inner], **BOX})["children"]
    assert (after["version"], after["rightColumn"]) == (3, 20)
    assert after["children"] == [{"leftColumn": 0, "rightColumn": 20, "bottomRow": 1000}]
    assert inner["children"] == [{}]


@pytest.mark.parametrize("version", ["2", 3, None, True])
def test_another_version_stays(version):
    widget = {"type": "TABS_WIDGET", "version": version, "children": [{}], **BOX}
    assert step_widget(20, widget) == widget
