import pytest
from one_step import canvas, step_widget

import transform


@pytest.mark.parametrize(
    ("align", "after", "label"),
    [
        ("RIGHT", "RIGHT", "Left"),
        ("LEFT", "LEFT", "Right"),
        ("right", "LEFT", "Right"),
        (["RIGHT"], "LEFT", "Right"),
        (None, "LEFT", "Right"),
    ],
)
@pytest.mark.parametrize("kind", ["SWITCH_WIDGET", "CHECKBOX_WIDGET"])
def test_the_label_stands_opposite(kind, align, after, label):
    widget = step_widget(58, {"type": kind, "alignWidget": align, "labelPosition": "Top"})
    assert (widget["alignWidget"], widget["labelPosition"]) == (after, label)


def test_other_types_the_root_and_what_stands_in_a_switch_stay():
    switch = {"type": "SWITCH_WIDGET"}
    page = canvas({"type": "SWITCH_GROUP_WIDGET"}, {**switch, "children": [switch]}, version=58, **switch)
    after = transform.upgrade_page(page, to=59).document
    assert "alignWidget" not in after
    assert after["children"][0] == {"type": "SWITCH_GROUP_WIDGET"}
    assert after["children"][1]["children"] == [switch]
