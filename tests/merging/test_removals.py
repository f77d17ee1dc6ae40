"""What belongs to a page, a JS object or a datasource stays or goes with it."""

from __future__ import annotations

import copy

import pytest
from small_export import export, page, text

import transform


def query(name, page_name="Page1", **members):
    own = {"name": name, "pageId": page_name, "actionConfiguration": {"body": name}, **members}
    return {"gitSyncId": f"q-{name}", "id": f"{page_name}_{name}", "unpublishedAction": own}


def js_object(name, *functions, page_name="Page1"):
    body = "export default {\n" + "".join(f"\t{one}: () => 1,\n" for one in functions) + "}"
    return {
        "gitSyncId": f"j-{name}",
        "unpublishedCollection": {"name": name, "pageId": page_name, "body": body},
    }


def function(owner, name):
    return query(name, fullyQualifiedName=f"{owner}.{name}") | {"gitSyncId": f"f-{owner}-{name}"}


def base():
    return export(
        page("Page1", text("Title", "w1"), sync_id="p1"),
        page("Page2", text("Note", "w2"), sync_id="p2"),
        actions=[query("Api1"), query("Api2", "Page2"), function("Utils", "one")],
        actionCollectionList=[js_object("Utils", "one")],
        datasourceList=[{"gitSyncId": "d1", "name": "Db"}],
    )


def without_page(document, name):
    document["pageList"] = [p for p in document["pageList"] if p["unpublishedPage"]["name"] != name]
    for key, side in (("actionList", "unpublishedAction"), ("actionCollectionList", "unpublishedCollection")):
        document[key] = [entry for entry in document[key] if entry[side]["pageId"] != name]
    pages = document["exportedApplication"]["pages"]
    document["exportedApplication"]["pages"] = [entry for entry in pages if entry["id"] != name]


def names(document, key="actionList", side="unpublishedAction"):
    return {entry[side]["name"] for entry in document[key]}


def pages(document):
    return names(document, "pageList", "unpublishedPage"), [
        p["id"] for p in document["exportedApplication"]["pages"]
    ]


def editing(document):
    document["actionList"][1]["unpublishedAction"]["actionConfiguration"]["body"] = "edited"


def adding(document):
    document["actionList"].append(query("New", "Page2"))


def moving(document):
    document["actionList"][0]["unpublishedAction"]["pageId"] = "Page2"


def renaming(document):
    document["actionList"][1]["unpublishedAction"]["name"] = "Other"


def changing_a_widget(document):
    document["pageList"][1]["unpublishedPage"]["layouts"][0]["dsl"]["children"][0]["text"] = "edited"


EDITS = [editing, adding, moving, renaming, changing_a_widget]


@pytest.mark.parametrize("edit", EDITS)
@pytest.mark.parametrize("is_ours", [True, False])
def test_a_page_on_which_something_was_done_stays_with_all_that_is_on_it(edit, is_ours):
    removed, edited = base(), base()
    without_page(removed, "Page2")
    edit(edited)
    sides = (removed, edited) if is_ours else (edited, removed)
    merged = transform.merge(base(), *sides)
    assert [(c.entity.type, c.entity.name, c.pointer) for c in merged.conflicts] == [("page", "Page2", "")]
    assert merged.document["pageList"] == edited["pageList"]
    assert names(merged.document) == names(edited)
    assert pages(merged.document)[1] == ["Page1", "Page2"]


@pytest.mark.parametrize("edit", EDITS)
def test_the_answer_to_that_counts_for_all_of_it(edit):
    removed, edited = base(), base()
    without_page(removed, "Page2")
    edit(edited)
    (conflict,) = transform.merge(base(), removed, edited).conflicts
    answered = transform.merge(base(), removed, edited, answers={conflict.key: {"take": "ours"}})
    assert not answered.conflicts
    assert pages(answered.document) == ({"Page1"}, ["Page1"])
    assert all(entry["unpublishedAction"]["pageId"] == "Page1" for entry in answered.document["actionList"])
    as_before = transform.merge(base(), removed, edited, strategy="base")
    assert pages(as_before.document) == ({"Page1", "Page2"}, ["Page1", "Page2"])
    assert "New" not in names(as_before.document)


def test_an_untouched_page_goes_with_its_queries():
    removed, edited = base(), base()
    without_page(removed, "Page2")
    edited["exportedApplication"]["color"] = "red"
    for sides in ((removed, edited), (edited, removed)):
        merged = transform.merge(base(), *sides)
        assert not merged.conflicts
        assert pages(merged.document) == ({"Page1"}, ["Page1"])
        assert names(merged.document) == {"Api1", "one"}


