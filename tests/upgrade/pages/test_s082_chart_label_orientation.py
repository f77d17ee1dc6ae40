import pytest
from one_step import step_widget


@pytest.mark.parametrize(("old", "new"), [("stagger", "auto"), ("rotate", "rotate"), (None, None)])
def test_staggered_labels_are_automatic(old, new):
    assert step_widget(82, {"type": "CHART_WIDGET", "labelOrientation": old})["labelOrientation"] == new
