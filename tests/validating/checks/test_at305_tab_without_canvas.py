from an_export import export, found, widget


def tabs(named, *canvases):
    tabs_of = {name: {"id": name, "label": name.title(), "widgetId": f"id-{name}"} for name in named}
    children = [widget(name, "CANVAS_WIDGET") for name in canvases]
    return export(widget("Tabs1", "TABS_WIDGET", tabsObj=tabs_of, children=children))


def test_a_tab_whose_canvas_is_gone():
    (item,) = found(tabs(["one", "two"], "one"), "AT305")
    assert item.message == "The tab Two shows nothing: its canvas id-two is missing."
    assert item.pointer.endswith("/tabsObj/two")


def test_a_canvas_that_no_tab_shows():
    (item,) = found(tabs(["one"], "one", "two"), "AT305")
    assert item.pointer.endswith("/children/1")


def test_a_tab_that_is_no_object():
    document = export(widget("Tabs1", "TABS_WIDGET", tabsObj={"one": None}, children=[]))
    assert [item.message for item in found(document, "AT305")] == [
        "The tab one shows nothing: its canvas is missing."
    ]


def test_each_tab_with_its_canvas_in_any_order():
    assert not found(tabs(["one", "two"], "two", "one"), "AT305")


def test_tabs_of_old_releases_name_no_canvases():
    assert not found(export(widget("Tabs1", "TABS_WIDGET", children=[widget("A", "CANVAS_WIDGET")])), "AT305")
