from one_step import step_widget


def test_only_version_one_changes():
    assert step_widget(46, {"type": "CHECKBOX_GROUP_WIDGET", "version": 2}) == {
        "type": "CHECKBOX_GROUP_WIDGET",
        "version": 2,
    }
    assert step_widget(46, {"type": "CHECKBOX_GROUP_WIDGET", "version": 1, "isInline": False}) == {
        "type": "CHECKBOX_GROUP_WIDGET",
        "version": 2,
        "isInline": True,
    }
