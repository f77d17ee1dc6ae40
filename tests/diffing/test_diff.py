"""Changes in a person's terms: renames, moves, consequences, noise, secrets, versions."""

from __future__ import annotations

import copy

import pytest
from one_step import canvas
from small_export import brief, changes, export, page, query, text

import transform


def test_a_property_of_a_widget():
    (change,) = changes(export(page("Home", text("T", "t", "a"))), export(page("Home", text("T", "t", "b"))))
    assert brief(change) == ("modify", "Home > T", "/text", "a", "b")
    assert change.pointer_after == "/pageList/0/unpublishedPage/layouts/0/dsl/children/0/text"
    assert change.sides == ("unpublished",)


def test_the_same_change_on_both_sides_is_one():
    before, after = (export(page("Home", text("T", "t", value), both=True)) for value in "ab")
    (change,) = changes(before, after)
    assert change.sides == ("unpublished", "published")


@pytest.mark.parametrize(("left", "right"), [(6, 6.0), (0, -0.0)])
def test_equal_numbers_are_no_change(left, right):
    assert not changes(export(page("P", text("T", "t", n=left))), export(page("P", text("T", "t", n=right))))


def test_a_renamed_page_is_one_change_with_its_queries_below():
    before = export(page("Home", sync_id="p"), actions=[query("q", "Home"), query("r", "Home")])
    after = export(page("Start", sync_id="p"), actions=[query("q", "Start"), query("r", "Start")])
    (change,) = changes(before, after)
    assert brief(change) == ("rename", "Start", "/name", "Home", "Start")
    assert {brief(c)[2] for c in change.consequences} == {"/pageId"}


def test_a_renamed_widget_takes_its_bindings_along():
    before = export(page("P", text("Input1", "i"), text("T", "t", "{{Input1.text + x.Input1}}")))
    after = export(page("P", text("Name", "i"), text("T", "t", "{{Name.text + x.Input1}}")))
    (change,) = changes(before, after)
    assert brief(change) == ("rename", "P > Name", "/widgetName", "Input1", "Name")
    assert [brief(c)[:3] for c in change.consequences] == [("modify", "P > T", "/text")]


def test_a_binding_that_changes_otherwise_is_a_change_of_its_own():
    before = export(page("P", text("Input1", "i"), text("T", "t", "{{Input1.text}}")))
    after = export(page("P", text("Name", "i"), text("T", "t", "{{Name.value}}")))
    assert [c.kind for c in changes(before, after)] == ["rename", "modify"]


def test_a_renamed_query_with_a_new_id_is_recognised_by_its_content():
    body = "SELECT name, street, city FROM customers WHERE active ORDER BY name LIMIT 100"
    before = export(page("P"), actions=[query("q1", "P", body, sync_id="a")])
    after = export(page("P"), actions=[query("customers", "P", body, sync_id="b")])
    (change,) = changes(before, after)
    assert brief(change) == ("rename", "P > customers", "/name", "q1", "customers")


def test_a_widget_in_another_container_is_one_move():
    def box(name, *children):
        inner = {
            "type": "CANVAS_WIDGET",
            "widgetName": f"C{name}",
            "widgetId": f"c{name}",
            "children": list(children),
        }
        return {"type": "CONTAINER_WIDGET", "widgetName": name, "widgetId": name, "children": [inner]}

    moved = text("T", "t", parentId="c1", topRow=0)
    before = export(page("P", box("A", moved), box("B")))
    after = export(page("P", box("A"), box("B", {**moved, "parentId": "c2", "topRow": 9})))
    (change,) = changes(before, after)
    assert brief(change) == ("move", "P > T", "", "A", "B")
    assert [c.path for c in change.consequences] == ["/topRow"]


def test_an_added_container_is_one_change_with_what_is_in_it_below():
    box = {"type": "CONTAINER_WIDGET", "widgetName": "Box", "widgetId": "b", "children": [text("T", "t")]}
    (change,) = changes(export(page("P")), export(page("P", box)))
    assert brief(change)[:3] == ("add", "P > Box", "")
    assert [c.entity.name for c in change.consequences] == ["T"]


def test_a_removed_page_takes_its_queries_along():
    before = export(page("Home"), page("Old"), actions=[query("q", "Old")])
    (change,) = changes(before, export(page("Home")))
    assert brief(change)[:2] == ("remove", "Old")
    assert [c.entity.name for c in change.consequences] == ["q"]


def test_order_counts_for_pages_and_columns_only():
    one, two, three = page("A"), page("B"), page("C")
    before = export(one, two, three)
    assert not changes(before, {**before, "pageList": [three, one, two]})
    application = {
        **before["exportedApplication"],
        "pages": [before["exportedApplication"]["pages"][i] for i in (1, 2, 0)],
    }
    (change,) = changes(before, {**before, "exportedApplication": application})
    assert brief(change) == ("move", "A", "", 0, 2)
    table = {"type": "TABLE_WIDGET_V2", "widgetName": "T", "widgetId": "t"}
    (change,) = changes(
        export(page("P", {**table, "columnOrder": ["a", "b"]})),
        export(page("P", {**table, "columnOrder": ["b", "a"]})),
    )
    assert brief(change)[:3] == ("move", "P > T", "/columnOrder")


def test_another_default_page():
    before = export(page("A"), page("B"))
    after = copy.deepcopy(before)
    for entry in after["exportedApplication"]["pages"]:
        entry["isDefault"] = not entry["isDefault"]
    (change,) = changes(before, after)
    assert brief(change) == ("modify", "B", "/isDefault", False, True)
    assert [brief(c) for c in change.consequences] == [("modify", "A", "/isDefault", True, False)]


