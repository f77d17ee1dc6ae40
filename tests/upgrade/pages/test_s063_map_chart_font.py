from one_step import step_widget


def test_a_font_stays():
    chart = {"type": "MAP_CHART_WIDGET", "fontFamily": ""}
    assert step_widget(63, chart) == chart


def test_the_theme_gives_the_font():
    chart = step_widget(63, {"type": "MAP_CHART_WIDGET"})
    assert chart["fontFamily"] == "{{appsmith.theme.fontFamily.appFont}}"
    assert chart["dynamicBindingPathList"] == [{"key": "fontFamily"}]
