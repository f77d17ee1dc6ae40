import pytest
from one_step import run_step, step_widget


def test_a_path_that_is_there_stays_once():
    select = {"type": "SELECT_WIDGET", "dynamicPropertyPathList": [{"key": "sourceData"}]}
    assert step_widget(84, select) == select


def test_a_missing_list_is_created():
    select = {"type": "SELECT_WIDGET", "dynamicPropertyPathList": None}
    assert step_widget(84, select)["dynamicPropertyPathList"] == [{"key": "sourceData"}]


@pytest.mark.parametrize("paths", ["x", "", 0, {}])
def test_another_value_in_place_of_the_list_is_reported(paths):
    assert len(run_step(84, {"type": "SELECT_WIDGET", "dynamicPropertyPathList": paths}).diagnostics) == 1
