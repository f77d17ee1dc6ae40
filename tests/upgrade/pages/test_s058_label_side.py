import pytest
from one_step import step_widget


@pytest.mark.parametrize(
    ("align", "after", "label"),
    [("RIGHT", "RIGHT", "Left"), ("LEFT", "LEFT", "Right"), (None, "LEFT", "Right")],
)
def test_the_label_stands_opposite(align, after, label):
    widget = step_widget(58, {"type": "SWITCH_WIDGET", "alignWidget": align})
    assert (widget["alignWidget"], widget["labelPosition"]) == (after, label)
