import pytest
from one_step import step_widget


@pytest.mark.parametrize("data", [[], {}, None, 5])
def test_what_is_no_text_stays(data):
    chart = {"type": "CHART_WIDGET", "chartData": data}
    assert step_widget(13, chart) == chart


@pytest.mark.parametrize(
    ("text", "value"), [('[{"data": []}]', [{"data": []}]), ("{{q.data}}", []), ("", [])]
)
def test_text_is_read_or_lost(text, value):
    assert step_widget(13, {"type": "CHART_WIDGET", "chartData": text})["chartData"] == value


@pytest.mark.parametrize(
    ("text", "value"), [("null", None), ("7", 7), ('"x"', "x"), ("NaN", []), ("[1,]", [])]
)
def test_any_json_counts(text, value):
    assert step_widget(13, {"type": "CHART_WIDGET", "chartData": text})["chartData"] == value
