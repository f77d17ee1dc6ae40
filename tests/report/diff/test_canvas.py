"""Pictures of a canvas: where widgets stand, which are marked, and what lies apart."""

from __future__ import annotations

import re

from transform.application.pages import walk
from transform.report.diff.canvas import Mark, canvas_svg

CHANGED = Mark("modify", "text changed", "c1")


def widget(name, *children, top=0, bottom=10, left=0, right=64, **more):
    place = {"topRow": top, "bottomRow": bottom, "leftColumn": left, "rightColumn": right}
    return {"type": "BOX", "widgetName": name, "children": [*children], **place, **more}


def canvas(*children, **more):
    return {"type": "CANVAS_WIDGET", "widgetName": "Canvas", "children": [*children], **more}


def boxes(svg):
    """Return name of a widget -> x, y, width, height."""
    found = re.findall(
        r'data-widget="(\w+)"><title>[^<]*</title><rect x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)"',
        svg,
    )
    return {name: tuple(map(float, place)) for name, *place in found}


def marked(page, *names):
    """Return a mark for each widget of a page that is called so."""
    return {id(seen.widget): CHANGED for seen in walk(page) if seen.widget.get("widgetName") in names}


def test_boxes_stand_at_their_grid_positions_inside_their_containers():
    inner = widget("Inner", top=2, bottom=4, left=32, right=64)
    outer = widget("Outer", canvas(inner), top=10, bottom=30, left=32, right=64)
    found = boxes(canvas_svg(canvas(outer), {}, "page"))
    assert found["Outer"] == (320, 40, 320, 80)
    assert found["Inner"] == (480, 48, 160, 8)


def test_a_mark_leads_to_its_change_and_says_what_it_was():
    page = canvas(widget("A"), widget("B"))
    svg = canvas_svg(page, marked(page, "A"), "page")
    assert '<a href="#c1" aria-label="A: text changed"><g class="modify" data-widget="A">' in svg
    assert '<g class="same" data-widget="B"><title>B</title>' in svg


def test_tabs_and_modals_stand_below_where_something_in_them_changed():
    first, second = canvas(widget("One"), tabName="First"), canvas(widget("Two"), tabName="Second")
    tabs = widget("Tabs", first, second, bottom=20)
    modal = widget("Modal", canvas(widget("Text")), detachFromLayout=True, bottom=0)
    page = canvas(tabs, modal)
    found = boxes(canvas_svg(page, {}, "page"))
    assert set(found) == {"Tabs", "One"}
    svg = canvas_svg(page, marked(page, "Two", "Text"), "page")
    found = boxes(svg)
    assert set(found) == {"Tabs", "One", "Two", "Modal", "Text"}
    assert found["Two"][1] > found["Tabs"][1] + found["Tabs"][3]
    assert found["Text"][1] >= found["Modal"][1] > found["Tabs"][1] + found["Tabs"][3]
    assert "Tabs: Second" in svg


def test_a_canvas_is_marked_as_its_container_and_the_whole_page_as_its_frame():
    inner = {**canvas(widget("A")), "widgetName": "Inner"}
    page = canvas(widget("Box", inner))
    svg = canvas_svg(page, marked(page, "Inner", "Canvas"), "page")
    assert svg.count('class="modify"') == 2
    assert 'class="modify" data-widget="Box"' in svg
    assert 'class="modify" data-widget="Canvas"' in svg


def test_widgets_without_a_position_stand_one_below_the_other():
    nowhere = [{"type": "WDS_TEXT", "widgetName": name} for name in ("A", "B", "C")]
    found = boxes(canvas_svg(canvas(*nowhere), {}, "page"))
    places = [found[name][1] for name in "ABC"]
    assert places == sorted(set(places))


def test_odd_values_give_a_picture_too():
    odd = widget("A", top=None, bottom="x", left=-5, right=1e9)
    assert "<svg" in canvas_svg(canvas(odd, None, 7), {}, "page")
    assert "<svg" in canvas_svg(None, {}, "page")


def test_a_container_has_its_name_where_nothing_in_it_covers_that():
    def captions(top):
        inner = widget("In", top=top, bottom=top + 10)
        return re.findall(
            r"<text[^>]*>(\w+)</text>", canvas_svg(canvas(widget("Out", canvas(inner), bottom=30)), {}, "p")
        )

    assert captions(0) == ["In"]
    assert captions(3) == ["Out", "In"]
