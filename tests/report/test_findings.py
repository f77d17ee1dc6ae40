"""Findings as text and JSON name place, kind and fingerprint, and count what they leave out."""

from __future__ import annotations

import json

import transform
from transform.diagnostics import Entity
from transform.report.findings import FoundFile, to_json, to_text
from transform.sanitizing.coverage import coverage
from transform.sanitizing.findings import Finding

WIDGET = Entity("widget", "Page1", "Table1", "abc")
SECRET = Finding("slack-token", "error", WIDGET, "/pageList/0/text", "xoxb-…", "f1", "redacted")
NOTE = Finding(
    "instance-data", "note", Entity("page", "Page1", "Page1"), "/pageList/0/policies", "", "f2", "removed"
)


def test_a_check_says_that_nothing_was_removed_yet():
    head, line = to_text([FoundFile("app.json", [SECRET], changed=True)], dry=True).splitlines()
    assert head == "app.json: 1 error (1 would be redacted)"
    assert "Slack token xoxb-…, would be redacted [f1]" in line


def test_a_line_has_place_kind_entity_preview_action_and_fingerprint():
    line = to_text([FoundFile("app.json", [SECRET], changed=True)]).splitlines()[1]
    assert line == (
        "  /pageList/0/text: error slack-token: Page1 > Table1: Slack token xoxb-…, redacted [f1]"
    )


def test_the_summary_comes_first_and_names_the_file_once():
    text = to_text([FoundFile("app.json", [SECRET, NOTE], changed=True)], notes=False)
    assert "instance-data" not in text
    assert text.splitlines()[0] == "app.json: 1 error, 1 note (1 redacted, 1 removed)"
    assert text.count("app.json") == 1


def many(count: int, *, fingerprint: str = "") -> list[Finding]:
    return [
        Finding("slack-token", "error", WIDGET, f"/pageList/{i}", "", fingerprint or f"f{i}", "reported")
        for i in range(count)
    ]


def test_several_files_end_with_a_total_that_counts_a_secret_once():
    files = [
        FoundFile("a", [SECRET]),
        FoundFile("b", [SECRET, NOTE]),
        FoundFile("c", []),
        FoundFile("d", [NOTE]),
    ]
    assert to_text(files).splitlines()[-1] == "4 files, 2 with secrets; 1 error, 1 note in 4 places"
    assert to_text([FoundFile("a", []), FoundFile("b", [])]).endswith(
        "2 files, 0 with secrets; nothing found"
    )


def test_there_are_at_most_50_lines_unless_every_one_is_wanted():
    files = [FoundFile("fine.json", []), FoundFile("app.json", many(200))]
    lines = to_text(files).splitlines()
    assert len(lines) == 50
    assert lines[0].startswith("app.json: 200 errors")  # the worst file first
    assert lines[-2] == "… and 154 more lines; --all shows them"
    assert lines[-1].startswith("2 files, 1 with secrets; 200 errors")
    assert len(to_text(files, every=True).splitlines()) == 203


def test_a_secret_in_many_places_has_three_of_them():
    lines = to_text([FoundFile("app.json", many(9, fingerprint="f1"))]).splitlines()
    assert (len(lines), lines[-1]) == (5, "  … and 6 more of [f1]")
    assert len(to_text([FoundFile("app.json", many(9, fingerprint="f1"))], every=True).splitlines()) == 10


def test_the_most_severe_findings_come_first():
    lines = to_text([FoundFile("app.json", [NOTE, SECRET])]).splitlines()
    assert ["error" in line for line in lines[1:]] == [True, False]


def test_files_without_findings_say_so():
    assert to_text([FoundFile("app.json", [])]) == "app.json: nothing found"


def test_colour_wraps_the_label_only():
    assert "\033[31merror slack-token\033[0m" in to_text([FoundFile("a", [SECRET])], colour=True)
    assert "\033" not in to_text([FoundFile("a", [SECRET])])


def test_json_tells_what_changed_for_sanitizing_only():
    scanned, sanitized = to_json([FoundFile("a", [SECRET]), FoundFile("b", [NOTE], changed=True)])
    assert "changed" not in scanned
    assert sanitized["changed"] is True
    assert scanned["findings"] == [SECRET.to_dict()]


def test_what_a_terminal_would_obey_is_written_out():
    widget = Entity("widget", "Page\n1", "Ta\x1b[31mble", "abc")
    found = Finding("slack-token", "error", widget, "/pageList/0/a\nb", "xoxb-…", "f1", "redacted")
    text = to_text([FoundFile("a\x1bpp.json", [found], changed=True)])
    assert len(text.splitlines()) == 2
    assert "\x1b" not in text
    assert "Page\\x0a1 > Ta\\x1b[31mble" in text


def test_strict_is_said_to_take_out_only_what_it_takes_out():
    text = "Ask jane.roe@orders.dev, see https://docs.orders.dev/start"
    widget = {"widgetName": "Text1", "type": "TEXT_WIDGET", "widgetId": "a", "text": text}
    page = {"widgetName": "MainContainer", "type": "CANVAS_WIDGET", "widgetId": "0", "children": [widget]}
    strict = json.dumps(transform.sanitize(page, "strict").document)
    assert "jane.roe" not in strict
    assert "docs.orders.dev" in strict
    said = to_text([FoundFile("page.json", [], coverage=coverage(page))])
    assert "left by design: 1 e-mail address (--policy strict takes them out), 1 host name in URLs" in said
