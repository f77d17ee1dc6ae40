from one_step import step_widget


def test_editors_hold_html_whatever_they_held():
    assert step_widget(14, {"type": "RICH_TEXT_EDITOR_WIDGET", "inputType": "md"})["inputType"] == "html"
