import pytest
from one_step import step_widget


def test_a_delimiter_stays():
    assert step_widget(30, {"type": "TABLE_WIDGET", "delimiter": ";"})["delimiter"] == ";"


@pytest.mark.parametrize("delimiter", ["", None, 0])
def test_an_empty_one_becomes_a_comma(delimiter):
    assert step_widget(30, {"type": "TABLE_WIDGET", "delimiter": delimiter})["delimiter"] == ","
