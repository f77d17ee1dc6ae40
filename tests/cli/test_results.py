"""What services and pipelines take: a line of JSON for each file, in the order of the inputs."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from command_line import FIXTURE, appsmith_transform

from transform.cli._results import form_of
from transform.cli.app import run
from transform.cli.outputs import Output

COMMANDS = [["scan"], ["sanitize", "--check"], ["validate"], ["upgrade", "--check"]]
FORMS = ["json", "jsonl", "markdown", "html", "sarif", "github", "gitlab", "junit"]
NAMES = {
    "json": "r.json", "jsonl": "r.jsonl", "markdown": "r.md", "html": "r.HTML", "sarif": "r.sarif", "junit": "r.xml",
}  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("command", ["scan", "validate", "info"])
def test_each_file_is_a_line_with_what_json_says_of_it(command, tmp_path):
    for name in ("b.json", "a.json"):
        shutil.copy(FIXTURE, tmp_path / name)
    names = ["b.json", "a.json"]
    whole = json.loads(appsmith_transform(command, *names, "--format", "json", cwd=tmp_path).stdout)
    lines = appsmith_transform(command, *names, "--format", "jsonl", cwd=tmp_path).stdout.splitlines()
    stated = {"format_version": whole["format_version"]}
    assert [json.loads(line) for line in lines] == [{**stated, **result} for result in whole["results"]]


@pytest.mark.slow
@pytest.mark.parametrize("command", ["scan", "sanitize --check", "info", "validate"])
def test_a_file_that_has_no_result_is_a_line_that_says_why(command, tmp_path):
    shutil.copy(FIXTURE, tmp_path / "good.json")
    (tmp_path / "cut.json").write_bytes(b'{"a":')
    names = ["cut.json", "gone.json", "good.json"]
    done = appsmith_transform(*command.split(), *names, "--format", "jsonl", cwd=tmp_path)
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert [line["file"] for line in lines] == names
    cut, gone, good = (line.get("refused") for line in lines)
    assert gone["message"] == "gone.json does not exist"
    if command != "validate":  # for which a text that is no JSON has a verdict
        assert (cut["line"], cut["column"]) == (1, 6)
        assert cut["message"] == "The JSON text ends too early: the file is probably cut off"
        assert cut["hint"]
    assert good is None
    assert done.returncode == 2
    assert b"gone.json does not exist" in done.stderr


@pytest.mark.slow
@pytest.mark.parametrize(("form", "start"), [("gitlab", b"["), ("junit", b"<?xml")])
@pytest.mark.parametrize("command", ["scan", "validate"])
def test_a_report_for_a_service_is_one_document_whatever_is_found(command, form, start):
    done = appsmith_transform(command, FIXTURE, "--format", form)
    assert (done.returncode, done.stdout[: len(start)], done.stderr) == (0, start, b"")


def test_a_line_of_an_upgrade_says_what_its_report_says(tmp_path):
    shutil.copy(FIXTURE, tmp_path / "old.json")
    (tmp_path / "cut.json").write_bytes(b"{")
    upgrade = ["upgrade", "old.json", "cut.json"]
    printed = appsmith_transform(*upgrade, "-o", "new/", "--format", "jsonl", cwd=tmp_path)
    appsmith_transform(*upgrade, "-o", "other/", "--report", "report.json", cwd=tmp_path)
    report = json.loads((tmp_path / "report.json").read_bytes())
    stated = {"format_version": report["format_version"]}
    lines = [json.loads(line) for line in printed.stdout.splitlines()]
    assert lines == [{**stated, **result} for result in report["results"]]
    assert [bool(line["refused"]) for line in lines] == [False, True]
    assert (
        len(printed.stderr.splitlines()) == 1
    )  # the error: the lines replace what would be said of the other
    assert printed.returncode == 2
    assert (tmp_path / "new" / "old.json").is_file()


def test_lines_and_a_document_do_not_share_standard_output(tmp_path):
    done = appsmith_transform("upgrade", FIXTURE, "--format", "jsonl", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"cannot both go to standard output" in done.stderr


@pytest.mark.slow
@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("command", ["scan", "validate", "info", "upgrade --check", "sanitize --check"])
def test_a_line_comes_as_soon_as_its_file_is_done(command, jobs, tmp_path):
    (tmp_path / "in").mkdir()
    names = [tmp_path / "in" / f"{number:03}.json" for number in range(150)]
    for name in names:
        shutil.copy(FIXTURE, name)
    running = subprocess.Popen(
        [sys.executable, "-m", "transform", *command.split(), "in", "--format", "jsonl", "--jobs", jobs],
        cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(Path.cwd())},
    )  # fmt: skip
    first = running.stdout.readline()
    names[-1].write_bytes(b"{")  # not read yet, if the line did not wait for it
    rest, error = running.communicate()
    assert json.loads(first)["format_version"]
    assert running.returncode == (1 if command == "validate" else 2)
    last = json.loads(rest.splitlines()[-1])
    assert b"149.json: The JSON text ends too early" in error or not last["accepted"]


@pytest.mark.slow
@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize(
    ("command", "goes_on"),
    [("scan", False), ("validate", False), ("info", False), ("upgrade --check", False), ("scan --journal j", True),
     ("upgrade -o out", True)],
)  # fmt: skip
def test_work_for_lines_alone_ends_when_nobody_reads_them(command, goes_on, jobs, tmp_path):
    (tmp_path / "in").mkdir()
    names = [tmp_path / "in" / f"{number:03}.json" for number in range(150)]
    for name in names:
        shutil.copy(FIXTURE, name)
    names[-1].write_bytes(b"[1]")  # what is said of it shows that the work came so far
    running = subprocess.Popen(
        [sys.executable, "-m", "transform", *command.split(), "in", "--format", "jsonl", "--jobs", jobs],
        cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(Path.cwd())},
    )  # fmt: skip
    running.stdout.readline()
    running.stdout.close()
    error = running.stderr.read()
    running.wait(timeout=60)
    assert (b"149.json" in error) == goes_on
    assert b"Traceback" not in error
    assert running.returncode == (2 if goes_on else 1 if command == "upgrade --check" else 0)


def test_a_file_of_lines_is_there_as_a_whole_or_stays_as_it_was(tmp_path):
    def lines():
        yield b"one\n"
        assert (tmp_path / "out").read_bytes() == b"old"
        if broken:
            raise KeyboardInterrupt
        yield b"two\n"

    output = Output(str(tmp_path / "out"), quiet=True)
    (tmp_path / "out").write_bytes(b"old")
    broken = True
    with pytest.raises(KeyboardInterrupt):
        output.write_lines(lines())
    assert [path.name for path in tmp_path.iterdir()] == ["out"]
    assert (tmp_path / "out").read_bytes() == b"old"
    broken = False
    output.write_lines(lines())
    assert (tmp_path / "out").read_bytes() == b"one\ntwo\n"


@pytest.mark.slow
@pytest.mark.parametrize("command", ["scan {} --report found", "sanitize {} --check --report found"])
def test_lines_can_go_into_a_file(command, tmp_path):
    names = [str(tmp_path / name) for name in ("b.json", "a.json")]
    for name in names:
        shutil.copy(FIXTURE, name)
    done = appsmith_transform(*command.format(" ".join(names)).split(), "--format", "jsonl", cwd=tmp_path)
    assert done.stdout == b""
    lines = (tmp_path / "found").read_bytes().splitlines()
    assert [json.loads(line)["file"] for line in lines] == names


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


@pytest.mark.parametrize(
    "line",
    [
        "validate {app} --report {page}",
        "scan {app} --report {page}",
        "sanitize {app} --check --report {page}",
        "upgrade {app} --check --report {page}",
        "diff {app} {new} --format html -o {page}",
        "port {app} {new} --onto {app} --dry-run --report {page}",
        "merge {app} {app} {new} -o {out} --report {page}",
    ],
)
def test_every_page_says_when_it_was_made(line, tmp_path, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    page, new = tmp_path / "page.html", FIXTURE.with_name("order-desk-edited.json")
    assert run(line.format(app=FIXTURE, new=new, page=page, out=tmp_path / "out.json").split()) in (0, 1)
    assert "made on 2023-11-14 by" in " ".join(
        re.sub("<[^>]*>", " ", page.read_text(encoding="utf-8")).split()
    )
