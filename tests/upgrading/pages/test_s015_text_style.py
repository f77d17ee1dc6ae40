import pytest
from one_step import step_widget


@pytest.mark.parametrize(
    ("style", "size", "font"),
    [("HEADING", "HEADING1", "BOLD"), ("BODY", "PARAGRAPH", ""), ("LABEL", "PARAGRAPH", "BOLD")],
)
def test_a_style_becomes_size_and_font_style(style, size, font):
    assert step_widget(15, {"type": "TEXT_WIDGET", "textStyle": style}) == {
        "type": "TEXT_WIDGET",
        "fontSize": size,
        "fontStyle": font,
        "textColor": "#231F20",
    }


def test_another_style_only_loses_its_colour():
    text = {"type": "TEXT_WIDGET", "textStyle": "ODD", "textColor": "red", "fontSize": "X"}
    assert step_widget(15, text) == {"type": "TEXT_WIDGET", "textColor": "#231F20", "fontSize": "X"}


@pytest.mark.parametrize("style", [None, 7, ["BODY"], {}])
def test_a_style_that_is_no_text_is_deleted(style):
    text = {"type": "TEXT_WIDGET", "textStyle": style}
    assert step_widget(15, text) == {"type": "TEXT_WIDGET", "textColor": "#231F20"}