def test_a_js_object_whose_function_was_changed_stays_with_its_functions():
    removed, edited = base(), base()
    removed["actionCollectionList"], removed["actionList"] = [], removed["actionList"][:2]
    edited["actionList"][2]["unpublishedAction"]["runBehaviour"] = "ON_PAGE_LOAD"
    merged = transform.merge(base(), removed, edited)
    assert [(c.entity.type, c.sentence) for c in merged.conflicts] == [
        (
            "js_object",
            "Ours removed the JS object Utils on the page Page1, theirs changed the query one on it.",
        )
    ]
    assert merged.document["actionList"] == edited["actionList"]
    gone = transform.merge(base(), removed, edited, strategy="ours").document
    assert names(gone) == {"Api1", "Api2"} and gone["actionCollectionList"] == []


def test_a_datasource_that_a_new_query_uses_stays():
    removed, edited = base(), base()
    removed["datasourceList"] = []
    edited["actionList"].append(query("New", datasource={"id": "Db", "name": "Db"}))
    merged = transform.merge(base(), removed, edited)
    assert [c.sentence for c in merged.conflicts] == [
        "Ours removed the datasource Db, theirs uses it in the query New on the page Page1."
    ]
    assert merged.document["datasourceList"] == base()["datasourceList"]


def test_a_function_that_both_sides_added_is_there_once():
    one, other = base(), base()
    for number, side in enumerate((one, other)):
        side["actionCollectionList"] = [js_object("Utils", "one", "two")]
        side["actionList"].append(function("Utils", "two") | {"gitSyncId": f"made-{number}"})
    merged = transform.merge(base(), one, other)
    assert not merged.conflicts
    assert merged.document == one


def test_a_page_copied_on_one_side_and_edited_on_the_other():
    one, other = base(), base()
    copied = copy.deepcopy(one["pageList"][0])
    copied["gitSyncId"] = "p3"
    copied["unpublishedPage"]["name"] = "Page1 Copy"
    one["pageList"].append(copied)
    one["exportedApplication"]["pages"].append({"id": "Page1 Copy", "isDefault": False})
    other["pageList"][0]["unpublishedPage"]["layouts"][0]["dsl"]["children"][0]["text"] = "edited"
    for sides in ((one, other), (other, one)):
        merged = transform.merge(base(), *sides)
        assert not merged.conflicts
        texts = {
            entry["gitSyncId"]: entry["unpublishedPage"]["layouts"][0]["dsl"]["children"][0]["text"]
            for entry in merged.document["pageList"]
        }
        assert (texts["p1"], texts["p3"]) == ("edited", "")


def test_a_widget_that_one_side_removed_and_the_other_renamed_or_moved():
    box = {**text("Box", "c1"), "type": "CANVAS_WIDGET", "children": []}
    start = export(page("Page1", text("Note", "w1"), box, sync_id="p1"))
    children = start["pageList"][0]["unpublishedPage"]["layouts"][0]["dsl"]["children"]
    assert [child["widgetName"] for child in children] == ["Note", "Box"]

    def changed(change):
        document = copy.deepcopy(start)
        change(document["pageList"][0]["unpublishedPage"]["layouts"][0]["dsl"]["children"])
        return document

    def rename(children):
        children[0]["widgetName"] = "Other"

    def move(children):
        note = children.pop(0)
        children[0]["children"].append(note | {"parentId": "c1"})

    removed = changed(lambda children: children.pop(0))
    for edit in (rename, move):
        for sides in ((removed, changed(edit)), (changed(edit), removed)):
            merged = transform.merge(start, *sides)
            assert [c.entity.id for c in merged.conflicts] == ["w1"]
            assert merged.document["pageList"] == changed(edit)["pageList"]


@pytest.mark.parametrize(("take", "expected"), [(None, 0), ("ours", 0), ("theirs", 1)])
def test_code_that_clashes_in_a_js_object_is_asked_about_once(take, expected):
    """The product keeps the code of a function in its object and in the function itself."""
    sides = [base(), base()]
    for number, side in enumerate(sides):
        side["actionCollectionList"][0]["unpublishedCollection"]["body"] = (
            f"export default {{\n\tone: () => x{number},\n}}"
        )
        side["actionList"][2]["unpublishedAction"]["actionConfiguration"]["body"] = f"() => x{number}"
    start = base()
    start["actionList"][2]["unpublishedAction"]["actionConfiguration"]["body"] = "() => 1"
    (conflict,) = transform.merge(start, *sides).conflicts
    assert (conflict.entity.type, conflict.pointer) == ("js_object", "/unpublishedCollection/body")
    answers = {conflict.key: {"take": take}} if take else {}
    merged = transform.merge(start, *sides, answers=answers)
    assert merged.document == sides[expected] and bool(merged.conflicts) == (take is None)
