import pytest
from one_step import step_widget


@pytest.mark.parametrize(
    ("old", "new"), [("stagger", "auto"), ("rotate", "rotate"), (["stagger"], ["stagger"]), (None, None)]
)
def test_staggered_labels_are_automatic(old, new):
    assert step_widget(82, {"type": "CHART_WIDGET", "labelOrientation": old})["labelOrientation"] == new


def test_charts_that_say_nothing_and_other_types_stay():
    assert step_widget(82, {"type": "CHART_WIDGET"}) == {"type": "CHART_WIDGET"}
    widget = {"type": "MAP_CHART_WIDGET", "labelOrientation": "stagger"}
    assert step_widget(82, widget) == widget
