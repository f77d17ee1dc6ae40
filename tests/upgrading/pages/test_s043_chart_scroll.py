from one_step import step_widget


def test_the_old_name_goes():
    assert step_widget(43, {"type": "CHART_WIDGET", "allowHorizontalScroll": None}) == {
        "type": "CHART_WIDGET",
        "allowScroll": None,
    }


def test_without_the_old_name_the_new_one_goes_too():
    assert step_widget(43, {"type": "CHART_WIDGET", "allowScroll": True}) == {"type": "CHART_WIDGET"}
