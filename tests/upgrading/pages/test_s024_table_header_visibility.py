from one_step import step_widget


def test_a_table_that_says_so_stays():
    table = {"type": "TABLE_WIDGET", "isVisibleSearch": False}
    assert step_widget(24, table) == table


def test_all_parts_become_visible_even_those_that_were_not():
    table = step_widget(24, {"type": "TABLE_WIDGET", "isVisibleFilters": False})
    assert all(table[f"isVisible{part}"] is True for part in ("Search", "Filters", "Download", "Pagination"))
