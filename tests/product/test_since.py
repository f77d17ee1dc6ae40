"""Since which release a thing is known."""

from __future__ import annotations

import csv

import pytest
from corpus import SHARED, needs_corpus

from transform.product.releases import find
from transform.product.since import kinds, names_of, since


def knows(release, kind, name):
    return since(kind, name).is_known_to(find(release))


@pytest.mark.parametrize(
    ("kind", "name", "before", "first"),
    [
        ("widget_type", "SWITCH_WIDGET", "1.3.5.1", "1.4"),
        ("plugin", "redshift-plugin", "1.2.24", "1.2.25"),
        ("run_behaviour", "AUTOMATIC", "1.73", "1.74"),
        ("widget_type", "CARD_WIDGET", "2.2", "2.3"),
        ("dsl_key", "tabOrder", "2.2", "2.3"),
        ("widget_property", "BUTTON_WIDGET.labelStyle", "2.2", "2.3"),
    ],
)
def test_a_thing_is_known_from_a_release_on(kind, name, before, first):
    assert not knows(before, kind, name)
    assert knows(first, kind, name)
    assert knows("latest", kind, name)


def test_a_thing_that_was_removed_is_known_up_to_its_last_release():
    assert [
        knows(release, "plugin", "rapidapi-plugin") for release in ("1.0", "1.8.3", "1.8.4", "latest")
    ] == [
        True,
        True,
        False,
        False,
    ]


def test_releases_are_compared_in_order_of_publication():
    """1.31.1 was published after 1.32, so it knows what 1.32 brought."""
    brought = ("widget_property", "MODAL_WIDGET.dynamicTriggerPathList")
    assert since(*brought).since == "1.32"
    assert not knows("1.31", *brought)
    assert knows("1.31.1", *brought)


def test_what_is_not_in_the_table_is_none():
    assert since("widget_type", "NO_SUCH_WIDGET") is None
    assert since("no_such_kind", "x") is None


def test_what_rests_on_release_notes_says_so():
    later = [one for kind in kinds() for one in names_of(kind).values() if find(one.since).by_release_notes]
    assert {one.name for one in later} >= {"CARD_WIDGET", "tabOrder"}
    assert all("release notes" in one.how_known for one in later)


@needs_corpus
def test_the_table_is_the_one_of_the_facts():
    with (SHARED / "facts" / "since.csv").open() as file:
        facts = [
            (
                row["since"].removeprefix("v"),
                row["until"].removeprefix("v"),
                row["kind"],
                row["name"],
                row["how_known"],
            )
            for row in csv.DictReader(file)
        ]
    known = [
        one for kind in kinds() for one in names_of(kind).values() if not find(one.since).by_release_notes
    ]
    assert sorted(facts) == sorted(
        (one.since, one.until or "", one.kind, one.name, one.how_known) for one in known
    )
