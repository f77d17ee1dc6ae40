"""A merge says where widgets overlap that did not, and which names stand twice."""

from __future__ import annotations

import copy

import pytest
from small_export import export, page, text

import transform
from transform.parts.renaming import NewNames, with_new_names


def placed(name, identity, top):
    return {**text(name, identity), "topRow": top, "bottomRow": top + 4, "leftColumn": 0, "rightColumn": 10}


def base(*more):
    return export(page("Page1", placed("Title", "w1", 0), *more, sync_id="p1"))


def codes(merged):
    return [item.code for item in merged.diagnostics]


def test_widgets_that_overlap_only_after_the_merge():
    merged = transform.merge(base(), base(placed("One", "n1", 10)), base(placed("Two", "n2", 12)))
    (found,) = merged.diagnostics
    assert (found.code, found.severity) == ("AT852", "warning")
    assert found.message.startswith("One and Two overlap")
    assert not merged.conflicts


def test_widgets_that_only_touch_or_overlapped_before_are_fine():
    assert not codes(transform.merge(base(), base(placed("One", "n1", 10)), base(placed("Two", "n2", 14))))
    over = base(placed("One", "n1", 2))
    assert not codes(transform.merge(base(), over, copy.deepcopy(over)))
    beside = {**placed("Two", "n2", 10), "leftColumn": 10, "rightColumn": 20}
    assert not codes(transform.merge(base(), base(placed("One", "n1", 10)), base(beside)))


def dsl_of(document, number=0):
    return document["pageList"][number]["unpublishedPage"]["layouts"][0]["dsl"]


@pytest.mark.parametrize("swapped", [False, True], ids=["", "swapped"])
def test_what_stays_gets_another_name_where_its_own_was_given_away(swapped):
    """One side removed a widget and gave its name to another, the other side edited the removed one."""
    start = base(placed("Note", "w2", 20))
    ours, theirs = base(placed("Note", "n1", 20)), copy.deepcopy(start)
    dsl_of(theirs)["children"][1]["text"] = "edited"
    merged = transform.merge(start, *((theirs, ours) if swapped else (ours, theirs)))
    assert [conflict.entity.id for conflict in merged.conflicts] == ["w2"]
    names = {child["widgetId"]: child["widgetName"] for child in dsl_of(merged.document)["children"]}
    assert (names["n1"], names["w2"]) == ("Note", "Note1")
    assert "AT851" in codes(merged)
    assert "AT853" not in codes(merged)


@pytest.mark.parametrize("swapped", [False, True], ids=["", "swapped"])
def test_a_page_that_stays_does_not_overwrite_the_one_that_has_its_name_now(swapped):
    start = export(page("Home", sync_id="p1"), page("Tasks", sync_id="p2"))
    ours, theirs = copy.deepcopy(start), copy.deepcopy(start)
    gone, heir = (page["unpublishedPage"]["name"] for page in start["pageList"][::-1])
    del ours["pageList"][1]
    for entry in (ours["exportedApplication"], theirs["exportedApplication"]):
        entry["pages"] = [{"id": heir, "isDefault": True}, {"id": gone, "isDefault": False}]
    ours = copy.deepcopy(with_new_names(ours, NewNames({heir: gone}, {}, {})))
    ours["exportedApplication"]["pages"] = [{"id": gone, "isDefault": True}]
    dsl_of(theirs, 1)["backgroundColor"] = "red"
    merged = transform.merge(start, *((theirs, ours) if swapped else (ours, theirs)))
    names = [page["unpublishedPage"]["name"] for page in merged.document["pageList"]]
    assert len(set(names)) == len(start["pageList"])
    assert sorted(names) == sorted(entry["id"] for entry in merged.document["exportedApplication"]["pages"])
    tree = transform.unpack(merged.document)
    assert len(transform.pack(tree).document["pageList"]) == len(names)
    key = merged.conflicts[0].key
    answer = {key: {"take": "theirs" if swapped else "ours"}}
    resolved = transform.merge(start, *((theirs, ours) if swapped else (ours, theirs)), answers=answer)
    assert not resolved.conflicts
    assert [page["unpublishedPage"]["name"] for page in resolved.document["pageList"]] == [gone]


def test_of_computed_sizes_the_larger_counts():
    start = base()
    ours, theirs = copy.deepcopy(start), copy.deepcopy(start)
    for side, height in ((start, 400), (ours, 500), (theirs, 450)):
        side["pageList"][0]["unpublishedPage"]["layouts"][0]["dsl"]["bottomRow"] = height
    for sides in ((ours, theirs), (theirs, ours)):
        merged = transform.merge(start, *sides)
        assert not merged.conflicts
        assert merged.document["pageList"][0]["unpublishedPage"]["layouts"][0]["dsl"]["bottomRow"] == 500
