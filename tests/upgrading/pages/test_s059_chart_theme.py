import pytest
from one_step import run_step, step_widget


@pytest.mark.parametrize("font", ["x", "", None])
def test_a_chart_with_colour_and_font_stays(font):
    chart = {"type": "CHART_WIDGET", "accentColor": None, "fontFamily": font}
    assert step_widget(59, chart) == chart


@pytest.mark.parametrize("chart", [{}, {"accentColor": "red"}, {"fontFamily": "x"}])
def test_if_one_is_missing_both_follow_the_theme(chart):
    assert step_widget(59, {"type": "CHART_WIDGET", **chart}) == {
        "type": "CHART_WIDGET",
        "accentColor": "{{appsmith.theme.colors.primaryColor}}",
        "fontFamily": "{{appsmith.theme.fontFamily.appFont}}",
        "dynamicBindingPathList": [{"key": "accentColor"}, {"key": "fontFamily"}],
    }


def test_paths_are_listed_even_twice():
    paths = [{"key": "accentColor"}, {"key": "chartName"}]
    chart = step_widget(59, {"type": "CHART_WIDGET", "dynamicBindingPathList": paths})
    assert chart["dynamicBindingPathList"] == [*paths, {"key": "accentColor"}, {"key": "fontFamily"}]


@pytest.mark.parametrize("paths", [{}, 7, True])
def test_another_value_in_place_of_the_list_is_reported(paths):
    chart = {"type": "CHART_WIDGET", "dynamicBindingPathList": paths}
    done = run_step(59, chart)
    assert done.document["children"] == [chart]
    assert len(done.diagnostics) == 1
