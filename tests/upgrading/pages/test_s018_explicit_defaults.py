import pytest
from one_step import step_widget


def test_values_that_are_there_win_but_move_to_the_front():
    widget = step_widget(18, {"type": "INPUT_WIDGET", "isDisabled": True})
    assert list(widget.items()) == [
        ("isRequired", False),
        ("isDisabled", True),
        ("resetOnSubmit", False),
        ("type", "INPUT_WIDGET"),
    ]


@pytest.mark.parametrize(
    ("kind", "added"),
    [
        ("SWITCH_WIDGET", {"isDisabled": False}),
        ("ICON_WIDGET", {"isRequired": False}),
        ("FILE_PICKER_WIDGET", {"isDisabled": False, "isRequired": False, "allowedFileTypes": []}),
        ("TEXT_WIDGET", {}),
    ],
)
def test_each_type_has_its_own(kind, added):
    assert step_widget(18, {"type": kind}) == {"type": kind, **added}


def test_a_null_stays():
    assert step_widget(18, {"type": "SWITCH_WIDGET", "isDisabled": None})["isDisabled"] is None


def test_a_widget_inside_one_that_matches_is_not_looked_at():
    inner = {"type": "SWITCH_WIDGET"}
    outer = {"type": "ICON_WIDGET", "isRequired": False, "children": [inner]}
    assert step_widget(18, outer)["children"] == [inner]
