from one_step import step_widget


def test_the_property_is_renamed_also_in_the_lists_of_paths():
    paths = [{"key": "text"}, {"key": "dialCode"}]
    widget = {"type": "PHONE_INPUT_WIDGET", "dialCode": "{{x}}", "dynamicBindingPathList": paths}
    assert step_widget(54, widget) == {
        "type": "PHONE_INPUT_WIDGET",
        "defaultDialCode": "{{x}}",
        "dynamicBindingPathList": [{"key": "text"}, {"key": "defaultDialCode"}],
    }


def test_without_it_the_default_goes_too():
    assert step_widget(54, {"type": "PHONE_INPUT_WIDGET", "defaultDialCode": "x"}) == {
        "type": "PHONE_INPUT_WIDGET"
    }
