"""What follows from a rename in a merge is no damage; a reference that was lost is."""

from __future__ import annotations

from typing import Any

from applications import application, changed, renames_page, sets

from transform.history.merge_check import check_merge
from transform.history.merge_findings import MergeFinding
from transform.history.merge_marks import Version
from transform.history.same_names import has_other_names, under_names_of
from transform.history.snapshot import snapshot
from transform.merging.merge import merge

BASE = application()
RENAMED = sets("Home", "Title", widgetName="Heading")
REFERS = sets("Home", "Note", text="{{Title.text}}")


def check(*documents: Any) -> list[MergeFinding]:
    base, ours, theirs, result = (Version(snapshot(document)) for document in documents)
    renamed = None
    if has_other_names(documents[-1], documents[:-1]):
        named = [Version(snapshot(one)) for one in under_names_of(documents[-1], BASE, documents[:-1])]
        renamed = named[:1], named[1:]
    return check_merge([base], [ours, theirs], result, renamed=renamed)


def test_a_new_reference_follows_a_rename_of_the_other_side():
    ours, theirs = changed(BASE, RENAMED), changed(BASE, REFERS)
    for sides in ((ours, theirs), (theirs, ours)):
        result = merge(BASE, *sides).document
        assert "{{Heading.text}}" in str(result)
        assert check(BASE, *sides, result) == []


def test_a_reference_to_a_renamed_page_follows():
    ours = changed(BASE, renames_page("Tasks", "Jobs"))
    theirs = changed(BASE, sets("Home", "Note", onClick="{{navigateTo('Tasks')}}"))
    assert check(BASE, ours, theirs, merge(BASE, ours, theirs).document) == []


def test_a_reference_that_stays_as_it_was_written_is_no_damage_either():
    result = changed(BASE, RENAMED, REFERS)
    assert check(BASE, changed(BASE, RENAMED), changed(BASE, REFERS), result) == []


def test_a_lost_reference_and_a_lost_name_are_found():
    sides = changed(BASE, RENAMED), changed(BASE, REFERS)
    assert [item.properties for item in check(BASE, *sides, changed(BASE, RENAMED))] == [("/text",)]
    assert [item.properties for item in check(BASE, *sides, changed(BASE, REFERS))] == [("/widgetName",)]


def test_equal_names_need_nothing():
    assert not has_other_names(BASE, [BASE, changed(BASE, REFERS)])
