"""Reports of merges, logs, blame and recoveries: one line each, whatever names and messages hold."""

from __future__ import annotations

from datetime import UTC, datetime

import orjson

from transform.diagnostics import Diagnostic, Entity
from transform.diffing.changes import Change
from transform.history.log import LogLine
from transform.history.merge_findings import MergeFinding
from transform.history.recover import Recovered
from transform.history.snapshot import Part
from transform.report.blame import blame_text, blame_to_dict
from transform.report.github import to_github
from transform.report.log import Logged, log_text, log_to_list
from transform.report.merge_check import (
    merge_check_results,
    merge_check_text,
    merge_check_to_list,
)
from transform.report.recovery import recovery_text, recovery_to_dict
from transform.report.sarif import to_sarif
from transform.report.status_text import status_text, status_to_dict
from transform.storage.folder_writing import FolderChange
from transform.storage.past.blame import Blame, Blamed
from transform.storage.past.commits import Commit
from transform.storage.past.edits import Edit
from transform.storage.past.merges import CheckedMerge
from transform.storage.past.recovery import Recovery
from transform.storage.status import Status

EVIL = "x\x1b[31m\n::error::y\u202e"
WIDGET = Entity("widget", EVIL, EVIL, "w1")
COMMIT = Commit("a" * 40, "b" * 40, ("c" * 40, "d" * 40), EVIL, datetime(2024, 5, 8, tzinfo=UTC), EVIL)
KEY = "sk_live_" + "4eC39HqLyjWDarjtT1zdp7dc"
TOKEN = "ghp_" + "wJ4kZ8mQ2xR7tV1nB5cY9dF3gH6jL0pSsX2e"
KEYED = Entity("widget", f"Page {TOKEN}", KEY, KEY)
TOLD = Commit(
    "a" * 40, "b" * 40, (), f"Ann {TOKEN}", datetime(2024, 5, 8, tzinfo=UTC), f"System generated commit {KEY}"
)


def is_tame(text: str, lines: int) -> bool:
    """Check whether a text has so many lines and nothing that acts on a terminal or a log."""
    found = text.split("\n")
    return (
        len(found) == lines and not any(mark in text for mark in "\x1b\u202e") and "\n::error::y" not in text
    )


def test_merges() -> None:
    findings = (
        MergeFinding("lost", EVIL, 1, EVIL, WIDGET),
        MergeFinding("markers", "markers", -1, "pages/a.json", line=3, column=1),
    )
    merges = [CheckedMerge(COMMIT, findings)]
    text = merge_check_text(merges)
    assert is_tame(text, 2)
    assert "lost (theirs dddddddddddd)" in text
    assert text.endswith("aaaaaaaaaaaa pages/a.json:3:1: markers (result): markers")
    results = merge_check_results(merges)
    assert is_tame(to_github(results.files), 2)
    log = to_sarif(results)
    assert [rule["id"] for rule in log["runs"][0]["tool"]["driver"]["rules"]] == [
        "merge-markers",
        "merge-lost",
    ]
    assert [one["parent"] for one in merge_check_to_list(merges)[0]["findings"]] == ["d" * 40, None]


def test_logs() -> None:
    lines = (LogLine("D", WIDGET, (), None, (WIDGET,)), LogLine("R", WIDGET, ("/text",), EVIL))
    entries = [Logged(Edit(COMMIT, "apps/", ages=("E", "F"), files=1), lines)]
    text = log_text(entries)
    assert is_tame(text, 3)
    assert "= layout E to F: 1 file rewritten" in text
    assert log_to_list(entries)[0]["layout"] == ["E", "F"]
    product = Commit(
        *(getattr(COMMIT, name) for name in ("id", "tree", "parents", "author", "time")),
        "System generated commit",
    )
    text = log_text([Logged(Edit(product, "", files=2), lines)])
    assert text.endswith("= System generated commit: 2 files, 2 widgets removed; 1 widget changed")


def test_blame() -> None:
    found = Blame(
        Part(WIDGET, {}, ""), (Blamed("/a/b", COMMIT), Blamed(f"/{EVIL}", None), Blamed("/a/c", COMMIT))
    )
    text = blame_text(found)
    assert is_tame(text, 2)
    assert text.split("\n")[0].endswith("  a")
    assert "000000000000 not committed yet" in text
    assert [one["commit"] for one in blame_to_dict(found)["properties"]] == ["a" * 40, None, "a" * 40]


def test_recoveries() -> None:
    recovered = Recovered({}, (WIDGET,), (WIDGET,), (WIDGET,), ())
    found = Recovery(recovered, {}, FolderChange(("a",), (), (), ()), COMMIT)
    text = recovery_text(found, is_dry=True)
    assert is_tame(text, 4)
    assert text.endswith("1 file would be added, 0 would be rewritten")
    assert recovery_to_dict(found)["added"] == ["a"]


def assert_hides(text: str, record: object) -> None:
    """Check that neither form shows a key, and that both show what it was in."""
    for form in (text, orjson.dumps(record).decode()):
        assert KEY not in form and TOKEN not in form
        assert "REDACTED" in form and "Page" in form


def test_logs_hide_secrets_in_names() -> None:
    line = LogLine("R", KEYED, (f"/{KEY}/a",), f"was {TOKEN}", (KEYED,), KEYED)
    plain = Commit(*(getattr(TOLD, name) for name in ("id", "tree", "parents", "author", "time")), "Edit")
    for commit in (TOLD, plain):
        entries = [Logged(Edit(commit, f"Page {KEY}/", unread=(f"pages/{KEY}.json",)), (line,))]
        assert_hides(log_text(entries), log_to_list(entries))


def test_blame_hides_secrets_in_names() -> None:
    found = Blame(Part(KEYED, {}, ""), (Blamed(f"/Page/{KEY}", TOLD), Blamed(f"/b/{KEY}", None)))
    assert_hides(blame_text(found), blame_to_dict(found))
    many = (*(Blamed(f"/a{number}", TOLD) for number in range(20)), Blamed(f"/Page/{KEY}", None))
    assert_hides(blame_text(Blame(Part(KEYED, {}, ""), many)), blame_to_dict(found))


def test_recoveries_hide_secrets_in_names() -> None:
    told = Diagnostic("AT940", "warning", f"/{KEY}", f"Page {TOKEN} is gone", KEYED)
    recovered = Recovered({}, (KEYED,), (KEYED,), (KEYED,), (told,))
    files = ((f"Page {KEY}",), (f"{TOKEN}",), (), ())
    found = Recovery(recovered, {}, FolderChange(*files), TOLD, f"backup {KEY}")
    assert_hides(recovery_text(found, is_dry=False), recovery_to_dict(found))


def test_status_hides_secrets_in_names() -> None:
    change = Change("modify", KEYED, f"/{KEY}/a", 1, 2)
    found = Status(
        "HEAD", (change,), (f"pages/{KEY}/a.json", f"pages/{TOKEN}.json"), (f"pages/{TOKEN}.json",)
    )
    assert_hides(status_text(found), status_to_dict(found))
