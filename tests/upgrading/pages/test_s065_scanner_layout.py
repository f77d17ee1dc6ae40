import pytest
from one_step import step_widget


@pytest.mark.parametrize("value", ["OTHER", 1, [], {}])
def test_a_value_stays(value):
    widget = {"type": "CODE_SCANNER_WIDGET", "scannerLayout": value}
    assert step_widget(65, widget) == widget


@pytest.mark.parametrize("widget", [{}, *({"scannerLayout": value} for value in ("", None, False, 0))])
def test_an_empty_one_gets_the_default(widget):
    after = step_widget(65, {"type": "CODE_SCANNER_WIDGET", **widget})
    assert after == {"type": "CODE_SCANNER_WIDGET", "scannerLayout": "CLICK_TO_SCAN"}


def test_other_types_stay():
    assert step_widget(65, {"type": "BUTTON_WIDGET"}) == {"type": "BUTTON_WIDGET"}
