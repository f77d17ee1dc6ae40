from one_step import step_widget


def test_a_chart_with_colour_and_font_stays():
    chart = {"type": "CHART_WIDGET", "accentColor": None, "fontFamily": "x"}
    assert step_widget(61, chart) == chart


def test_if_one_is_missing_both_follow_the_theme():
    chart = step_widget(61, {"type": "CHART_WIDGET", "accentColor": "red"})
    assert chart["accentColor"] == "{{appsmith.theme.colors.primaryColor}}"
    assert chart["fontFamily"] == "{{appsmith.theme.fontFamily.appFont}}"
    assert chart["dynamicBindingPathList"] == [{"key": "accentColor"}, {"key": "fontFamily"}]
