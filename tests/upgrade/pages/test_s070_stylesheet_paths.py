from one_step import step_widget

PATHS = [{"key": "childStylesheet.button.buttonColor"}, {"key": "text"}, {"key": "childStylesheet"}]


def test_without_a_style_sheet_nothing_changes():
    widget = {"type": "JSON_FORM_WIDGET", "dynamicBindingPathList": PATHS}
    assert step_widget(70, widget) == widget


def test_paths_into_the_style_sheet_go():
    widget = {"type": "JSON_FORM_WIDGET", "childStylesheet": {}, "dynamicBindingPathList": PATHS}
    assert step_widget(70, widget)["dynamicBindingPathList"] == PATHS[1:]


def test_a_missing_list_stays_missing():
    widget = {"type": "BUTTON_GROUP_WIDGET", "childStylesheet": {}}
    assert step_widget(70, widget) == widget
