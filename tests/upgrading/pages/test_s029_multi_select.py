from one_step import step_widget


def test_a_single_select_only_loses_its_selection_type():
    widget = {"type": "DROP_DOWN_WIDGET", "selectionType": "SINGLE_SELECT", "isFilterable": True}
    assert step_widget(29, widget) == {"type": "DROP_DOWN_WIDGET", "isFilterable": True}


def test_a_multi_select_becomes_a_widget_of_its_own():
    widget = {"type": "DROP_DOWN_WIDGET", "selectionType": "MULTI_SELECT", "isFilterable": True}
    assert step_widget(29, widget) == {"type": "MULTI_SELECT_WIDGET"}
