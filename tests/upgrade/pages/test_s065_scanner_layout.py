import pytest
from one_step import step_widget


def test_a_value_stays():
    assert (
        step_widget(65, {"type": "CODE_SCANNER_WIDGET", "scannerLayout": "OTHER"})["scannerLayout"] == "OTHER"
    )


@pytest.mark.parametrize("value", ["", None, False])
def test_an_empty_one_gets_the_default(value):
    assert (
        step_widget(65, {"type": "CODE_SCANNER_WIDGET", "scannerLayout": value})["scannerLayout"]
        == "CLICK_TO_SCAN"
    )
