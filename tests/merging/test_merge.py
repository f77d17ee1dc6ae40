"""What a merge keeps, joins and asks about, on small exports."""

from __future__ import annotations

import copy

import pytest
from small_export import export, page, text

import transform


def three(*changes):
    """Return three versions of one small application, of which the last two were changed."""
    base = export(
        page("Page1", text("Title", "w1"), text("Note", "w2"), sync_id="p1"),
        page("Page2", text("Title", "w3"), sync_id="p2"),
    )
    sides = [copy.deepcopy(base) for _ in changes]
    for side, change in zip(sides, changes, strict=True):
        change(side)
    return base, *sides


def dsl(document, number=0):
    return document["pageList"][number]["unpublishedPage"]["layouts"][0]["dsl"]


def widget(document, name, number=0):
    return next((w for w in dsl(document, number)["children"] if w["widgetName"] == name), None)


def setting(key, value, name="Title"):
    def change(document):
        widget(document, name)[key] = value

    return change


def adding(name, identity, **members):
    def change(document):
        dsl(document)["children"].append({**text(name, identity), **members})

    return change


def removing(name):
    def change(document):
        dsl(document)["children"].remove(widget(document, name))

    return change


def nothing(document):
    pass


def test_what_one_side_changed_is_taken_as_it_is():
    base, ours, theirs = three(nothing, setting("text", "new"))
    assert transform.merge(base, ours, theirs).document == theirs
    assert transform.merge(base, theirs, ours).document == theirs


def test_different_properties_of_one_widget_are_joined():
    base, ours, theirs = three(setting("text", "ours"), setting("isVisible", False))
    merged = transform.merge(base, ours, theirs)
    assert not merged.conflicts
    assert widget(merged.document, "Title")["text"] == "ours"
    assert widget(merged.document, "Title")["isVisible"] is False


def test_one_property_changed_twice_is_a_conflict_that_keeps_ours():
    base, ours, theirs = three(setting("text", "ours"), setting("text", "theirs"))
    merged = transform.merge(base, ours, theirs)
    (conflict,) = merged.conflicts
    assert (conflict.entity.name, conflict.pointer) == ("Title", "/text")
    assert (conflict.ours, conflict.theirs) == ("ours", "theirs")
    assert merged.document == ours


@pytest.mark.parametrize(("strategy", "expected"), [("ours", "ours"), ("theirs", "theirs"), ("base", None)])
def test_a_strategy_decides_conflicts(strategy, expected):
    base, ours, theirs = three(setting("text", "ours"), setting("text", "theirs"))
    merged = transform.merge(base, ours, theirs, strategy=strategy)
    assert not merged.conflicts
    assert widget(merged.document, "Title").get("text") == (expected or widget(base, "Title").get("text"))


def test_an_answer_decides_one_conflict():
    base, ours, theirs = three(setting("text", "ours"), setting("text", "theirs"))
    (conflict,) = transform.merge(base, ours, theirs).conflicts
    taken = transform.merge(base, ours, theirs, answers={conflict.key: {"take": "theirs"}})
    assert taken.document == theirs
    given = transform.merge(base, ours, theirs, answers={conflict.key: {"value": "both"}})
    assert widget(given.document, "Title")["text"] == "both"


def test_both_sides_add_at_the_same_place():
    base, ours, theirs = three(adding("One", "n1"), adding("Two", "n2"))
    merged = transform.merge(base, ours, theirs)
    assert not merged.conflicts
    assert [w["widgetName"] for w in dsl(merged.document)["children"]] == ["Title", "Note", "One", "Two"]


def test_a_name_that_both_sides_gave_gets_a_number_and_its_references_follow():
    def theirs_adds(document):
        adding("Input1", "n2")(document)
        setting("text", "{{Input1.text}}")(document)

    base, ours, theirs = three(adding("Input1", "n1"), theirs_adds)
    merged = transform.merge(base, ours, theirs)
    assert widget(merged.document, "Input2")["widgetId"] == "n2"
    assert widget(merged.document, "Title")["text"] == "{{Input2.text}}"
    assert [item.code for item in merged.diagnostics] == ["AT851"]


