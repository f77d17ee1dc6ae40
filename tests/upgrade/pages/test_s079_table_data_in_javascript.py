from one_step import step_widget


def test_the_path_is_added_even_twice():
    paths = [{"key": "tableData"}]
    after = step_widget(79, {"type": "TABLE_WIDGET_V2", "dynamicPropertyPathList": paths})
    assert after["dynamicPropertyPathList"] == [*paths, *paths]
    assert paths == [{"key": "tableData"}]


def test_a_missing_list_is_created():
    assert step_widget(79, {"type": "TABLE_WIDGET_V2"})["dynamicPropertyPathList"] == [{"key": "tableData"}]
