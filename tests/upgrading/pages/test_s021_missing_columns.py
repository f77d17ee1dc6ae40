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


def test_all_widgets_without_an_id_are_one_that_never_counts_as_its_own_neighbour():
    lost = {"parentId": "0", "topRow": 0, "bottomRow": 5}
    placed = {"parentId": "0", "topRow": 0, "bottomRow": 40, **PLACED}
    assert step_widgets(21, placed, lost)[1] == {
        "parentId": "0",
        "topRow": 1,
        "bottomRow": 6,
        "rightColumn": 4,
        "leftColumn": 0,
    }


def test_of_equal_ids_the_parent_overrides_its_children():
    child = {"widgetId": "same", "parentId": "0", "bottomRow": 90, **PLACED}
    parent = {"widgetId": "same", "parentId": "0", "bottomRow": 20, "children": [child], **PLACED}
    assert step_widgets(21, parent, widget("b", 0, 3))[1]["topRow"] == 21


def test_only_neighbours_with_the_very_same_parent_count():
    odd = widget("a", 0, 40, **PLACED) | {"parentId": 0}
    missing = {"widgetId": "b", "topRow": 0, "bottomRow": 30, **PLACED}
    _, _, moved = step_widgets(21, odd, missing, widget("c", 0, 3))
    assert moved["topRow"] == 1


def test_a_widget_without_parent_counts_as_a_child_of_the_root():
    lost = {"widgetId": "b", "topRow": 0, "bottomRow": 3}
    assert step_widgets(21, widget("a", 0, 40, **PLACED), lost)[1]["topRow"] == 41


def test_a_height_that_is_no_number_becomes_null():
    moved = step_widget(21, widget("a", "12px", 5))
    assert (moved["topRow"], moved["bottomRow"]) == (1, None)


def test_a_widget_in_a_tab_needs_no_id():
    tabs = widget("t", 0, 10, type="TABS_WIDGET", version=3, parentRowSpace=10, **PLACED)
    tabs["children"] = [{"widgetId": "c", **PLACED, "children": [{"type": "TEXT_WIDGET", **PLACED}]}]
    assert step_widget(21, tabs) == tabs
