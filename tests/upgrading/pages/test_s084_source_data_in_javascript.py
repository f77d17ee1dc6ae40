import pytest
from one_step import run_step, step_widget


def test_a_path_that_is_there_stays_once():
    select = {"type": "SELECT_WIDGET", "dynamicPropertyPathList": [{"key": "sourceData"}]}
    assert step_widget(84, select) == select


@pytest.mark.parametrize("kind", ["SELECT_WIDGET", "MULTI_SELECT_WIDGET_V2"])
@pytest.mark.parametrize("select", [{}, {"dynamicPropertyPathList": None}, {"dynamicPropertyPathList": []}])
def test_a_missing_list_is_created(kind, select):
    after = step_widget(84, {"type": kind, **select})
    assert after == {"type": kind, "dynamicPropertyPathList": [{"key": "sourceData"}]}


def test_the_path_comes_last():
    select = {"type": "SELECT_WIDGET", "dynamicPropertyPathList": ["{{x}}", {"key": "b"}]}
    after = step_widget(84, select)
    assert after["dynamicPropertyPathList"] == ["{{x}}", {"key": "b"}, {"key": "sourceData"}]


@pytest.mark.parametrize("paths", ["x", "", 0, False, {}, [{"key": "sourceData"}, None]])
def test_another_value_in_place_of_the_list_is_reported(paths):
    assert len(run_step(84, {"type": "SELECT_WIDGET", "dynamicPropertyPathList": paths}).diagnostics) == 1
