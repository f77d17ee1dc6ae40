import pytest
from one_step import run_step, step_widget


def test_a_path_that_is_there_stays_once():
    select = {"type": "SELECT_WIDGET", "dynamicPropertyPathList": [{"key": "sourceData"}]}
    assert step_widget(84, select) == select


@pytest.mark.parametrize("paths", [None, "", 0])
def test_a_missing_list_is_created(paths):
    select = {"type": "SELECT_WIDGET", "dynamicPropertyPathList": paths}
    assert step_widget(84, select)["dynamicPropertyPathList"] == [{"key": "sourceData"}]


def test_a_text_in_place_of_the_list_is_reported():
    assert len(run_step(84, {"type": "SELECT_WIDGET", "dynamicPropertyPathList": "x"}).diagnostics) == 1
