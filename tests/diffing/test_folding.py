"""What follows from a change stands below it, and nothing else does."""

from __future__ import annotations

import copy

import pytest
from small_export import brief, changes, export, page, query, text

import transform
from transform.report.diff.text import to_text


def js_object(name="Utils", page_name="P", body="export default { f() {} }", **more):
    side = {"name": name, "pageId": page_name, "body": body, **more}
    return {"gitSyncId": f"c-{name}", "unpublishedCollection": side}


def function(owner="Utils", name="f", page_name="P", body="() => {}", **more):
    action = query(name, page_name, body, sync_id=f"f-{name}", fullyQualifiedName=f"{owner}.{name}", **more)
    return {**action, "pluginType": "JS"}


def with_js(*functions, **more):
    return export(page("P"), page("Q"), actions=functions, actionCollectionList=[js_object(**more)])


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("{{Input1.text}}", "{{Name.text}}"),
        ("{{[...Input1.options, Input1?.text]}}", "{{[...Name.options, Name?.text]}}"),
        ("{{Input1.text + 'Input1' + x.Input1}}", "{{Name.text + 'Input1' + x.Input1}}"),
        ("SELECT {{Input1.text}}, Input1", "SELECT {{Name.text}}, Input1"),
    ],
)
def test_queries_follow_a_renamed_widget(before, after):
    old = export(page("P", text("Input1", "i")), actions=[query("q", "P", before)])
    new = export(page("P", text("Name", "i")), actions=[query("q", "P", after)])
    (change,) = changes(old, new)
    assert brief(change)[:2] == ("rename", "P > Name")
    assert [brief(c)[1:3] for c in change.consequences] == [("P > q", "/actionConfiguration/body")]


def test_names_on_another_page_do_not_follow():
    old = export(page("P", text("A", "i")), page("Q"), actions=[query("q", "Q", "{{A.text}}")])
    new = export(page("P", text("B", "i")), page("Q"), actions=[query("q", "Q", "{{B.text}}")])
    assert [c.kind for c in changes(old, new)] == ["rename", "modify"]


def test_swapped_names_are_two_renames_with_the_copies_in_a_list_below():
    def documents(one, two):
        copies = {one: {"text": "1"}, two: {"text": "2"}}
        paths = [{"key": f"template.{one}.text"}, {"key": f"template.{two}.text"}]
        box = {"type": "LIST_WIDGET", "widgetName": "L", "widgetId": "l", "template": copies}
        inside = [text(one, "1", "1"), text(two, "2", "2")]
        return export(page("P", {**box, "dynamicTriggerPathList": paths, "children": inside}))

    found = changes(documents("A", "B"), documents("B", "A"))
    assert [(c.kind, c.before, c.after) for c in found] == [("rename", "A", "B"), ("rename", "B", "A")]


def test_a_list_follows_the_widgets_in_it():
    def documents(value):
        box = {"type": "LIST_WIDGET", "widgetName": "L", "widgetId": "l"}
        return export(
            page("P", {**box, "template": {"T": {"text": value}}, "children": [text("T", "t", value)]})
        )

    (change,) = changes(documents("a"), documents("b"))
    assert brief(change)[:3] == ("modify", "P > T", "/text")
    assert [c.path for c in change.consequences] == ["/template/T/text"]


def test_variables_and_functions_follow_the_text_but_settings_of_functions_do_not():
    before = with_js(function(), variables=[])
    after = with_js(
        function(body="() => 1", executeOnLoad=True),
        function(name="g"),
        body="export default { f() { return 1 }, g() {} }",
        variables=[{"name": "x", "value": "1"}],
    )
    body, setting = changes(before, after)
    assert brief(body)[:3] == ("modify", "P > Utils", "/body")
    assert {(c.kind, c.entity.name) for c in body.consequences} == {
        ("modify", "Utils.f"),
        ("add", "Utils.g"),
        ("add", "Utils"),
    }
    assert brief(setting)[:3] == ("add", "P > Utils.f", "/executeOnLoad")


def test_functions_go_with_their_object():
    renamed = with_js(function("Tools"), name="Tools")
    renamed["actionCollectionList"][0]["gitSyncId"] = "c-Utils"
    (change,) = changes(with_js(function()), renamed)
    assert brief(change) == ("rename", "P > Tools", "/name", "Utils", "Tools")
    (change,) = changes(with_js(function()), with_js(function(page_name="Q"), page_name="Q"))
    assert brief(change) == ("move", "Q > Utils", "", "P", "Q")
    assert [c.entity.name for c in change.consequences] == ["Utils.f"]


def library(version, uid="lib_1"):
    return {"name": "lib", "uidString": uid, "version": version, "defs": f"{{{version}}}"}


