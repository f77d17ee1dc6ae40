import pytest
from one_step import run_step, step_widget

PATHS = [{"key": "childStylesheet.button.buttonColor"}, {"key": "text"}, {"key": "childStylesheet"}]


def form(**properties):
    return {"type": "JSON_FORM_WIDGET", "childStylesheet": {}, **properties}


@pytest.mark.parametrize("sheet", [None, "", False])
def test_without_a_style_sheet_nothing_changes(sheet):
    widget = form(childStylesheet=sheet, dynamicBindingPathList=PATHS)
    assert step_widget(70, widget) == widget


@pytest.mark.parametrize("kind", ["TABLE_WIDGET_V2", "BUTTON_GROUP_WIDGET", "JSON_FORM_WIDGET"])
def test_paths_into_the_style_sheet_go(kind):
    after = step_widget(70, form(type=kind, dynamicBindingPathList=PATHS))
    assert after["dynamicBindingPathList"] == PATHS[1:]


def test_other_paths_and_other_types_stay():
    widget = form(dynamicBindingPathList=PATHS[1:])
    assert step_widget(70, widget) == widget
    widget = form(type="TABLE_WIDGET", dynamicBindingPathList=PATHS)
    assert step_widget(70, widget) == widget


def test_a_missing_list_stays_missing_and_a_null_one_goes():
    assert step_widget(70, form()) == form()
    assert step_widget(70, form(dynamicBindingPathList=None)) == form()


@pytest.mark.parametrize("paths", ["12px", "", 7, {}, ["{{x}}"], [None], [{"key": 5}]])
def test_a_list_of_another_shape_is_reported(paths):
    widget = form(dynamicBindingPathList=paths)
    done = run_step(70, widget)
    assert done.document["children"] == [widget]
    assert len(done.diagnostics) == 1