def test_a_name_that_theirs_gave_up_is_free():
    base, ours, theirs = three(adding("Fresh", "n1"), nothing)
    removing("Note")(theirs)
    widget(ours, "Fresh")["widgetName"] = "Note2"
    adding("Note", "n3")(theirs)
    merged = transform.merge(base, ours, theirs)
    assert [w["widgetId"] for w in dsl(merged.document)["children"] if w["widgetName"] == "Note"] == ["n3"]


def test_new_references_follow_a_rename_on_the_other_side():
    base, ours, theirs = three(setting("widgetName", "Heading"), setting("text", "{{Title.text}}", "Note"))
    for sides in ((ours, theirs), (theirs, ours)):
        merged = transform.merge(base, *sides)
        assert not merged.conflicts
        assert widget(merged.document, "Note")["text"] == "{{Heading.text}}"


def test_two_renames_of_one_thing_are_one_conflict():
    base, ours, theirs = three(setting("widgetName", "A"), setting("widgetName", "B"))
    merged = transform.merge(base, ours, theirs)
    assert [(c.pointer, c.ours, c.theirs) for c in merged.conflicts] == [("/name", "A", "B")]
    assert widget(merged.document, "A") is not None


def test_a_deletion_stands_against_an_edit_and_the_edit_is_kept():
    base, ours, theirs = three(removing("Note"), setting("text", "edited", "Note"))
    for sides in ((ours, theirs), (theirs, ours)):
        merged = transform.merge(base, *sides)
        assert [c.entity.name for c in merged.conflicts] == ["Note"]
        assert widget(merged.document, "Note")["text"] == "edited"


def test_a_deletion_wins_over_a_change_of_place_alone():
    base, ours, theirs = three(removing("Note"), setting("topRow", 40, "Note"))
    merged = transform.merge(base, ours, theirs)
    assert not merged.conflicts
    assert widget(merged.document, "Note") is None


def test_moving_and_resizing_go_together():
    base = export(page("Page1", {**text("Title", "w1"), "topRow": 10, "bottomRow": 14}, sync_id="p1"))
    ours, theirs = copy.deepcopy(base), copy.deepcopy(base)
    widget(ours, "Title").update(topRow=20, bottomRow=24)
    widget(theirs, "Title").update(bottomRow=16)
    merged = transform.merge(base, ours, theirs)
    assert not merged.conflicts
    assert (widget(merged.document, "Title")["topRow"], widget(merged.document, "Title")["bottomRow"]) == (
        20,
        26,
    )


def test_a_removed_container_stays_when_the_other_side_put_something_into_it():
    box = {**text("Box", "c1"), "type": "CONTAINER_WIDGET", "children": []}
    base = export(page("Page1", box, sync_id="p1"))
    ours, theirs = copy.deepcopy(base), copy.deepcopy(base)
    dsl(ours)["children"].clear()
    widget(theirs, "Box")["children"].append({**text("Inner", "n1"), "parentId": "c1"})
    merged = transform.merge(base, ours, theirs)
    assert [c.entity.name for c in merged.conflicts] == ["Box"]
    assert widget(merged.document, "Box")["children"][0]["widgetName"] == "Inner"


def test_two_pages_swap_their_names():
    def swap(document):
        one, two = (entry["unpublishedPage"] for entry in document["pageList"])
        one["name"], two["name"] = two["name"], one["name"]

    base, ours, theirs = three(swap, setting("text", "changed"))
    merged = transform.merge(base, ours, theirs)
    assert not merged.conflicts
    names = {entry["gitSyncId"]: entry["unpublishedPage"]["name"] for entry in merged.document["pageList"]}
    assert names == {"p1": "Page2", "p2": "Page1"}
    assert widget(merged.document, "Title")["text"] == "changed"


def test_two_default_pages_are_a_conflict_and_the_result_has_one():
    def making_default(name):
        def change(document):
            document["exportedApplication"]["pages"] = [
                {"id": page, "isDefault": page == name} for page in ("Page1", "Page2", "Page3")
            ]

        return change

    base, ours, theirs = three(making_default("Page1"), making_default("Page2"))
    making_default("Page3")(base)
    merged = transform.merge(base, ours, theirs)
    assert [c.pointer for c in merged.conflicts] == ["/pages/default"]
    defaults = [
        entry["id"] for entry in merged.document["exportedApplication"]["pages"] if entry["isDefault"]
    ]
    assert defaults == ["Page1"]


