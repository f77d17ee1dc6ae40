from one_step import step_widget


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