def with_library(*libraries):
    uids = [{"uidString": one["uidString"]} for one in libraries]
    found = export(page("P"), customJSLibList=list(libraries))
    found["exportedApplication"] |= {"unpublishedCustomJSLibs": uids, "publishedCustomJSLibs": uids}
    return found


@pytest.mark.parametrize(
    ("before", "after", "kind", "path"),
    [
        ([], [library("1")], "add", ""),
        ([library("1")], [], "remove", ""),
        ([library("1")], [library("2", "lib_2")], "modify", "/version"),
    ],
)
def test_lists_of_libraries_follow_the_library(before, after, kind, path):
    (change,) = changes(with_library(*before), with_library(*after))
    assert brief(change)[:3] == (kind, "lib", path)


def test_columns_follow_the_order_that_names_them():
    def table(*names):
        columns = {name: {"id": name, "index": i} for i, name in enumerate(names)}
        return export(page("P", {**text("T", "t"), "primaryColumns": columns, "columnOrder": list(names)}))

    (moved,) = changes(table("a", "b", "c"), table("c", "a", "b"))
    assert brief(moved)[:3] == ("move", "P > T", "/columnOrder")
    (added,) = changes(table("a", "b"), table("x", "a", "b"))
    assert brief(added)[:3] == ("add", "P > T", "/primaryColumns/x")


def test_a_key_of_decrypted_fields_follows_its_datasource():
    def documents(name):
        return export(
            page("P"),
            datasourceList=[{"name": name, "gitSyncId": "d"}],
            decryptedFields={name: {"password": "x"}},
        )

    (change,) = changes(documents("A"), documents("B"))
    assert brief(change)[:2] == ("rename", "B")


def test_the_deployed_state_may_be_renamed_later():
    before = export(page("New", text("T", "t"), both=True))
    before["pageList"][0]["publishedPage"]["name"] = "Old"
    after = copy.deepcopy(before)
    after["pageList"][0]["publishedPage"]["name"] = "Other"
    (change,) = changes(before, after)
    assert (change.kind, change.before, change.after, change.sides) == (
        "rename",
        "Old",
        "Other",
        ("published",),
    )


def test_what_is_lost_beside_widgets_is_told():
    before = export(page("P", text("T", "t")))
    after = copy.deepcopy(before)
    del after["pageList"][0]["unpublishedPage"]["layouts"][0]["dsl"]
    assert [brief(c)[:3] for c in changes(before, after)] == [("remove", "P", "/layouts/0/dsl")]


def test_what_a_person_writes_like_a_new_name_is_a_change_of_its_own():
    def documents(name):
        actions = [query("q", name, f"SELECT * FROM {name}"), query("r", name, "SELECT 2", sync_id="r")]
        label = text("T", "t", f"{name} are late", tooltip=f"{{{{navigateTo('{name}')}}}}")
        return export(page(name, label, sync_id="p"), actions=actions)

    found = changes(documents("Orders"), documents("Sales"))
    assert [brief(c)[:3] for c in found] == [
        ("rename", "Sales", "/name"),
        ("modify", "Sales > q", "/actionConfiguration/body"),
        ("modify", "Sales > T", "/text"),
    ]
    assert [c.path for c in found[0].consequences] == ["/pageId", "/pageId", "/tooltip"]


def table(*names, order=None, indexes=None, **more):
    columns = {
        name: {"id": name, "index": i, "computedValue": "{{x}}"}
        for name, i in zip(names, indexes or range(len(names)), strict=True)
    }
    paths = [{"key": f"primaryColumns.{name}.computedValue"} for name in names]
    widget = {**text("T", "t"), "primaryColumns": columns, "dynamicBindingPathList": paths, **more}
    return export(page("P", widget if order is None else {**widget, "columnOrder": order}))


def test_a_column_that_goes_moves_no_others_whatever_their_indexes_are():
    before = table("a", "b", "c", order=["c", "a", "b"])
    after = table("a", "c", order=["c", "a"], indexes=(1, 0))
    (change,) = changes(before, after)
    assert brief(change)[:3] == ("remove", "P > T", "/primaryColumns/b")
    assert {c.path for c in change.consequences} == {"/columnOrder/2", "/dynamicBindingPathList/1"}


def test_a_path_follows_from_the_nearest_change_around_its_value():
    moved, removed = changes(table("a", "b", "c"), table("a", "c", indexes=(1, 0)))
    assert [(brief(c)[0], brief(c)[2]) for c in (moved, removed)] == [
        ("move", "/primaryColumns"),
        ("remove", "/primaryColumns/b"),
    ]
    assert not moved.consequences
    assert [c.path for c in removed.consequences] == ["/dynamicBindingPathList/1"]


