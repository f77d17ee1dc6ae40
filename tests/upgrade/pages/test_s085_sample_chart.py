from one_step import step_widget


def test_the_sample_replaces_what_was_there():
    chart = step_widget(85, {"type": "CHART_WIDGET", "customEChartConfig": "{{mine}}"})
    assert chart["customEChartConfig"]["series"][0]["type"] == "bar"
