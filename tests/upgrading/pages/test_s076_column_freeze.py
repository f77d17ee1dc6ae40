import pytest
from one_step import run_step, step_widget


def test_columns_are_loose_and_the_time_is_stamped():
    table = {
        "type": "TABLE_WIDGET_V2",
        "primaryColumns": {"a": {}, "b": {"sticky": "left"}, "c": {"sticky": None}},
        "canFreezeColumn": True,
        "columnUpdatedAt": 1,
    }
    assert step_widget(76, table, now=1234) == {
        "type": "TABLE_WIDGET_V2",
        "primaryColumns": {"a": {"sticky": ""}, "b": {"sticky": "left"}, "c": {"sticky": None}},
        "canFreezeColumn": False,
        "columnUpdatedAt": 1234,
    }


@pytest.mark.parametrize("columns", [None, "", {}, [], 7, False])
def test_a_table_without_columns_is_stamped_too(columns):
    table = {"type": "TABLE_WIDGET_V2", "primaryColumns": columns}
    assert step_widget(76, table, now=5) == {**table, "canFreezeColumn": False, "columnUpdatedAt": 5}


@pytest.mark.parametrize("columns", [{"a": None}, {"a": "x"}, "12px", ["{{x}}"]])
def test_a_column_that_is_none_is_reported(columns):
    table = {"type": "TABLE_WIDGET_V2", "primaryColumns": columns}
    done = run_step(76, table)
    assert done.document["children"] == [table]
    assert len(done.diagnostics) == 1
