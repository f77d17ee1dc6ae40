import pytest
from one_step import step_widget, step_widgets


@pytest.mark.parametrize("chart", [{}, {"customEChartConfig": "{{mine}}"}, {"customEChartConfig": None}])
def test_the_sample_replaces_what_was_there(chart):
    config = step_widget(85, {"type": "CHART_WIDGET", **chart})["customEChartConfig"]
    assert config["dataset"]["source"][1] == ["Mon", 620, 120, 60]
    assert config["series"] == [{"type": "bar", "stack": "Search Engine"}] * 3


def test_each_chart_has_a_sample_of_its_own():
    one, other = step_widgets(85, {"type": "CHART_WIDGET"}, {"type": "CHART_WIDGET"})
    one["customEChartConfig"]["title"]["text"] = "changed by a caller"
    assert other["customEChartConfig"]["title"]["text"] == "Search Engine Usage"


def test_other_charts_stay():
    assert step_widget(85, {"type": "MAP_CHART_WIDGET"}) == {"type": "MAP_CHART_WIDGET"}
