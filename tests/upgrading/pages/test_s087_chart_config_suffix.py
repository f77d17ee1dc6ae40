import pytest
from one_step import step_widget


def config_after(config, name="C"):
    chart = {"type": "CHART_WIDGET", "widgetName": name, "customEChartConfig": config}
    return step_widget(87, chart)["customEChartConfig"]


@pytest.mark.parametrize(
    "config",
    [
        "{{ x }}",
        "{{ (a))(Other.chartType); }}",
        "{{ (a))(C.chartType); }} ",
        "{{ (a))(C.chartType) }}",
        {"a": 1},
        ["{{ (a))(C.chartType); }}"],
        None,
        7,
    ],
)
def test_other_configurations_stay(config):
    assert config_after(config) == config


def test_a_chart_without_configuration_stays():
    assert step_widget(87, {"type": "CHART_WIDGET"}) == {"type": "CHART_WIDGET"}


def test_the_semicolon_goes():
    assert config_after("{{ (a))(C.chartType); }}") == "{{ (a))(C.chartType) }}"


def test_only_the_last_one_goes():
    twice = "{{ (a))(C.chartType); }}{{ (a))(C.chartType); }}"
    assert config_after(twice) == "{{ (a))(C.chartType); }}{{ (a))(C.chartType) }}"


def test_a_dollar_in_the_charts_name_is_just_one():
    assert config_after("{{ (a))(C$$.chartType); }}", "C$$") == "{{ (a))(C$$.chartType) }}"
