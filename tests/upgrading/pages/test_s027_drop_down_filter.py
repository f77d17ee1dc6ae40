import pytest
from one_step import step_widget


@pytest.mark.parametrize("value", [False, None])
def test_a_choice_stays(value):
    assert step_widget(27, {"type": "DROP_DOWN_WIDGET", "isFilterable": value})["isFilterable"] is value


def test_drop_downs_can_be_filtered():
    assert step_widget(27, {"type": "DROP_DOWN_WIDGET"})["isFilterable"] is True
