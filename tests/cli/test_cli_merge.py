import json
import os

import pytest
from command_line import FIXTURE, appsmith_transform


@pytest.fixture
def versions(tmp_path):
    """Write three versions of the bundled export, in which both sides changed one text, and theirs another."""
    base = json.loads(FIXTURE.read_text(encoding="utf-8"))
    names = []
    for side, title, other in (
        ("base", "Orders", "a"),
        ("ours", "Our orders", "a"),
        ("theirs", "All orders", "b"),
    ):
        base["exportedApplication"]["color"] = title
        base["exportedApplication"]["icon"] = other
        names.append(tmp_path / f"{side}.json")
        names[-1].write_text(json.dumps(base), encoding="utf-8")
    return names


def test_conflicts_go_to_a_file_are_answered_and_resolved(versions, tmp_path):
    conflicts, merged = tmp_path / "conflicts.json", tmp_path / "merged.json"
    done = appsmith_transform("merge", *versions, "--conflicts", conflicts, "-o", merged)
    assert done.returncode == 1
    assert b"each to something else" in done.stderr
    application = json.loads(merged.read_bytes())["exportedApplication"]
    assert (application["color"], application["icon"]) == ("Our orders", "b")

    listed = json.loads(conflicts.read_bytes())
    assert [entry["theirs"] for entry in listed["conflicts"]] == ["All orders"]
    listed["conflicts"][0]["take"] = "theirs"
    conflicts.write_text(json.dumps(listed), encoding="utf-8")
    done = appsmith_transform("merge", *versions, "--resolve", conflicts, "-o", merged)
    assert done.returncode == 0, done.stderr
    assert json.loads(merged.read_bytes())["exportedApplication"]["color"] == "All orders"


@pytest.mark.parametrize(
    ("name", "start"), [("merge.html", "<!doctype html>"), ("merge.md", "#"), ("merge.json", "{")]
)
def test_a_report_shows_what_comes_in_and_what_clashes(versions, tmp_path, name, start):
    report = tmp_path / name
    done = appsmith_transform("merge", *versions, "-o", tmp_path / "merged.json", "--report", report)
    assert done.returncode == 1
    text = report.read_text(encoding="utf-8")
    assert text.startswith(start)
    assert "theirs.json" in text
    assert str(tmp_path) not in text


def test_a_report_is_about_three_inputs(versions, tmp_path):
    done = appsmith_transform("merge", *versions[:2], "--report", tmp_path / "merge.html")
    assert done.returncode == 2
    assert b"--report is about a merge of BASE, OURS and THEIRS" in done.stderr


def test_a_strategy_leaves_no_conflict(versions, tmp_path):
    merged = tmp_path / "merged.json"
    done = appsmith_transform("merge", *versions, "--strategy", "theirs", "-o", merged)
    assert done.returncode == 0
    assert json.loads(merged.read_bytes())["exportedApplication"]["color"] == "All orders"


def test_a_file_that_holds_no_conflicts_is_refused(versions):
    done = appsmith_transform("merge", *versions, "--resolve", versions[0])
    assert done.returncode == 2
    assert b"holds no list of conflicts" in done.stderr
    assert done.stdout == b""


def test_inputs_stay_as_they_are(versions):
    before = [path.read_bytes() for path in versions]
    done = appsmith_transform("merge", *versions, "--conflicts", versions[2])
    assert done.returncode == 2
    assert [path.read_bytes() for path in versions] == before


def test_the_result_may_replace_our_version_and_no_other_input(versions):
    base, ours, theirs = versions
    before = theirs.read_bytes()
    assert appsmith_transform("merge", base, ours, theirs, "--strategy", "ours", "-o", theirs).returncode == 2
    assert theirs.read_bytes() == before
    assert appsmith_transform("merge", base, ours, theirs, "--strategy", "ours", "-o", ours).returncode == 0
    assert json.loads(ours.read_bytes())["exportedApplication"]["icon"] == "b"
    assert b"over OURS" in appsmith_transform("merge", "--help").stdout


def test_an_empty_base_stands_for_none(versions, tmp_path):
    empty = tmp_path / "empty.json"
    empty.write_bytes(b"")
    for base in (empty, os.devnull):
        done = appsmith_transform("merge", base, *versions[1:], "--conflicts", tmp_path / "c.json")
        assert done.returncode == 1
        pointers = [entry["pointer"] for entry in json.loads((tmp_path / "c.json").read_bytes())["conflicts"]]
        assert pointers == ["/exportedApplication/color", "/exportedApplication/icon"]


def test_an_answer_to_another_merge_is_told(versions, tmp_path):
    file = tmp_path / "c.json"
    file.write_text(json.dumps({"conflicts": [{"key": "widget:Home:none/text", "take": "ours"}]}))
    done = appsmith_transform("merge", *versions, "--resolve", file)
    assert b"an answer fits no conflict of this merge: widget:Home:none/text" in done.stderr


def test_an_answer_that_is_missing_is_told_with_the_word_that_it_needs(versions, tmp_path):
    """Who edits `taken`, which only says what the result has, has answered nothing yet."""
    conflicts, merged = tmp_path / "conflicts.json", tmp_path / "merged.json"
    done = appsmith_transform("merge", *versions, "--conflicts", conflicts, "-o", merged)
    assert f'Answer them in {conflicts}: add "take"'.encode() in done.stderr
    listed = json.loads(conflicts.read_bytes())
    listed["conflicts"][0]["taken"] = "theirs"
    conflicts.write_text(json.dumps(listed), encoding="utf-8")
    done = appsmith_transform("merge", *versions, "--resolve", conflicts, "-o", merged)
    assert done.returncode == 1
    assert f'1 conflict has no answer in {conflicts}: add "take"'.encode() in done.stderr


def test_two_files_need_the_version_that_both_come_from(versions, tmp_path):
    """They are no revisions, outside of a repository or in one."""
    done = appsmith_transform("merge", *versions[1:], cwd=tmp_path)
    assert done.returncode == 2
    assert b"ours.json is no revision" in done.stderr
    assert b"Name BASE OURS THEIRS" in done.stderr
