import pytest
from one_step import step_widget


def test_a_row_stays():
    assert step_widget(32, {"type": "TABLE_WIDGET", "defaultSelectedRow": "2"})["defaultSelectedRow"] == "2"


@pytest.mark.parametrize("row", [0, "", None])
def test_the_first_row_is_the_default(row):
    assert step_widget(32, {"type": "TABLE_WIDGET", "defaultSelectedRow": row})["defaultSelectedRow"] == "0"
