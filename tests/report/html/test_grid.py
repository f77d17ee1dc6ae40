"""Where widgets stand in the picture of a page."""

from __future__ import annotations

from transform.application.pages import walk
from transform.report.html.grid import WIDTH, placed


def widget(name, *inside, top=0, bottom=10, left=0, right=64, **more):
    place = {"topRow": top, "bottomRow": bottom, "leftColumn": left, "rightColumn": right}
    return {"type": "BOX", "widgetName": name, "children": [*inside], **place, **more}


def canvas(*inside, **more):
    return {"type": "CANVAS_WIDGET", "widgetName": "Canvas", "children": [*inside], **more}


def boxes(page, *shown):
    ids = {id(seen.widget) for seen in walk(page) if seen.widget.get("widgetName") in shown}
    return {box.widget.get("widgetName"): tuple(map(round, box[1:])) for box in placed(page, ids).boxes}


def test_boxes_stand_at_their_grid_positions_inside_their_containers():
    inner = widget("Inner", top=2, bottom=4, left=32, right=64)
    outer = widget("Outer", canvas(inner), top=10, bottom=30, left=32, right=64)
    assert boxes(canvas(outer)) == {"Outer": (256, 50, 256, 100), "Inner": (384, 60, 128, 10)}


def test_what_is_in_tabs_stands_below_their_labels():
    tabs = widget("Tabs", canvas(widget("In", bottom=4)), bottom=30, type="TABS_WIDGET")
    assert boxes(canvas(tabs))["In"][1] == 20
    tabs["shouldShowTabs"] = False
    assert boxes(canvas(tabs))["In"][1] == 0


def test_old_pages_of_16_columns_fill_the_width_too():
    box = widget("A", left=8, right=16, top=1, bottom=2, parentRowSpace=40, parentColumnSpace=75)
    assert boxes(canvas(box, snapColumns=16)) == {"A": (256, 20, 256, 20)}


def test_tabs_and_modals_stand_below_where_one_of_their_widgets_is_to_be_seen():
    first, second = canvas(widget("One"), tabName="First"), canvas(widget("Two"), tabName="Second")
    tabs = widget("Tabs", first, second, bottom=20)
    modal = widget("Modal", canvas(widget("Text")), detachFromLayout=True, bottom=0)
    page = canvas(tabs, modal)
    assert set(boxes(page)) == {"Tabs", "One"}
    found = boxes(page, "Two", "Text")
    assert set(found) == {
        "Tabs",
        "One",
        "Two",
        "Modal",
        "Text",
        "Canvas",
    }  # the last one is the frame of the tab
    bottom = found["Tabs"][1] + found["Tabs"][3]
    assert found["Two"][1] > bottom
    assert found["Text"][1] >= found["Modal"][1] > bottom
    shown = placed(page, {id(second["children"][0])})
    assert [title.text for title in shown.titles] == ["Tabs: Second"]


def test_widgets_without_a_position_stand_one_below_the_other():
    nowhere = [{"type": "WDS_TEXT", "widgetName": name} for name in ("A", "B", "C")]
    found = boxes(canvas(*nowhere))
    places = [found[name][1] for name in "ABC"]
    assert places == sorted(set(places))


def test_odd_values_stay_inside_the_picture():
    odd = widget("A", top=None, bottom="x", left=-5, right=1e9)
    huge = widget("B", top=-1e12, bottom=1e5, left=True, right=float("inf"))
    found = placed(canvas(odd, huge, None, 7, widget("C", top=float("nan"))), ())
    assert found.height < 50_000
    for box in found.boxes:
        assert 0 <= box.x <= box.x + box.width <= WIDTH + 1
