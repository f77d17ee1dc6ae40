import pytest
from one_step import step_widget


@pytest.mark.parametrize("data", [[], "", None, [[1, 2]], 5])
def test_empty_data_and_lists_of_lists_stay(data):
    chart = {"type": "CHART_WIDGET", "chartData": data}
    assert step_widget(2, chart) == chart


@pytest.mark.parametrize("data", ["{{q.data}}", '[{"x": 1}]', [{"x": 1, "y": 2}]])
def test_data_is_put_into_a_series_even_as_text(data):
    assert step_widget(2, {"type": "CHART_WIDGET", "chartData": data})["chartData"] == [{"data": data}]


def test_a_chart_in_a_modal_is_missed():
    modal = {"type": "MODAL_WIDGET", "children": [{"type": "CHART_WIDGET", "chartData": "{{q.data}}"}]}
    assert step_widget(2, modal) == modal


def test_a_chart_in_a_tab_is_reached():
    chart = {"type": "CHART_WIDGET", "chartData": {"length": 1}}
    tabs = {"type": "TABS_WIDGET", "children": [{"type": "CANVAS_WIDGET", "children": [chart]}]}
    after = step_widget(2, tabs)["children"][0]["children"][0]
    assert after["chartData"] == [{"data": {"length": 1}}]
