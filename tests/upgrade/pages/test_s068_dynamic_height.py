import pytest
from one_step import step_widget


def test_all_three_are_overwritten():
    text = {"type": "TEXT_WIDGET", "dynamicHeight": "AUTO_HEIGHT", "minDynamicHeight": 9}
    assert step_widget(68, text) == {
        "type": "TEXT_WIDGET",
        "dynamicHeight": "FIXED",
        "minDynamicHeight": 4,
        "maxDynamicHeight": 9000,
    }


@pytest.mark.parametrize("kind", ["CANVAS_WIDGET", "BUTTON_WIDGET", "LIST_WIDGET"])
def test_other_types_stay(kind):
    assert step_widget(68, {"type": kind}) == {"type": kind}
