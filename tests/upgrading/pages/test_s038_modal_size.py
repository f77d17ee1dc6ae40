import pytest
from one_step import step_widget


@pytest.mark.parametrize(
    ("size", "box"), [("MODAL_LARGE", (532, 600)), ("MODAL_SMALL", (456, 240)), (None, (456, 240))]
)
def test_a_size_becomes_pixels(size, box):
    modal = step_widget(38, {"type": "MODAL_WIDGET", "version": 1, "size": size})
    assert (modal["width"], modal["height"], modal["version"]) == (*box, 2)
    assert "size" not in modal


def test_another_version_stays_but_a_modal_inside_is_reached():
    inner = {"type": "MODAL_WIDGET", "version": 1}
    outer = step_widget(38, {"type": "MODAL_WIDGET", "version": 2, "children": [inner]})
    assert "width" not in outer
    assert outer["children"][0]["width"] == 456


def test_a_modal_inside_one_that_is_changed_stays():
    inner = {"type": "MODAL_WIDGET", "version": 1}
    assert step_widget(38, {"type": "MODAL_WIDGET", "version": 1, "children": [inner]})["children"] == [inner]
