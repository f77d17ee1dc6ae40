from one_step import run_step, step_widget


def test_missing_columns_are_created():
    assert step_widget(39, {"type": "TABLE_WIDGET"}) == {
        "type": "TABLE_WIDGET",
        "derivedColumns": {},
        "primaryColumns": {},
    }


def test_the_first_mention_of_the_selected_row_is_replaced():
    column = {"onClick": "{{q.run(T.selectedRowIndex, T.selectedRow.id)}}"}
    table = {
        "type": "TABLE_WIDGET",
        "widgetName": "T",
        "primaryColumns": {"a b": column},
        "derivedColumns": {"a b": column},
    }
    after = step_widget(39, table)
    changed = {"a_b": {"onClick": "{{q.run(currentRowIndex, T.selectedRow.id)}}"}}
    assert (after["primaryColumns"], after["derivedColumns"]) == (changed, changed)


def test_an_action_that_is_no_text_is_reported():
    assert (
        len(run_step(39, {"type": "TABLE_WIDGET", "primaryColumns": {"a": {"onClick": 5}}}).diagnostics) == 1
    )


def test_a_list_in_place_of_an_action_is_passed_over_unless_it_holds_the_very_text():
    table = {"type": "TABLE_WIDGET", "widgetName": "T", "derivedColumns": {}}
    other = {**table, "primaryColumns": {"a": {"onClick": ["{{T.selectedRow}}"]}}}
    assert step_widget(39, other) == other
    assert run_step(39, {**table, "primaryColumns": {"a": {"onClick": ["T.selectedRow"]}}}).diagnostics
