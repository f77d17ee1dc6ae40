import pytest
from one_step import step_widget


def kind_after(**widget):
    return step_widget(75, {"type": "INPUT_WIDGET_V2", "inputType": "TEXT", **widget})["inputType"]


@pytest.mark.parametrize(
    ("rows", "texts", "kind"),
    [
        (4, {}, "TEXT"),
        (5, {}, "MULTI_LINE_TEXT"),
        (4.5, {"label": ""}, "MULTI_LINE_TEXT"),
        (8, {"label": "Name"}, "TEXT"),
        (9, {"label": "Name"}, "MULTI_LINE_TEXT"),
        (8, {"tooltip": "Name"}, "TEXT"),
        (8, {"label": "", "tooltip": "Name"}, "TEXT"),
        (8, {"label": []}, "TEXT"),
        (8, {"label": None}, "MULTI_LINE_TEXT"),
    ],
)
def test_height_label_and_tooltip_decide(rows, texts, kind):
    assert kind_after(topRow=10, bottomRow=10 + rows, **texts) == kind


@pytest.mark.parametrize(
    ("top", "bottom", "kind"),
    [
        ("0", "20", "MULTI_LINE_TEXT"),
        (None, 20, "MULTI_LINE_TEXT"),
        ("", 20, "MULTI_LINE_TEXT"),
        (True, 6, "MULTI_LINE_TEXT"),
        ([], [20], "MULTI_LINE_TEXT"),
        (True, 5, "TEXT"),
        (0, "20px", "TEXT"),
        ({}, 20, "TEXT"),
        (["{{x}}"], 20, "TEXT"),
        (20, 0, "TEXT"),
    ],
)
def test_rows_count_as_javascript_counts_them(top, bottom, kind):
    assert kind_after(topRow=top, bottomRow=bottom) == kind


@pytest.mark.parametrize("rows", [{}, {"topRow": 0}, {"bottomRow": 50}])
def test_unknown_heights_stay(rows):
    assert kind_after(**rows) == "TEXT"


@pytest.mark.parametrize("kind", ["NUMBER", "PASSWORD", "MULTI_LINE_TEXT", None, ["TEXT"]])
def test_other_inputs_stay(kind):
    assert kind_after(inputType=kind, topRow=0, bottomRow=50) == kind
