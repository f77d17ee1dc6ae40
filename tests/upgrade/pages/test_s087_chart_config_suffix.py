import pytest
from one_step import step_widget


@pytest.mark.parametrize("config", ["{{ x }}", "{{ (a))(Other.chartType); }}", {"a": 1}, None])
def test_other_configurations_stay(config):
    chart = {"type": "CHART_WIDGET", "widgetName": "C", "customEChartConfig": config}
    assert step_widget(87, chart) == chart


def test_the_semicolon_goes():
    chart = {"type": "CHART_WIDGET", "widgetName": "C", "customEChartConfig": "{{ (a))(C.chartType); }}"}
    assert step_widget(87, chart)["customEChartConfig"] == "{{ (a))(C.chartType) }}"
