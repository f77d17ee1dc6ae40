from one_step import step_widget


def test_only_menu_buttons_without_source_change():
    columns = {
        "a": {"columnType": "menuButton"},
        "b": {"columnType": "menuButton", "menuItemsSource": "DYNAMIC"},
        "c": {},
    }
    after = step_widget(74, {"type": "TABLE_WIDGET_V2", "primaryColumns": columns})["primaryColumns"]
    assert after == {**columns, "a": {"columnType": "menuButton", "menuItemsSource": "STATIC"}}
