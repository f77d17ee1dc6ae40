"""`merge-check`: what a person and a build service see."""

from __future__ import annotations

import json
import subprocess

import pytest
from command_line import appsmith_transform
from past_repositories import cloned, git, needs_bundles

pytestmark = [pytest.mark.slow, needs_bundles]


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    return cloned("history-E", tmp_path_factory.mktemp("repositories"))


def run(root, *arguments):
    return appsmith_transform("merge-check", *arguments, cwd=root)


def test_a_merge_that_lost_a_widget(root):
    done = run(root, "merge-lost-widget")
    assert done.returncode == 1
    (line,) = done.stdout.decode().splitlines()
    commit, parent = git(root, "rev-parse", "merge-lost-widget"), git(root, "rev-parse", "origin/work")
    for part in (commit[:12], "pages/OwnerHome/widgets/Note2.json", "lost", "theirs", parent[:12]):
        assert part in line
    assert done.stderr == b"1 merge checked, 1 damaged\n"


def test_markers_with_file_and_line(root):
    done = run(root, "merge-markers")
    assert done.returncode == 1
    assert b" pages/Home/widgets/Text1.json:31:1: markers (result): " in done.stdout


def test_a_good_merge_and_no_merge(root):
    done = run(root, "merge-good")
    assert (done.returncode, done.stdout) == (0, b"")
    done = run(root, "page-deleted")
    assert (done.returncode, done.stdout) == (0, b"")
    assert b"page-deleted is no merge commit" in done.stderr


def test_ranges(root):
    assert len(run(root, "--all").stdout.splitlines()) == 2
    assert len(run(root, "merge-markers..main").stdout.splitlines()) == 1
    assert run(root, "three-pages..merge-good").returncode == 0


def test_json(root):
    merges = json.loads(run(root, "--all", "--format", "json").stdout)["results"]
    assert [len(merge["findings"]) for merge in merges] == [1, 1, 0]
    finding = merges[0]["findings"][0]
    assert finding["entity"]["name"] == "Note2"
    assert finding["parent"] == merges[0]["parents"][1]


def test_sarif_and_github(root):
    log = json.loads(run(root, "--all", "--format", "sarif").stdout)
    results = log["runs"][0]["results"]
    assert {result["ruleId"] for result in results} == {"merge-lost", "merge-markers"}
    lines = run(root, "--all", "--format", "github").stdout.decode().splitlines()
    assert lines[1].startswith(
        "::error file=pages/Home/widgets/Text1.json,line=31,col=1,title=merge-markers::Merge "
    )


def test_kinds_are_selected_and_left_out(root):
    def kinds(*arguments):
        merges = json.loads(run(root, "--all", "--format", "json", *arguments).stdout)["results"]
        return {finding["kind"] for merge in merges for finding in merge["findings"]}

    assert kinds() == {"lost", "markers"}
    assert kinds("--ignore", "merge-lost") == {"markers"} == kinds("--select", "merge-m")
    assert run(root, "--all", "--ignore", "merge-lost,merge-markers").returncode == 0


def test_what_old_merges_did_can_be_accepted(root, tmp_path):
    baseline = tmp_path / "past.json"
    done = run(root, "merge-lost-widget", "--baseline", baseline, "--write-baseline")
    assert (done.returncode, done.stdout) == (0, b"") and b"1 finding is accepted" in done.stderr
    assert run(root, "merge-lost-widget", "--baseline", baseline).returncode == 0
    done = run(root, "--all", "--baseline", baseline)
    assert done.returncode == 1 and b"markers" in done.stdout and b"lost" not in done.stdout
    before = baseline.read_bytes()
    assert run(root, "--all", "--baseline", baseline, "--report", baseline).returncode == 2
    assert baseline.read_bytes() == before


def test_each_form_names_the_damaged_files(root, tmp_path):
    for form in ("jsonl", "markdown", "gitlab", "junit", "sarif", "github"):
        report = tmp_path / form
        done = run(root, "--all", "--format", form, "--report", report)
        assert (done.returncode, done.stdout) == (1, b"")
        for path in ("pages/OwnerHome/widgets/Note2.json", "pages/Home/widgets/Text1.json"):
            assert path in report.read_text()
    assert len((tmp_path / "jsonl").read_text().splitlines()) == 3
    assert run(root, "--all", "--report", tmp_path / "x.html").returncode == 2


@pytest.mark.parametrize("name", ["nope", "--upload-pack=x", "a..b", "", "HEAD\nx"])
def test_what_names_no_commit_is_refused(root, name):
    done = run(root, "--", name)
    assert done.returncode == 2
    assert done.stderr.startswith(b"appsmith-transform: ")


def test_outside_of_a_repository(tmp_path):
    assert run(tmp_path).returncode == 2


def test_a_shallow_clone_is_not_passed(root, tmp_path):
    subprocess.run(["git", "clone", "-q", "--depth", "1", root.as_uri(), str(tmp_path / "c")], check=True)
    done = run(tmp_path / "c")
    assert done.returncode == 2
    assert b"cannot be checked: the clone lacks its parents" in done.stderr
    assert b"git fetch --unshallow" in done.stderr
