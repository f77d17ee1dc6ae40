import pytest
from one_step import step_widget


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
