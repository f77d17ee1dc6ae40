from one_step import step_widget


def test_a_row_space_of_forty_becomes_ten():
    table = {"type": "TABLE_WIDGET", "widgetName": "Table1", "parentRowSpace": 40}
    assert step_widget(22, table)["parentRowSpace"] == 10


def test_any_other_row_space_stays():
    table = {"type": "TABLE_WIDGET", "widgetName": "Table1", "parentRowSpace": 38}
    assert step_widget(22, table) == table
