import pytest
from one_step import step_widget


@pytest.mark.parametrize(
    ("rows", "label", "kind"),
    [(4, "", "TEXT"), (5, "", "MULTI_LINE_TEXT"), (8, "Name", "TEXT"), (9, "Name", "MULTI_LINE_TEXT")],
)
def test_height_and_label_decide(rows, label, kind):
    widget = {
        "type": "INPUT_WIDGET_V2",
        "inputType": "TEXT",
        "label": label,
        "topRow": 10,
        "bottomRow": 10 + rows,
    }
    assert step_widget(75, widget)["inputType"] == kind


@pytest.mark.parametrize(
    "widget", [{"inputType": "NUMBER", "topRow": 0, "bottomRow": 50}, {"inputType": "TEXT"}]
)
def test_other_inputs_and_unknown_heights_stay(widget):
    widget = {"type": "INPUT_WIDGET_V2", **widget}
    assert step_widget(75, widget) == widget
