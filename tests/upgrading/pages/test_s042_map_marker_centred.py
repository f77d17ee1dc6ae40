import pytest
from one_step import step_widget


@pytest.mark.parametrize("value", [False, None, "other"])
def test_a_value_that_is_there_stays(value):
    assert step_widget(42, {"type": "MAP_WIDGET", "isClickedMarkerCentered": value}) == {
        "type": "MAP_WIDGET",
        "isClickedMarkerCentered": value,
    }


def test_a_missing_one_gets_the_default():
    assert step_widget(42, {"type": "MAP_WIDGET"})["isClickedMarkerCentered"] is True
