import pytest
from one_step import run_step, step_widget


def chart(paths, count=2):
    ids = iter(["one", "two"])
    series = [{"data": f"{{{{q{i}}}}}"} for i in range(count)]
    widget = {"type": "CHART_WIDGET", "chartData": series, "dynamicBindingPathList": paths}
    return step_widget(16, widget, ids=lambda: next(ids))


@pytest.mark.parametrize("data", ["{{q}}", None, {"a": {}}])
def test_what_is_no_list_stays(data):
    widget = {"type": "CHART_WIDGET", "chartData": data}
    assert step_widget(16, widget) == widget


def test_series_are_keyed_in_order():
    assert chart([])["chartData"] == {"one": {"data": "{{q0}}"}, "two": {"data": "{{q1}}"}}


def test_the_first_path_is_renamed_to_the_last_series_whatever_it_was():
    paths = [{"key": "chartName"}, {"key": "chartData[0].data"}]
    assert chart(paths)["dynamicBindingPathList"] == [
        {"key": "chartData.two.data"},
        {"key": "chartData[0].data"},
    ]


def test_an_empty_chart_has_no_series():
    assert chart([{"key": "x"}], count=0)["dynamicBindingPathList"] == [{"key": "x"}]


@pytest.mark.parametrize("paths", [None, "", 0])
def test_a_missing_list_is_created(paths):
    assert chart(paths)["dynamicBindingPathList"] == []


@pytest.mark.parametrize("paths", [{}, 7, [None], ["{{x}}"]])
def test_a_list_whose_first_entry_cannot_be_renamed_is_reported_and_all_stays(paths):
    widget = {"type": "CHART_WIDGET", "chartData": [{"data": []}], "dynamicBindingPathList": paths}
    done = run_step(16, widget)
    assert done.document["children"] == [widget]
    assert len(done.diagnostics) == 1


def test_a_chart_in_a_modal_is_missed():
    modal = {"type": "MODAL_WIDGET", "children": [{"type": "CHART_WIDGET", "chartData": [{}]}]}
    assert step_widget(16, modal) == modal


def test_a_text_in_place_of_the_list_stays():
    after = chart("items")
    assert (after["dynamicBindingPathList"], len(after["chartData"])) == ("items", 2)
