from one_step import step_widget, step_widgets


def widget(name, top, bottom, **more):
    return {"widgetId": name, "parentId": "0", "topRow": top, "bottomRow": bottom, **more}


PLACED = {"leftColumn": 0, "rightColumn": 8}


def test_widgets_with_columns_stay():
    assert step_widget(21, widget("a", 1, 5, **PLACED)) == widget("a", 1, 5, **PLACED)


def test_widgets_without_columns_move_below_the_lowest_neighbour_and_may_overlap():
    _, one, two = step_widgets(
        21, widget("a", 0, 40, **PLACED), widget("b", 3, 7), widget("c", 5, 6, leftColumn=2)
    )
    assert (one["topRow"], one["bottomRow"], one["leftColumn"], one["rightColumn"]) == (41, 45, 0, 4)
    assert (two["topRow"], two["bottomRow"]) == (41, 42)


def test_modals_do_not_count():
    _, moved = step_widgets(21, widget("m", 0, 90, type="MODAL_WIDGET", **PLACED), widget("b", 0, 3))
    assert moved["topRow"] == 1


def test_tabs_scroll_when_a_moved_widget_does_not_fit():
    inside = {"widgetId": "x", "parentId": "c", "topRow": 0, "bottomRow": 50, "parentRowSpace": 10}
    tabs = widget("t", 0, 10, type="TABS_WIDGET", version=3, parentRowSpace=10, **PLACED)
    tabs["children"] = [{"widgetId": "c", "parentId": "t", "bottomRow": 0, "children": [inside], **PLACED}]
    assert step_widget(21, tabs)["shouldScrollContents"] is True