def test_what_the_server_writes_is_no_change_unless_asked_for():
    before = export(page("P"), actions=[query("q", "P", isValid=True, messages=["x"])])
    after = export(page("P"), actions=[query("q", "P", isValid=False, messages=[], policies=["y"])])
    assert not changes(before, after)
    assert {c.path for c in changes(before, after, everything=True)} == {
        "/isValid",
        "/messages/0",
        "/policies",
    }


def test_lists_of_paths_follow_the_value_that_they_name():
    before = export(page("P", text("T", "t", "a", dynamicBindingPathList=[])))
    after = export(page("P", text("T", "t", "{{x}}", dynamicBindingPathList=[{"key": "text"}])))
    (change,) = changes(before, after)
    assert change.path == "/text"
    assert [c.path for c in change.consequences] == ["/dynamicBindingPathList/0"]


def test_functions_follow_the_text_of_their_js_object():
    def documents(body):
        collection = {
            "gitSyncId": "c",
            "unpublishedCollection": {
                "name": "Utils",
                "pageId": "P",
                "body": f"export default {{ f() {{ {body} }} }}",
            },
        }
        function = query("f", "P", body, fullyQualifiedName="Utils.f")
        return export(
            page("P"), actions=[{**function, "pluginType": "JS"}], actionCollectionList=[collection]
        )

    (change,) = changes(documents("return 1"), documents("return 2"))
    assert brief(change)[:3] == ("modify", "P > Utils", "/body")
    assert [c.entity.name for c in change.consequences] == ["Utils.f"]


def test_another_version_is_no_change_of_the_application():
    before = export(page("P", text("T", "t", "a")), serverSchemaVersion=6)
    before["pageList"][0]["unpublishedPage"]["layouts"][0]["dsl"]["version"] = 80
    after = transform.upgrade(before).document
    found = transform.diff(before, after)
    assert not found.changes
    assert found.upgraded.steps > 0
    assert found.upgraded.changed > 0
    assert transform.diff(before, after, upgrade=False).changes


def test_pages_are_compared_as_pages():
    (change,) = changes(canvas(text("T", "t", "a"), version=94), canvas(text("T", "t", "b"), version=94))
    assert brief(change) == ("modify", "T", "/text", "a", "b")


def test_partial_exports_are_compared_with_their_widgets():
    def partial(value):
        widgets = {"widgets": [{"widgetId": "t", "list": [text("T", "t", value)]}]}
        return {"actionList": [query("q", "P")], "widgets": transform.serialize(widgets).decode()}

    (change,) = changes(partial("a"), partial("b"))
    assert brief(change)[:3] == ("modify", "T", "/text")


def test_documents_of_two_kinds_are_refused():
    with pytest.raises(transform.InputError, match="Found a page DSL, expected an export"):
        transform.diff(export(page("P")), canvas(version=94))


def test_arguments_stay_as_they_are():
    before, after = export(page("A", text("T", "t", "a"))), export(page("B", text("T", "t", "b")))
    copies = copy.deepcopy(before), copy.deepcopy(after)
    found = transform.diff(before, after)
    assert found.apply(before) == after
    assert (before, after) == copies


def test_a_version_that_is_not_known_yet_is_compared_as_it_is():
    before, after = (
        canvas(text("T", "t", value), version=version) for value, version in (("a", 94), ("b", 95))
    )
    found = transform.diff(before, after)
    assert [brief(c) for c in found.changes] == [("modify", "T", "/text", "a", "b")]
    assert "95" in found.upgraded.refused
    with pytest.raises(transform.TransformError):
        transform.diff(before, after, upgrade=True)


@pytest.mark.parametrize("versions", [((80, 94), (94, 94)), ((94, 80), (80, 94))])
def test_each_page_is_brought_to_the_newer_version(versions):
    before, after = (
        export(
            *(
                with_version(page(name, text("T", "t")), version)
                for name, version in zip("AB", row, strict=True)
            )
        )
        for row in versions
    )
    found = transform.diff(before, after)
    assert not found.changes
    versions = [
        entry["unpublishedPage"]["layouts"][0]["dsl"]["version"] for entry in found.compared[0]["pageList"]
    ]
    assert versions == [94, 94]


def with_version(owner, version):
    owner["unpublishedPage"]["layouts"][0]["dsl"]["version"] = version
    return owner


@pytest.mark.parametrize(
    ("spoil", "told_of"),
    [
        (lambda doc: widget_of(doc).update(widgetName=None), ("widget", "/widgetName")),
        (lambda doc: widget_of(doc).pop("widgetName"), ("widget", "/widgetName")),
        (lambda doc: doc["actionList"][0]["unpublishedAction"].pop("name"), ("query", "/name")),
        (lambda doc: doc["pageList"][0]["unpublishedPage"].update(name=5), ("page", "/name")),
        (lambda doc: doc["datasourceList"][0].update(name=None), ("datasource", "/name")),
    ],
)
def test_a_name_that_goes_is_a_change_both_ways(spoil, told_of):
    before = export(
        page("P", text("T", "t")),
        actions=[query("q", "P")],
        datasourceList=[{"name": "DB", "gitSyncId": "d"}],
    )
    after = copy.deepcopy(before)
    spoil(after)
    for pair in ((before, after), (after, before)):
        assert told_of in [(c.entity.type, c.path) for c in changes(*pair)]


def widget_of(document):
    return document["pageList"][0]["unpublishedPage"]["layouts"][0]["dsl"]["children"][0]
