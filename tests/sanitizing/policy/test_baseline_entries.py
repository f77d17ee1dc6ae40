"""An accepted finding is known again in its place, and in no other."""

from __future__ import annotations

import pytest

from transform.sanitizing.policy.baseline_entries import BaselineEntry, by_fingerprint, property_of
from transform.sanitizing.policy.replacements import PLACEHOLDER

STATED = BaselineEntry("app.json", "/actionList/3/unpublishedAction/body", "Page1 > Query1")


@pytest.mark.parametrize(
    ("path", "entity", "same"),
    [
        (("actionList", 3, "unpublishedAction", "body"), "Page1 > Query1", True),
        (("actionList", 0, "unpublishedAction", "body"), "Page1 > Query1", True),
        (("actionList", 3, "unpublishedAction", "body"), "Page1 > Query2", False),
        (("actionList", 3, "unpublishedAction", "name"), "Page1 > Query1", False),
        (("actionList", 3, "publishedAction", "body"), "Page1 > Query1", False),
    ],
)
def test_places(path, entity, same):
    assert STATED.covers(path, entity) is same


def test_names_that_hold_secrets_are_compared_around_them():
    stated = STATED._replace(entity="Page1 > Ask REDACTED now")
    path = ("actionList", 3, "unpublishedAction", "body")
    assert stated.covers(path, "Page1 > Ask k9#d8f7a now")
    assert not stated.covers(path, "Page1 > Ask k9#d8f7a later")


def test_a_widget_is_the_same_after_it_was_moved_into_another():
    moved = "/pageList/1/unpublishedPage/layouts/0/dsl/children/4/children/0/text"
    assert property_of("/pageList/0/unpublishedPage/layouts/0/dsl/children/2/text") == property_of(moved)


@pytest.mark.parametrize(
    ("file", "same"), [("app.json", True), ("./a/app.json", True), ("b.json", False), ("myapp.json", False)]
)
def test_files(file, same):
    assert STATED.is_in(file) is same


@pytest.mark.parametrize(
    ("stated", "found", "same"),
    [
        ("{}", "", True),
        ("a{}", "a", True),
        ("ab{}ba", "aba", False),  # the beginning and the end may not overlap
        ("a{}b{}c", "a-b-b-c", True),
        ("a{}b{}c", "a-c", False),
        ("a{}b{}b", "a-b", False),
        ("a{}b", "a\n-b", True),
    ],
)
def test_what_is_covered_stands_for_any_text(stated, found, same):
    assert BaselineEntry("", "", stated.replace("{}", PLACEHOLDER)).covers(("x",), found) is (same)


def test_names_with_very_many_secrets_are_compared_at_once():
    stated = PLACEHOLDER.join("a" * 40) + "b"
    assert not BaselineEntry("", "/x", stated).covers(("x",), "a" * 4000)


@pytest.mark.slow
def test_many_places_of_one_secret_are_read_in_linear_time():
    entries = [("mark", {"file": str(number)}) for number in range(200_000)]
    (found,) = by_fingerprint(entries).values()
    assert len(found) == 200_000
    assert found[-1] == BaselineEntry("199999", "", "")