@pytest.mark.parametrize("swapped", [False, True], ids=["", "swapped"])
def test_where_the_new_default_page_is_removed_the_former_one_stays(swapped):
    def listing(*names, default):
        return [{"id": name, "isDefault": name == default} for name in names]

    base, ours, theirs = three(lambda document: document["pageList"].pop(0), lambda document: None)
    base["exportedApplication"]["pages"] = listing("Page1", "Page3", "Page2", default="Page2")
    ours["exportedApplication"]["pages"] = listing("Page3", "Page2", default="Page2")
    theirs["exportedApplication"]["pages"] = listing("Page1", "Page3", "Page2", default="Page1")
    merged = transform.merge(base, *((theirs, ours) if swapped else (ours, theirs)))
    assert merged.document["exportedApplication"]["pages"] == listing("Page3", "Page2", default="Page2")


def test_texts_of_several_lines_merge_by_lines():
    def body(value):
        return setting("text", value)

    base, ours, theirs = three(body("a\nB\nc\n"), body("a\nb\nc\nd\n"))
    body("a\nb\nc\n")(base)
    merged = transform.merge(base, ours, theirs)
    assert not merged.conflicts
    assert widget(merged.document, "Title")["text"] == "a\nB\nc\nd\n"


def test_path_lists_are_sets():
    def paths(*names):
        return setting("dynamicBindingPathList", [{"key": name} for name in names])

    base, ours, theirs = three(paths("text", "isVisible"), paths("tooltip"))
    paths("text")(base)
    merged = transform.merge(base, ours, theirs)
    assert not merged.conflicts
    found = {entry["key"] for entry in widget(merged.document, "Title")["dynamicBindingPathList"]}
    assert found == {"isVisible", "tooltip"}


def test_what_is_no_export_is_refused():
    with pytest.raises(transform.InputError):
        transform.merge({}, {}, {})


@pytest.mark.parametrize(
    ("changes", "answer"),
    [
        ((setting("text", "ours"), setting("text", "theirs")), {"take": "neither"}),
        ((setting("text", "ours"), setting("text", "theirs")), {"take": "both"}),
        ((removing("Note"), setting("text", "edited", "Note")), {"value": {"text": "mine"}}),
        ((setting("widgetName", "A"), setting("widgetName", "B")), {"value": 1}),
    ],
    ids=["no side", "both of one line", "a whole widget", "no name"],
)
def test_an_answer_that_cannot_be_is_refused(changes, answer):
    base, ours, theirs = three(*changes)
    (conflict,) = transform.merge(base, ours, theirs).conflicts
    with pytest.raises(transform.InputError, match=r"Note|w1|w2"):
        transform.merge(base, ours, theirs, answers={conflict.key: answer})


def test_a_text_of_several_lines_can_have_the_lines_of_both():
    lines = "export default {\n%s}"
    base, ours, theirs = three(
        setting("text", lines % "  a: 1,\n  mine: 2,\n"), setting("text", lines % "  a: 1,\n  other: 3,\n")
    )
    setting("text", lines % "  a: 1,\n  old: 1,\n")(base)
    (conflict,) = transform.merge(base, ours, theirs).conflicts
    merged = transform.merge(base, ours, theirs, answers={conflict.key: {"take": "both"}})
    assert not merged.conflicts
    assert widget(merged.document, "Title")["text"] == lines % "  a: 1,\n  mine: 2,\n  other: 3,\n"
    assert [one.taken for one in merged.decisions if one.reason == "as answered"] == ["merged"]


