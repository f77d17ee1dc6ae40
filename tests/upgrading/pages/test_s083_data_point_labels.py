import pytest
from one_step import step_widget


@pytest.mark.parametrize("scroll", [True, False, None, "{{x}}", []])
@pytest.mark.parametrize("chart", [{}, {"showDataPointLabel": "old"}])
def test_labels_follow_scrolling(chart, scroll):
    chart = {"type": "CHART_WIDGET", "allowScroll": scroll, **chart}
    assert step_widget(83, chart) == {**chart, "showDataPointLabel": scroll}


def test_without_scrolling_they_go():
    assert step_widget(83, {"type": "CHART_WIDGET", "showDataPointLabel": True}) == {"type": "CHART_WIDGET"}
