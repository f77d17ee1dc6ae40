import pytest
from one_step import run_step, step_widget


@pytest.mark.parametrize("font", ["Arial", "", None])
def test_a_font_stays(font):
    chart = {"type": "MAP_CHART_WIDGET", "fontFamily": font}
    assert step_widget(63, chart) == chart


@pytest.mark.parametrize("paths", [[], [{"key": "fontFamily"}]])
def test_the_theme_gives_the_font_and_its_path_is_listed_even_twice(paths):
    chart = step_widget(63, {"type": "MAP_CHART_WIDGET", "dynamicBindingPathList": paths})
    assert chart["fontFamily"] == "{{appsmith.theme.fontFamily.appFont}}"
    assert chart["dynamicBindingPathList"] == [*paths, {"key": "fontFamily"}]


@pytest.mark.parametrize("paths", [None, "", False])
def test_a_missing_list_is_created(paths):
    chart = step_widget(63, {"type": "MAP_CHART_WIDGET", "dynamicBindingPathList": paths})
    assert chart["dynamicBindingPathList"] == [{"key": "fontFamily"}]


def test_another_value_in_place_of_the_list_is_reported():
    assert len(run_step(63, {"type": "MAP_CHART_WIDGET", "dynamicBindingPathList": {}}).diagnostics) == 1