def test_an_answer_that_names_no_container_loses_no_widget():
    boxes = [{**text(name, name), "type": "CANVAS_WIDGET", "children": []} for name in ("c1", "c2")]
    base = export(page("Page1", text("Note", "w1"), *boxes, sync_id="p1"))
    ours, theirs = copy.deepcopy(base), copy.deepcopy(base)
    for side, number in ((ours, 0), (theirs, 1)):
        note = dsl(side)["children"].pop(0)
        dsl(side)["children"][number]["children"].append(note | {"parentId": f"c{number + 1}"})
    (conflict,) = transform.merge(base, ours, theirs).conflicts
    merged = transform.merge(base, ours, theirs, answers={conflict.key: {"value": "nowhere"}})
    assert merged.document == ours


def test_a_name_that_theirs_gave_by_renaming_and_ours_by_adding():
    def theirs_renames(document):
        setting("widgetName", "Fresh", "Note")(document)
        setting("text", "{{Fresh.text}}")(document)

    base, ours, theirs = three(adding("Fresh", "n1"), theirs_renames)
    merged = transform.merge(base, ours, theirs)
    assert not merged.conflicts and [item.code for item in merged.diagnostics] == ["AT851"]
    assert {w["widgetId"]: w["widgetName"] for w in dsl(merged.document)["children"]} == {
        "w1": "Title",
        "w2": "Fresh1",
        "n1": "Fresh",
    }
    assert widget(merged.document, "Title")["text"] == "{{Fresh1.text}}"


def test_two_things_that_get_one_name():
    base, ours, theirs = three(setting("widgetName", "Same"), setting("widgetName", "Same", "Note"))
    merged = transform.merge(base, ours, theirs)
    assert [w["widgetName"] for w in dsl(merged.document)["children"]] == ["Same", "Same1"]
    assert [item.code for item in merged.diagnostics] == ["AT851"]


def test_a_free_name_is_none_that_theirs_has_given_to_something_else():
    def theirs_adds(document):
        adding("Input1", "n2")(document)
        adding("Input2", "n3")(document)

    base, ours, theirs = three(adding("Input1", "n1"), theirs_adds)
    merged = transform.merge(base, ours, theirs)
    names = {w["widgetId"]: w["widgetName"] for w in dsl(merged.document)["children"]}
    assert (names["n1"], names["n2"], names["n3"]) == ("Input1", "Input3", "Input2")


def test_names_that_are_taken_on_a_page_that_ours_renamed():
    def ours_adds(document):
        adding("Input1", "n1")(document)
        document["pageList"][0]["unpublishedPage"]["name"] = "Start"
        document["exportedApplication"]["pages"][0]["id"] = "Start"

    base, ours, theirs = three(ours_adds, adding("Input1", "n2"))
    merged = transform.merge(base, ours, theirs)
    assert [w["widgetName"] for w in dsl(merged.document)["children"]][2:] == ["Input1", "Input2"]


def deployed(document):
    return document["pageList"][0]["publishedPage"]["layouts"][0]["dsl"]["children"][0]


def test_the_deployed_side_has_the_answer_of_the_edited_one_where_the_question_is_the_same():
    base = export(page("Page1", text("Title", "w1", "old"), sync_id="p1", both=True))
    ours, theirs = copy.deepcopy(base), copy.deepcopy(base)
    for side, value in ((ours, "ours"), (theirs, "theirs")):
        widget(side, "Title")["text"] = deployed(side)["text"] = value
    (conflict,) = transform.merge(base, ours, theirs).conflicts
    answered = transform.merge(base, ours, theirs, answers={conflict.key: {"take": "theirs"}})
    assert answered.document == theirs and not answered.conflicts


def test_the_deployed_side_is_asked_about_where_it_is_another_question():
    base = export(page("Page1", text("Title", "w1", "old"), sync_id="p1", both=True))
    ours, theirs = copy.deepcopy(base), copy.deepcopy(base)
    widget(ours, "Title")["text"] = "edited"
    for side, value in ((ours, "ours"), (theirs, "theirs")):
        deployed(side)["text"] = value
    (conflict,) = transform.merge(base, ours, theirs).conflicts
    assert conflict.pointer == "/publishedPage/text" and "(deployed)" in conflict.sentence
    answered = transform.merge(base, ours, theirs, answers={conflict.key: {"take": "theirs"}}).document
    assert (widget(answered, "Title")["text"], deployed(answered)["text"]) == ("edited", "theirs")
