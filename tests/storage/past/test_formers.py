"""The first of several former versions that has something lost gives it back."""

from __future__ import annotations

import pytest
from applications import adds, application, changed, removes_page, renames_page, widget

from transform.errors import InputError
from transform.storage.past.formers import Former, first_with
from transform.storage.past.recovery import recovery_of_export

BASE = application()
PRESENT = changed(BASE, removes_page("Tasks"))


def as_it_is(document):
    return document


def broken(_document):
    raise InputError("This one is broken")


def test_the_first_that_has_it_counts_and_later_ones_are_not_read():
    def formers():
        yield Former(PRESENT, "newest")
        yield Former(BASE, "older")
        pytest.fail("read although it was found")

    found = first_with(formers(), PRESENT, "Tasks", as_it_is)
    assert (found.former.label, found.key[0]) == ("older", "page")


@pytest.mark.parametrize(
    ("formers", "words"),
    [
        ([], "No commit before HEAD"),
        ([Former(PRESENT)], "The other version has nothing called 'Tasks'"),
        ([Former(PRESENT), Former({})], "None of 2 other versions has anything called 'Tasks'"),
    ],
)
def test_what_none_has_is_said(formers, words):
    with pytest.raises(InputError, match=words):
        first_with(formers, PRESENT, "Tasks", as_it_is)


def test_what_is_there_is_not_lost():
    with pytest.raises(InputError, match="'Home' is there"):
        first_with([Former(BASE)], PRESENT, "Home", as_it_is)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Tasks", "'Tasks' is not gone: it is page Jobs now"),
        ("Tasks.List", "'Tasks.List' is not gone: it is widget Jobs > List now"),
        ("Old", "nothing called 'Old'"),
    ],
)
def test_what_was_renamed_is_named(name, words):
    with pytest.raises(InputError, match=words):
        first_with([Former(BASE)], changed(BASE, renames_page("Tasks", "Jobs")), name, as_it_is)


def test_a_version_that_cannot_be_used_does_not_stop_the_search():
    def shaped(document):
        return broken(document) if document.get("broken") else document

    formers = [Former({"broken": True}), Former(BASE, "good")]
    assert first_with(formers, PRESENT, "Tasks", shaped).former.label == "good"
    with pytest.raises(InputError, match="This one is broken"):
        first_with(formers[:1], PRESENT, "Tasks", shaped)


def test_a_name_of_several_things_is_refused_and_not_looked_up_elsewhere():
    twice = changed(
        BASE, adds("Tasks", widget("Twin")), adds("Home", {**widget("Twin"), "widgetId": "other"})
    )
    with pytest.raises(InputError, match="2 things"):
        first_with([Former(twice), Former(BASE)], BASE, "Twin", as_it_is)


def test_a_page_of_an_export_comes_back_and_nothing_is_changed_in_place():
    found = recovery_of_export(PRESENT, "Tasks", [Former(PRESENT), Former(BASE, "older")])
    assert (found.source, found.change) == ("older", None)
    names = [page["unpublishedPage"]["name"] for page in found.recovered.document["pageList"]]
    assert sorted(names) == sorted(page["unpublishedPage"]["name"] for page in BASE["pageList"])
    assert changed(BASE, removes_page("Tasks")) == PRESENT
