"""The matrix, and what releases do with a document, as a person reads it."""

from __future__ import annotations

import re

from transform.product.releases import Versions, find, fit, releases
from transform.report.releases_text import matrix, verdicts
from transform.validating.acceptance import fits

SCHEMAS = {"serverSchemaVersion": 7, "clientSchemaVersion": 1}


def test_a_line_of_the_matrix():
    lines = matrix([find("1.3.3"), find("1.9.16")], {}).splitlines()
    assert lines[1].split() == ["1.3.3", "2021-02-03", "9", "-", "-", "-"]
    assert lines[2].split() == ["1.9.16", "2023-04-17", "78", "6", "1", "4"]


def test_notes_stand_below():
    assert matrix([find("1.7.14")], {}).splitlines()[-1].startswith("1.7.14: ")


def test_spans_of_releases_say_what_they_do_and_why():
    document = {"pageList": [{"unpublishedPage": {"layouts": [{"dsl": {"version": 89}}]}}], **SCHEMAS}
    judged = [fit(release, Versions(89, 7, 1)) for release in releases()]
    lines = verdicts("app.json", document, judged).splitlines()
    assert lines[0] == "app.json has page version 89, server schema 7, client schema 1."
    assert [line.partition(":")[0] for line in lines[1:]] == [
        "1.0.0-beta to 1.9.42",
        "1.9.43 to 1.11",
        "1.12 to 2.5.1",
        "What is said of releases after 1.91 rests on their release notes alone.",
        f"{len(judged)} releases",
    ]
    total = lines[-1].partition(": ")[2]
    assert sum(int(number) for number in re.findall(r"\d+", total)) == len(judged)
    assert "Provided file is incompatible, please upgrade your instance" in lines[1]
    assert "server schema 7 is newer than its 6" in lines[1]
    assert "pages of version 89 misbehave" in lines[2]
    assert "accepts it and shows its pages rightly" in lines[3]


def test_a_file_that_every_release_refuses_is_told_in_one_line_with_the_reason():
    document = {"exportedApplication": {}, "pageList": []}
    first, second, third, total = verdicts("app.json", document, fits(document)).splitlines()
    assert first == "app.json has server schema 0, client schema 0."
    assert second.startswith(
        "1.0.0-beta to 2.5.1: refuses it (\"Validation Failure(s): Field 'pageList' is missing"
    )
    assert second.endswith(": pageList is empty (at /pageList)")
    assert third.endswith("release notes alone.")
    assert total == f"{len(releases())} releases: {len(releases())} refuse it."


def test_a_page_is_told_as_part_of_an_application():
    page = {"type": "CANVAS_WIDGET", "version": 90}
    lines = verdicts("page.json", page, fits(page)).splitlines()
    assert lines[-2] == "As part of an application its pages are right from release 1.37."


def test_nothing_of_a_document_acts_on_the_terminal_or_a_log():
    document = {
        "exportedApplication": {"name": "A"},
        "pageList": [{"unpublishedPage": {"name": "P", "layouts": []}}],
        "actionList": [],
        "datasourceList": [{"name": "D", "pluginId": "x\x1b[2J\x07\r\n::error::y"}],
        **SCHEMAS,
    }
    text = verdicts("app.json", document, fits(document))
    assert "Unable to find the plugin x" in text
    assert not any(line.startswith("::error") for line in text.splitlines())
    assert all(character.isprintable() for character in text.replace("\n", ""))
