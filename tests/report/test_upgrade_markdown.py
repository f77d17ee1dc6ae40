"""The report of an upgrade as a reviewer reads it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import transform
from transform.report.upgrade_markdown import to_markdown
from transform.report.upgrade_report import refused_to_dict, to_dict

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
    assert reported(example).count("## Page `Orders` (edited and deployed)") == 1
    layout = example["pageList"][0]["publishedPage"]["layouts"][0]
    layout["dsl"] = {**layout["dsl"], "children": layout["dsl"]["children"][:1]}
    text = reported(example)
    assert "## Page `Orders` (edited)" in text
    assert "## Page `Orders` (deployed)" in text


def test_resources_have_their_own_sentences(example):
    text = reported(example)
    own = text.split("### `Customers > find_customers`")[1].split("###")[0]
    assert "Queries of MongoDB, S3 and Firestore hold their settings in form data" in own
    assert "(server 2 -> 3)" in own


def test_pages_on_which_only_the_number_rose_are_listed(example):
    example["pageList"][0]["unpublishedPage"]["layouts"][0]["dsl"]["children"] = []
    assert "Only the version number rose\n\nPage `Orders` (edited)." in reported(example)


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


def page_of(name, version, *children):
    dsl = {"type": "CANVAS_WIDGET", "widgetId": "0", "version": version, "children": list(children)}
    return {"unpublishedPage": {"name": name, "layouts": [{"dsl": dsl}]}}


def export_of(*pages):
    parts = {"exportedApplication": {}, "pageList": list(pages), "actionList": [], "datasourceList": []}
    return {**parts, "serverSchemaVersion": 12, "clientSchemaVersion": 2}


TABLE = {"type": "TABLE_WIDGET_V2", "widgetId": "t", "widgetName": "Table1", "primaryColumns": {}}


def test_pages_that_were_left_alone_are_told_from_those_whose_number_rose():
    lines = reported(export_of(page_of("A", 94), page_of("B", 93), page_of("C", -3))).splitlines()
    assert lines[lines.index("## Only the version number rose") + 2] == "Page `B` (edited)."
    assert lines[lines.index("## Unchanged") + 2] == "Page `A` (edited) and Page `C` (edited)."
    assert lines[2].startswith("The document had page versions -3 to 94, ")
    assert "It now has page versions -3 to 94, " in lines[2]


def test_versions_that_are_no_numbers_are_shown():
    lines = reported(export_of(page_of("A", "78", TABLE), page_of("B", None))).splitlines()
    assert "had page version 78, page version `null`, " in lines[2]
    assert any(line.startswith("From version 78 to 94; ") for line in lines)


def test_what_cannot_be_upgraded_is_not_called_up_to_date():
    assert "stays as it was: page version -3" in reported(export_of(page_of("A", -3)))


def test_pages_of_the_same_name_are_told_one_by_one():
    text = reported(export_of(page_of("A", 86, TABLE), page_of("A", 86, TABLE)))
    assert text.count("## Page `A` (edited)\n") == 2
    assert text.count("(page 86 -> 87)") == 2


def test_functions_of_the_same_name_are_told_apart():
    sides = [
        {"name": "run", "fullyQualifiedName": f"O{i}.run", "pageId": "Home", "executeOnLoad": True}
        for i in (1, 2)
    ]
    actions = [{"unpublishedAction": side} for side in sides]
    text = reported({**export_of(page_of("Home", 94)), "actionList": actions, "serverSchemaVersion": 11})
    assert "### `Home > O1.run`, `Home > O2.run`" in text


def test_an_input_that_was_refused_is_in_the_report():
    error = transform.InputError("b.json: the <file> is empty", hint="Export it again.")
    text = to_markdown([refused_to_dict("b.json", error)])
    assert text == "# Upgrade of `b.json`\n\nRefused: the \\<file\\> is empty. Export it again.\n\n"


@pytest.mark.parametrize("name", ["Ev|il\n## H <b>x</b>", "`</code><b>", "\x1b[31mred", "a\u2028# b"])
def test_no_name_acts_in_the_report(name):
    broken = {**TABLE, "primaryColumns": {"id": None}, "widgetName": name}
    query = {"unpublishedAction": {"name": name, "pageId": name, "executeOnLoad": True}}
    document = {
        **export_of(page_of(name, 76, broken)),
        "serverSchemaVersion": 11,
        "actionList": [query, None],
    }
    document["exportedApplication"] = {"name": name}
    text = to_markdown([to_dict(name, document, transform.upgrade(document))])
    outside = re.sub(r"`[^`\n]*`|\\.", "", text)
    assert not re.search(r"<|\x1b|^## H|^# b", outside, re.MULTILINE)
    assert "\x1b" not in text
    assert "\u2028" not in text
    assert "AT201" in text


def test_what_was_only_checked_is_not_said_to_be_done(example):
    text = to_markdown([to_dict("app.json", example, transform.upgrade(example))], dry=True)
    assert "The application `Order desk` has page versions 26 to 50" in text
    assert "An upgrade, which was not written, gives it page version 94" in text
    assert "It now has" not in text
