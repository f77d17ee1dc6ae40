from one_step import step_widget


def test_labels_follow_scrolling():
    assert step_widget(83, {"type": "CHART_WIDGET", "allowScroll": "{{x}}"})["showDataPointLabel"] == "{{x}}"


def test_without_scrolling_they_go():
    assert step_widget(83, {"type": "CHART_WIDGET", "showDataPointLabel": True}) == {"type": "CHART_WIDGET"}
