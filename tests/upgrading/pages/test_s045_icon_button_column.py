from one_step import run_step, step_widget


def test_a_variant_stays():
    columns = {"a": {"columnType": "iconButton", "buttonVariant": "PRIMARY"}, "b": {"columnType": "text"}}
    table = {"type": "TABLE_WIDGET", "primaryColumns": columns}
    assert step_widget(45, table) == table


def test_icon_buttons_without_one_are_tertiary():
    after = step_widget(45, {"type": "TABLE_WIDGET", "primaryColumns": {"a": {"columnType": "iconButton"}}})
    assert after["primaryColumns"]["a"]["buttonVariant"] == "TERTIARY"


def test_missing_columns_are_reported():
    assert len(run_step(45, {"type": "TABLE_WIDGET"}).diagnostics) == 1
