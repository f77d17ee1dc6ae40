"""Ids that follow from the document."""

from __future__ import annotations

from one_step import canvas

import transform
from transform.upgrading.derived_ids import DerivedIds


def test_they_have_ten_characters_and_differ_by_step_widget_and_draw():
    ids = DerivedIds()
    drawn = [ids.draw(step, {"widgetId": name}) for step in (1, 16) for name in "ab" for _ in range(3)]
    assert len(set(drawn)) == 12
    assert all(len(one) == 10 and one.isalnum() and one == one.lower() for one in drawn)


def test_odd_names_give_ids_too():
    assert DerivedIds().draw(1, {"widgetId": None, "widgetName": "\ud800"})


def test_two_hops_give_the_ids_of_one():
    place = {"topRow": 0, "bottomRow": 4, "leftColumn": 0, "rightColumn": 4}
    sizes = {"parentRowSpace": 40, "parentColumnSpace": 40}
    chart = {
        "type": "CHART_WIDGET",
        "widgetId": "c",
        "chartData": [{"seriesName": "s", "data": "[]"}],
        **place,
    }
    form = {"type": "FORM_WIDGET", "widgetId": "f", "children": [chart], **place, **sizes}
    page = canvas(form, version=1)
    one = transform.upgrade_page(page, to=17).document
    two = transform.upgrade_page(transform.upgrade_page(page, to=10).document, to=17).document
    assert one == two
    (holder,) = one["children"][0]["children"]
    assert len(holder["widgetId"]) == 10
    assert all(len(key) == 10 for key in holder["children"][0]["chartData"])
