import pytest
from one_step import run_step, step_widget


def test_a_chart_without_single_data_stays():
    assert step_widget(4, {"type": "CHART_WIDGET"}) == {"type": "CHART_WIDGET"}


def test_named_series_become_compact_text():
    chart = step_widget(4, {"type": "CHART_WIDGET", "singleChartData": [{"seriesName": "Ä", "data": [1.0]}]})
    assert chart == {"type": "CHART_WIDGET", "chartData": '[{"seriesName":"Ä","data":[1]}]'}


def test_a_text_is_spread_into_characters():
    assert step_widget(4, {"type": "CHART_WIDGET", "singleChartData": "ab"})["chartData"] == '["a","b"]'


@pytest.mark.parametrize("data", [[], [{"x": 1}], None, 5, {}])
def test_series_without_name_are_reported(data):
    done = run_step(4, {"type": "CHART_WIDGET", "singleChartData": data})
    assert [item.code for item in done.diagnostics] == ["AT201"]


def test_numbers_are_written_as_javascript_writes_them():
    series = [{"seriesName": "A", "data": [{"x": 1e-7, "y": 2.50}]}]
    chart = step_widget(4, {"type": "CHART_WIDGET", "singleChartData": series})
    assert chart["chartData"] == '[{"seriesName":"A","data":[{"x":1e-7,"y":2.5}]}]'


@pytest.mark.parametrize("data", [["text"], [None], [["seriesName"]], True])
def test_a_first_entry_that_is_no_series_is_reported_and_kept(data):
    chart = {"type": "CHART_WIDGET", "singleChartData": data}
    assert run_step(4, chart).document["children"] == [chart]
