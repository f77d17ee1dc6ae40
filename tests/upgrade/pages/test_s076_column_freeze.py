from one_step import run_step, step_widget


def test_columns_are_loose_and_the_time_is_stamped():
    table = {
        "type": "TABLE_WIDGET_V2",
        "primaryColumns": {"a": {}, "b": {"sticky": "left"}},
        "canFreezeColumn": True,
    }
    assert step_widget(76, table, now=1234) == {
        "type": "TABLE_WIDGET_V2",
        "primaryColumns": {"a": {"sticky": ""}, "b": {"sticky": "left"}},
        "canFreezeColumn": False,
        "columnUpdatedAt": 1234,
    }


def test_a_null_column_is_reported():
    assert len(run_step(76, {"type": "TABLE_WIDGET_V2", "primaryColumns": {"a": None}}).diagnostics) == 1
