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


@pytest.mark.parametrize("value", [["{{x}}"], {"a": "{{x}}"}, 7, "{{x}", "{x}}"])
def test_what_is_no_text_with_a_binding_is_not_listed(value):
    assert paths({"type": "TEXT_WIDGET", "text": value}) == []


@pytest.mark.parametrize(
    ("height", "found"), [("AUTO_HEIGHT", []), ("FIXED", ["scrollContents"]), ({}, ["scrollContents"])]
)
def test_scrolling_is_not_looked_at_when_the_height_follows_the_content(height, found):
    form = {"type": "JSON_FORM_WIDGET", "scrollContents": "{{x}}", "dynamicHeight": height}
    assert paths(form) == found


def test_the_paths_of_nested_fields_start_at_the_widget():
    street = {"identifier": "street", "label": "{{1}}"}
    address = {"identifier": "address", "label": "{{2}}", "children": {"street": street}}
    schema = {"__root_schema__": {"children": {"address": address}}}
    base = "schema.__root_schema__.children.address"
    assert paths({"type": "JSON_FORM_WIDGET", "schema": schema}) == [
        f"{base}.label",
        f"{base}.children.street.label",
    ]


@pytest.mark.parametrize("key", ["a.b", "a[0]", "x]"])
def test_an_id_that_reads_as_a_path_is_not_found(key):
    columns = {key: {"id": key, "computedValue": "{{1}}"}}
    assert paths({"type": "TABLE_WIDGET", "primaryColumns": columns}) == []


def test_a_column_without_id_is_looked_for_under_undefined():
    columns = {"undefined": {"computedValue": "{{1}}"}}
    assert paths({"type": "TABLE_WIDGET", "primaryColumns": columns}) == [
        "primaryColumns.undefined.computedValue"
    ]


@pytest.mark.parametrize("data", ["{{q}}", None, 7])
def test_chart_data_that_holds_no_series_has_no_paths(data):
    assert paths({"type": "CHART_WIDGET", "chartData": data, "chartName": "{{x}}"}) == ["chartName"]


def test_the_series_of_a_list_go_by_their_index():
    chart = {"type": "CHART_WIDGET", "chartData": [{"data": "{{q}}"}]}
    assert paths(chart) == ["chartData.0.data"]


def test_a_column_of_null_is_reported_and_the_paths_stay():
    table = {
        "type": "TABLE_WIDGET",
        "primaryColumns": {"a": None},
        "dynamicBindingPathList": [{"key": "x"}],
    }
    done = run_step(12, table)
    assert done.document["children"] == [table]
    assert len(done.diagnostics) == 1


def test_the_root_has_its_list_too():
    assert run_step(12).document["dynamicBindingPathList"] == []
