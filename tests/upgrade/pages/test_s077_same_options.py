from one_step import run_step, step_widget


def test_select_columns_offer_the_same_options():
    columns = {"a": {"columnType": "select", "allowSameOptionsInNewRow": False}, "b": {"columnType": "text"}}
    after = step_widget(77, {"type": "TABLE_WIDGET_V2", "primaryColumns": columns})["primaryColumns"]
    assert after == {
        "a": {"columnType": "select", "allowSameOptionsInNewRow": True},
        "b": {"columnType": "text"},
    }


def test_a_null_column_is_reported():
    assert len(run_step(77, {"type": "TABLE_WIDGET_V2", "primaryColumns": {"a": None}}).diagnostics) == 1
