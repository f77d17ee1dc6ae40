import pytest
from one_step import run_step, step_widget


def test_the_property_is_renamed_also_in_the_lists_of_paths():
    paths = [{"key": "text"}, {"key": "currencyCode"}]
    widget = {"type": "CURRENCY_INPUT_WIDGET", "currencyCode": "{{x}}", "dynamicBindingPathList": paths}
    assert step_widget(55, widget) == {
        "type": "CURRENCY_INPUT_WIDGET",
        "defaultCurrencyCode": "{{x}}",
        "dynamicBindingPathList": [{"key": "text"}, {"key": "defaultCurrencyCode"}],
    }


def test_without_it_the_default_goes_too():
    assert step_widget(55, {"type": "CURRENCY_INPUT_WIDGET", "defaultCurrencyCode": "x"}) == {
        "type": "CURRENCY_INPUT_WIDGET"
    }


@pytest.mark.parametrize("name", ["dynamicPropertyPathList", "dynamicBindingPathList"])
@pytest.mark.parametrize("paths", ["text", 5, {}, [None]])
def test_a_list_of_paths_that_is_none_is_reported(name, paths):
    assert run_step(55, {"type": "CURRENCY_INPUT_WIDGET", name: paths}).diagnostics
