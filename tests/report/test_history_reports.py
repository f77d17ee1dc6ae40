"""Reports of merges, logs, blame and recoveries: one line each, whatever names and messages hold."""

from __future__ import annotations

from datetime import UTC, datetime

from transform.diagnostics import Entity
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
from transform.storage.folder_writing import FolderChange
from transform.storage.past.blame import Blame, Blamed
from transform.storage.past.commits import Commit
from transform.storage.past.edits import Edit
from transform.storage.past.merges import CheckedMerge
from transform.storage.past.recovery import Recovery

EVIL = "x\x1b[31m\n::error::y\u202e"
WIDGET = Entity("widget", EVIL, EVIL, "w1")
COMMIT = Commit("a" * 40, "b" * 40, ("c" * 40, "d" * 40), EVIL, datetime(2024, 5, 8, tzinfo=UTC), EVIL)


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
