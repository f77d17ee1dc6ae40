"""The report of an upgrade as a reviewer reads it."""

from __future__ import annotations

from pathlib import Path

import pytest

import transform
from transform.report.upgrade_markdown import to_markdown
from transform.report.upgrade_report import to_dict

FIXTURE = Path(__file__).parents[2] / "fixtures" / "order-desk-1.6.8.json"


def reported(before):
    return to_markdown([to_dict("app.json", before, transform.upgrade(before))])


@pytest.fixture
def example():
    return transform.parse(FIXTURE.read_bytes())


def test_it_begins_with_versions_and_releases(example):
    assert (
        "The application `Order desk` had page versions 26 to 50, server schema 1 and client schema 1 "
        "(releases 1.6.8 to 1.6.14). It now has page version 94, server schema 12 and client schema 2"
    ) in reported(example)


def test_sentences_say_what_a_step_is_for_and_name_the_widgets(example):
    lines = reported(example).splitlines()
    assert "- Icons become icon buttons (page 52 -> 53): `CloseIcon`." in lines
    assert "- Rates that are disabled are read-only instead (page 64 -> 65): `RatingRate`." in lines


def test_equal_sides_are_told_once_and_others_apart(example):
    assert reported(example).count("## Page Orders (edited and deployed)") == 1
    layout = example["pageList"][0]["publishedPage"]["layouts"][0]
    layout["dsl"] = {**layout["dsl"], "children": layout["dsl"]["children"][:1]}
    text = reported(example)
    assert "## Page Orders (edited)" in text
    assert "## Page Orders (deployed)" in text


def test_resources_have_their_own_sentences(example):
    text = reported(example)
    own = text.split("### `Customers > find_customers`")[1].split("###")[0]
    assert "Queries of MongoDB, S3 and Firestore hold their settings in form data" in own
    assert "(server 2 -> 3)" in own


def test_pages_on_which_only_the_number_rose_are_listed(example):
    example["pageList"][0]["unpublishedPage"]["layouts"][0]["dsl"]["children"] = []
    assert "Only the version number rose\n\nPage Orders (edited)." in reported(example)


def test_an_export_that_is_up_to_date_says_so(example):
    text = reported(transform.upgrade(example).document)
    assert "is up to date: page version 94, server schema 12 and client schema 2" in text


def test_what_is_to_look_at_stands_at_the_end(example):
    example["actionList"].append(None)
    text = reported(example)
    assert "## To look at" in text
    assert "**AT205** `/actionList/6`" in text


def test_names_cannot_break_the_layout(example):
    dsl = example["pageList"][0]["unpublishedPage"]["layouts"][0]["dsl"]
    dsl["children"][0]["widgetName"] = "a`b|c\n# d"
    text = reported(example)
    assert "`a b c # d`" in text
    assert "\n# d" not in text
