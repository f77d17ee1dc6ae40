"""What services and pipelines take: a line of JSON for each file, in the order of the inputs."""

from __future__ import annotations

import json
import shutil

import pytest
from command_line import FIXTURE, appsmith_transform

from transform.cli._results import form_of
from transform.cli.app import run

COMMANDS = [["scan"], ["sanitize", "--check"], ["validate"], ["upgrade", "--check"]]
FORMS = ["json", "jsonl", "markdown", "html", "sarif", "github", "gitlab", "junit"]
NAMES = {
    "json": "r.json", "jsonl": "r.jsonl", "markdown": "r.md", "html": "r.HTML", "sarif": "r.sarif", "junit": "r.xml",
}  # fmt: skip


@pytest.mark.parametrize("command", ["scan", "validate", "info"])
def test_each_file_is_a_line_with_what_json_says_of_it(command, tmp_path):
    for name in ("b.json", "a.json"):
        shutil.copy(FIXTURE, tmp_path / name)
    names = ["b.json", "a.json"]
    whole = json.loads(appsmith_transform(command, *names, "--format", "json", cwd=tmp_path).stdout)
    lines = appsmith_transform(command, *names, "--format", "jsonl", cwd=tmp_path).stdout.splitlines()
    stated = {"format_version": whole["format_version"]}
    assert [json.loads(line) for line in lines] == [{**stated, **result} for result in whole["results"]]


@pytest.mark.parametrize(("form", "start"), [("gitlab", b"["), ("junit", b"<?xml")])
@pytest.mark.parametrize("command", ["scan", "validate"])
def test_a_report_for_a_service_is_one_document_whatever_is_found(command, form, start):
    done = appsmith_transform(command, FIXTURE, "--format", form)
    assert (done.returncode, done.stdout[: len(start)], done.stderr) == (0, start, b"")


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_report_is_what_would_be_printed_and_its_name_says_the_form(
    command, form, tmp_path, capfdbinary, monkeypatch
):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    line = [*command, str(FIXTURE), "--quiet"]
    code = run([*line, "--format", form])
    printed = capfdbinary.readouterr().out
    named = tmp_path / NAMES.get(form, "report")
    stated = [] if form in NAMES else ["--format", form]
    assert run([*line, "--report", str(named), *stated]) == code
    assert capfdbinary.readouterr().out == b""
    assert named.read_bytes() == printed and (printed or form == "github")


def test_a_format_that_is_asked_for_comes_before_the_name():
    assert form_of("r.json", "junit") == "junit"
    assert form_of("r.sarif.json", "text") == "sarif"
    assert form_of("report", "text") == form_of(None, "text") == "text"
    assert form_of("report", "text", unknown="json") == "json"


@pytest.mark.parametrize("form", ["text", *FORMS])
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_no_form_shows_a_secret_that_is_part_of_a_name(command, form, tmp_path, capfd):
    key = "sk_live_" + "4eC39HqLyjWDarjtT1zdp7dc"
    text = FIXTURE.read_text()
    document = json.loads(text)
    widget = document["pageList"][0]["unpublishedPage"]["layouts"][0]["dsl"]["children"][0]["widgetName"]
    page = document["pageList"][0]["unpublishedPage"]["name"]
    path = tmp_path / "app.json"
    path.write_text(text.replace(f'"{widget}"', f'"W{key}"').replace(f'"{page}"', f'"P {key}"'))
    run([*command, str(path), "--format", form])
    printed = capfd.readouterr()
    assert "app.json" in printed.out + printed.err or form in ("github", "gitlab", "sarif")
    assert key not in printed.out + printed.err
