import pytest
from one_step import run_step, step_widget


def paths(widget):
    return [entry["key"] for entry in step_widget(12, widget)["dynamicBindingPathList"]]


def test_a_widget_without_bindings_gets_an_empty_list():
    assert paths({"type": "TEXT_WIDGET", "text": "plain {{"}) == []


def test_only_paths_that_hold_a_binding_are_listed():
    widget = {
        "type": "TEXT_WIDGET",
        "text": "{{\n}}",
        "textColor": "red",
        "dynamicBindingPathList": [{"key": "x"}],
    }
    assert paths(widget) == ["text"]


def test_actions_are_not_listed():
    assert paths({"type": "BUTTON_WIDGET", "text": "{{a}}", "onClick": "{{q.run()}}"}) == ["text"]


def test_what_is_met_later_in_columns_comes_first():
    columns = {
        "a": {"id": "a", "computedValue": "{{1}}", "isDisabled": "{{2}}"},
        "b": {"id": "b", "computedValue": "{{3}}"},
    }
    assert paths({"type": "TABLE_WIDGET", "tableData": "{{q}}", "primaryColumns": columns}) == [
        "tableData",
        "primaryColumns.b.computedValue",
        "primaryColumns.a.isDisabled",
        "primaryColumns.a.computedValue",
    ]


def test_a_column_whose_key_is_not_its_id_is_not_found():
    assert (
        paths({"type": "TABLE_WIDGET", "primaryColumns": {"k": {"id": "other", "computedValue": "{{1}}"}}})
        == []
    )


def test_each_series_of_a_chart_is_looked_at():
    series = {"s1": {"data": "{{q}}", "seriesName": "x"}}
    assert paths({"type": "CHART_WIDGET", "chartData": series}) == ["chartData.s1.data"]


@pytest.mark.parametrize("kind", ["SOMETHING_NEW_WIDGET", None])
def test_an_unknown_type_is_reported(kind):
    assert [item.code for item in run_step(12, {"type": kind}).diagnostics] == ["AT201"]
