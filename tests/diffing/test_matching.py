"""Which entities are the same: by identity, by name, by content that no other has."""

from __future__ import annotations

import copy

import pytest
from small_export import brief, changes, export, page, query, text

LIKE_OTHERS = {"isVisible": True, "fontSize": "1rem", "textAlign": "LEFT", "leftColumn": 1}


def box(name, widget_id, *children, **more):
    return {
        "type": "CONTAINER_WIDGET",
        "widgetName": name,
        "widgetId": widget_id,
        "children": [*children],
    } | more


def several(*names):
    return [text(name, f"id-{name}", f"The text of {name}", **LIKE_OTHERS) for name in names]


def kinds(before, after):
    return sorted((c.kind, c.entity.name, c.path) for c in changes(before, after))


def test_a_copy_of_one_and_the_loss_of_another_like_it_are_no_rename():
    alike = [{**text(name, f"id-{name}", "same"), **LIKE_OTHERS} for name in ("A", "B", "C")]
    copied = {**alike[0], "widgetName": "ACopy", "widgetId": "other"}
    before, after = export(page("P", *alike)), export(page("P", *alike[:2], copied))
    assert kinds(before, after) == [("add", "ACopy", ""), ("remove", "C", "")]


def test_what_was_created_anew_with_the_same_content_is_a_rename():
    old = several("A", "B", "C", "D", "E")
    new = [*old[:4], {**old[4], "widgetName": "Other", "widgetId": "anew"}]
    assert kinds(export(page("P", *old)), export(page("P", *new))) == [("rename", "Other", "/widgetName")]


def test_another_widget_under_the_same_name_is_another_widget():
    old = several("A", "B", "C", "D")
    new = [*old[:3], {"type": "IMAGE_WIDGET", "widgetName": "D", "widgetId": "anew", "image": "x"}]
    assert kinds(export(page("P", *old)), export(page("P", *new))) == [("add", "D", ""), ("remove", "D", "")]


@pytest.mark.parametrize("everything", [False, True])
def test_new_ids_of_widgets_are_no_change_wherever_they_stand(everything):
    inner = box("Box", "b", text("T", "t", parentId="b"), flexLayers=[{"children": [{"id": "t"}]}])
    before = export(page("P", {**inner, "tabs": {"t": {"widgetId": "t"}}}))
    after = copy.deepcopy(before)
    root = after["pageList"][0]["unpublishedPage"]["layouts"][0]["dsl"]
    root["children"][0] = {
        **box("Box", "b2", text("T", "t2", parentId="b2"), flexLayers=[{"children": [{"id": "t2"}]}]),
        "tabs": {"t2": {"widgetId": "t2"}},
    }
    assert bool(changes(before, after, everything=everything)) is everything


def test_a_container_with_new_ids_and_another_name_is_known_by_what_is_in_it():
    before = export(page("P", box("Box", "b", *several("A", "B"))))
    inside = [{**widget, "widgetId": f"new{i}"} for i, widget in enumerate(several("A", "B"))]
    assert kinds(before, export(page("P", box("Crate", "c", *inside)))) == [
        ("rename", "Crate", "/widgetName")
    ]


def test_a_canvas_that_was_drawn_anew_is_the_same_canvas():
    def documents(drawn):
        inner = {"type": "CANVAS_WIDGET", "widgetName": drawn, "widgetId": f"id-{drawn}"}
        return export(page("P", box("Box", "b", inner), *several("A", "B", "C")))

    assert kinds(documents("gym2h38a0h"), documents("x9u6ck3scy")) == []


def test_ids_that_were_copied_with_a_page_do_not_confuse():
    before = export(
        page("P"), page("Q"), actions=[query("q", "P", sync_id="x"), query("q", "Q", sync_id="x")]
    )
    after = copy.deepcopy(before)
    after["actionList"][1]["unpublishedAction"]["actionConfiguration"]["body"] = "SELECT 2"
    assert [brief(c)[:3] for c in changes(before, after)] == [
        ("modify", "Q > q", "/actionConfiguration/body")
    ]


@pytest.mark.parametrize("sync_id", ["id-q", None])
def test_a_query_on_another_page_is_one_move(sync_id):
    body = "SELECT name FROM customers ORDER BY name"
    before = export(page("P"), page("Q"), actions=[query("q", "P", body), query("r", "P", "other")])
    after = export(page("P"), page("Q"), actions=[query("q", "Q", body), query("r", "P", "other")])
    if sync_id is None:
        for document in (before, after):
            for action in document["actionList"]:
                del action["gitSyncId"]
    (change,) = changes(before, after)
    assert brief(change) == ("move", "Q > q", "", "P", "Q")


def test_a_page_that_lost_its_id_is_known_by_its_widgets():
    before = export(page("P", *several("A", "B", "C")), page("Q", *several("D", "E")))
    after = export(page("New", *several("A", "B", "X")), page("Q", *several("D", "E")))
    for document in (before, after):
        for owner in document["pageList"]:
            del owner["gitSyncId"]
    assert ("rename", "New", "/name") in kinds(before, after)


def partial(*widgets, layout="FIXED"):
    import json

    content = {"layoutSystemType": layout, "widgets": [{"widgetId": "a", "parentId": "0", "list": widgets}]}
    return {
        "actionList": [],
        "datasourceList": [],
        "actionCollectionList": [],
        "widgets": json.dumps(content),
    }


def flat(name, parent, **more):
    return {"type": "BOX", "widgetName": name.upper(), "widgetId": name, "parentId": parent, **more}


def test_pasted_widgets_of_a_partial_export_move_too():
    before = partial(flat("a", "0"), flat("b", "0"), flat("t", "a", text="x"))
    after = partial(flat("t", "b", text="y"), flat("a", "0"), flat("b", "0"))
    assert sorted(brief(c) for c in changes(before, after)) == [
        ("modify", "T", "/text", "x", "y"),
        ("move", "T", "", "A", "B"),
    ]


def test_what_stands_beside_pasted_widgets_counts():
    (change,) = changes(partial(flat("a", "0")), partial(flat("a", "0"), layout="AUTO"))
    assert brief(change)[2:] == ("/widgets/layoutSystemType", "FIXED", "AUTO")
