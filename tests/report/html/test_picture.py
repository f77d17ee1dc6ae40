"""Pictures: sketches with marks above them."""

from __future__ import annotations

from transform.application.pages import walk
from transform.report.html.picture import Mark, Scene

CHANGED = Mark("modify", "text changed", "c1")


def widget(name, *inside, **more):
    place = {"topRow": 0, "bottomRow": 10, "leftColumn": 0, "rightColumn": 64}
    return {"type": "TEXT_WIDGET", "widgetName": name, "children": [*inside], **place, **more}


def canvas(*inside, **more):
    return {"type": "CANVAS_WIDGET", "widgetName": "Canvas", "children": [*inside], **more}


def scene(page, *names, mark=CHANGED):
    marks = {id(seen.widget): mark for seen in walk(page) if seen.widget.get("widgetName") in names}
    return Scene(page, marks)


def spots(page, *names):
    return scene(page, *names).picture("P", 100).spots


def test_a_mark_stands_around_its_widget_and_leads_to_its_change():
    (spot,) = spots(canvas(widget("A", topRow=10, bottomRow=20)), "A")
    assert (spot.name, spot.mark.target, spot.anchor) == ("A", "c1", "after-c1")
    assert spot.y <= 50 <= 100 <= spot.y + spot.h


def test_a_canvas_is_marked_as_its_container_and_the_whole_page_as_its_frame():
    inner = {**canvas(widget("A")), "widgetName": "Inner"}
    page = canvas(widget("Box", inner))
    assert {spot.name for spot in spots(page, "Inner", "Canvas")} == {"Box", "Canvas"}


def test_marks_of_small_widgets_are_above_those_of_large_ones():
    page = canvas(widget("Small", bottomRow=4), widget("Large", bottomRow=40))
    assert [spot.name for spot in spots(page, "Small", "Large")] == ["Large", "Small"]


def test_several_marks_of_one_change_have_one_anchor():
    page = canvas(widget("A"), widget("B", topRow=20, bottomRow=40))
    assert sorted(spot.anchor for spot in spots(page, "A", "B")) == ["", "after-c1"]


def test_a_widget_that_moved_knows_its_old_place():
    before, after = (
        canvas(widget("A", widgetId="a")),
        canvas(widget("A", widgetId="a", topRow=60, bottomRow=70)),
    )
    moved = Mark("move", "moved", "c1")
    old = scene(before, "A", mark=moved).moved()["a"]
    ids = {id(after["children"][0]): old}
    (spot,) = scene(after, "A", mark=moved).picture("P", 400, former=ids).spots
    assert spot.old is not None
    assert spot.old[1] < spot.y
    assert spot.arrow
