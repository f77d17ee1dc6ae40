from one_step import canvas, run_step

import transform


def test_main_container_stays():
    assert run_step(8).document["widgetName"] == "MainContainer"


def test_a_root_of_another_name_is_the_first_canvas():
    page = canvas({"type": "CANVAS_WIDGET", "widgetName": "Canvas7"}, version=8, name="Shown")
    done = transform.upgrade_page({**page, "widgetName": "Main"}, to=9).document
    assert (done["widgetName"], done["name"]) == ("Canvas1", "Canvas1")
    assert done["children"][0]["widgetName"] == "Canvas2"


def test_a_root_without_name_is_the_first_canvas_but_a_canvas_without_name_is_reported():
    page = canvas({"type": "CANVAS_WIDGET"}, version=8)
    del page["widgetName"]
    done = transform.upgrade_page(page, to=9)
    assert done.document["widgetName"] == "Canvas1"
    assert [item.pointer for item in done.diagnostics] == ["/children/0"]
