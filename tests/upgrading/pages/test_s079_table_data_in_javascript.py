import pytest
from one_step import run_step, step_widget


def test_the_path_is_added_even_twice():
    paths = [{"key": "tableData"}]
    after = step_widget(79, {"type": "TABLE_WIDGET_V2", "dynamicPropertyPathList": paths})
    assert after["dynamicPropertyPathList"] == [*paths, *paths]
    assert paths == [{"key": "tableData"}]


@pytest.mark.parametrize("table", [{}, {"dynamicPropertyPathList": None}, {"dynamicPropertyPathList": ""}])
def test_a_missing_list_is_created(table):
    after = step_widget(79, {"type": "TABLE_WIDGET_V2", **table})
    assert after["dynamicPropertyPathList"] == [{"key": "tableData"}]


def test_the_older_table_stays():
    assert step_widget(79, {"type": "TABLE_WIDGET"}) == {"type": "TABLE_WIDGET"}


@pytest.mark.parametrize("paths", [{}, 7, True])
def test_another_value_in_place_of_the_list_is_reported(paths):
    table = {"type": "TABLE_WIDGET_V2", "dynamicPropertyPathList": paths}
    done = run_step(79, table)
    assert done.document["children"] == [table]
    assert len(done.diagnostics) == 1


def test_a_text_in_place_of_the_list_is_continued():
    after = step_widget(79, {"type": "TABLE_WIDGET_V2", "dynamicPropertyPathList": "items"})
    assert after["dynamicPropertyPathList"] == "items[object Object]"