@pytest.mark.slow
def test_thousands_of_columns_each_have_their_own_path_below_them():
    names = [f"c{i}" for i in range(5000)]
    found = changes(table("a", order=["a"]), table("a", *names, order=["a", *names]))
    assert [c.path for c in found] == [f"/primaryColumns/{name}" for name in names]
    assert all(len(c.consequences) == 2 for c in found)
    assert len(to_text(transform.diff(table("a"), table("a", *names))).splitlines()) == 10_003


def place(top, bottom):
    return {"topRow": top, "bottomRow": bottom, "leftColumn": 0, "rightColumn": 64}


def box(canvas_height, top, bottom, *children, **more):
    inside = {"type": "CANVAS_WIDGET", "widgetName": "C", "widgetId": "c", "bottomRow": canvas_height}
    box = {"type": "CONTAINER_WIDGET", "widgetName": "Box", "widgetId": "b", **place(top, bottom), **more}
    return {**box, "children": [{**inside, "children": [*children]}]}


def on_a_page(height, *children):
    found = export(page("P", *children, both=True))
    for side in ("unpublishedPage", "publishedPage"):
        found["pageList"][0][side]["layouts"][0]["dsl"]["bottomRow"] = height
    return found


def test_a_drag_is_one_change_of_both_sides_and_heights_of_canvases_follow():
    before = on_a_page(500, box(100, 0, 10, text("T", "t", **place(0, 4))))
    after = on_a_page(600, box(200, 0, 20, text("T", "t", **place(10, 14))))
    resized, dragged = sorted(changes(before, after), key=lambda c: c.entity.name)
    assert (brief(resized)[:3], resized.sides) == (
        ("modify", "P > Box", "/bottomRow"),
        ("unpublished", "published"),
    )
    assert [brief(c)[1:3] for c in resized.consequences] == [("P > MainContainer", "/bottomRow")]
    assert brief(dragged)[:3] == ("modify", "P > T", "/topRow")
    assert [brief(c)[1:3] for c in dragged.consequences] == [("P > T", "/bottomRow"), ("P > C", "/bottomRow")]


def test_the_height_of_a_canvas_follows_what_came_or_went_in_it():
    one, two = text("T", "t", **place(0, 4)), text("U", "u", **place(4, 8))
    for before, after in (([one], [one, two]), ([one, two], [one])):
        (change,) = changes(on_a_page(500, *before), on_a_page(600, *after))
        assert brief(change)[1] == "P > U"
        assert [brief(c)[1:3] for c in change.consequences] == [("P > MainContainer", "/bottomRow")]


def test_the_height_of_a_canvas_alone_is_a_change():
    assert [brief(c)[1:3] for c in changes(on_a_page(500), on_a_page(600))] == [
        ("P > MainContainer", "/bottomRow")
    ]


def test_what_differs_between_the_sides_of_a_move_is_told():
    before = on_a_page(500, box(100, 0, 10, text("T", "t", **place(0, 4))))
    after = on_a_page(500, box(100, 0, 10), text("T", "t", **place(10, 14)))
    deployed = after["pageList"][0]["publishedPage"]["layouts"][0]["dsl"]["children"][1]
    deployed["topRow"] = 12
    (change,) = changes(before, after)
    assert (change.kind, change.sides) == ("move", ("unpublished", "published"))
    assert [(c.path, c.after, c.sides) for c in change.consequences] == [
        ("/topRow", 10, ("unpublished",)),
        ("/bottomRow", 14, ("unpublished", "published")),
        ("/topRow", 12, ("published",)),
    ]


def on_its_side(side, *widgets):
    """Return a page whose one side holds further widgets than the other."""
    both = page("P", both=True)
    both[side]["layouts"][0]["dsl"]["children"] += widgets
    return both


def test_what_came_on_both_sides_is_one_change_and_different_things_are_two():
    before = export(page("P", both=True))
    (one,) = changes(before, export(page("P", text("A", "a"), both=True)))
    assert (one.kind, one.entity.name, one.sides) == ("add", "A", ("unpublished", "published"))
    apart = on_its_side("unpublishedPage", text("A", "a"))
    apart["publishedPage"]["layouts"][0]["dsl"]["children"].append(text("B", "b"))
    found = changes(before, export(apart))
    assert sorted((change.kind, change.entity.name, change.sides) for change in found) == [
        ("add", "A", ("unpublished",)),
        ("add", "B", ("published",)),
    ]


def test_a_rename_on_both_sides_is_one_change():
    before = export(page("P", text("Input1", "i"), both=True))
    (change,) = changes(before, export(page("P", text("Name", "i"), both=True)))
    assert (change.kind, change.before, change.after) == ("rename", "Input1", "Name")
    assert change.sides == ("unpublished", "published")
