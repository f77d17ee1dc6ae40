from one_step import step_widget

BOX = {
    "leftColumn": 0,
    "rightColumn": 4,
    "topRow": 0,
    "bottomRow": 10,
    "parentColumnSpace": 5,
    "parentRowSpace": 10,
}


def test_only_version_two_is_resized():
    widget = {"type": "TABS_WIDGET", "version": 1, "children": [{}], **BOX}
    assert step_widget(20, widget) == widget


def test_canvases_fill_the_widget():
    widget = step_widget(20, {"type": "TABS_WIDGET", "version": 2, "children": [{"rightColumn": 7}], **BOX})
    assert widget["children"] == [{"rightColumn": 20, "leftColumn": 0, "bottomRow": 100}]
    assert widget["version"] == 3


def test_without_children_only_the_version_rises():
    assert step_widget(20, {"type": "TABS_WIDGET", "version": 2}) == {"type": "TABS_WIDGET", "version": 3}
