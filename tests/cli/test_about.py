"""A file, folder, revision or backup without a command is answered, with commands that can be copied."""

from __future__ import annotations

import json
import shlex
import shutil

import pytest
from an_export import export, query, widget
from command_line import FIXTURE, appsmith_transform


def said(*arguments: object, **options: object) -> list[str]:
    done = appsmith_transform(*arguments, **options)
    assert (done.returncode, done.stderr) == (0, b"")
    return done.stdout.decode().splitlines()


def commands(lines: list[str]) -> list[list[str]]:
    return [shlex.split(line, comments=True) for line in lines if line.startswith("  ")]


def test_a_file_alone_is_answered_in_ten_lines():
    lines = said(FIXTURE)
    assert len(lines) == 10
    assert 'an exported application, "Order desk": 3 pages, 18 widgets' in lines[0]
    assert lines[1].split(maxsplit=2)[2] == "release 1.6.8 to 1.6.14"
    assert lines[2].startswith("Will it import?       Yes, into 2.5.1")
    assert lines[3].startswith("Safe to hand over?    Yes")


def test_the_commands_can_be_copied_as_they_are(tmp_path):
    name = "a b & $x.json"
    shutil.copy(FIXTURE, tmp_path / name)
    for program, *arguments in commands(said(name, cwd=tmp_path)):
        assert program == "appsmith-transform"
        done = appsmith_transform(*arguments, cwd=tmp_path)
        assert done.returncode == 0, done.stderr
    assert {"shareable.json", "upgraded.json"} <= {path.name for path in tmp_path.iterdir()}


def test_secrets_and_broken_code_are_told_and_not_shown(tmp_path):
    token = "xoxb-" + "123456789012-1234567890123-" + "AbCdEfGhIjKlMnOpQrStUvWx"
    path = tmp_path / "app.json"
    path.write_text(json.dumps(export(widget("Text1", text="{{Gone.data}} " + token), name=token)))
    lines = said(path)
    assert "1 thing will be broken afterwards" in lines[2]
    assert lines[3].startswith("Safe to hand over?    No: 1 secret")
    assert token not in "\n".join(lines)


def test_a_refusal_says_why(tmp_path):
    path = tmp_path / "app.json"
    path.write_text(json.dumps({**export(), "serverSchemaVersion": 999}))
    assert said(path)[2].startswith("Will it import?       No, not into 2.5.1")


def test_a_page_is_no_application(tmp_path):
    path = tmp_path / "page.json"
    path.write_text(json.dumps({"type": "CANVAS_WIDGET", "widgetName": "MainContainer", "children": []}))
    lines = said(path)
    assert "the widgets of one page" in lines[0]
    assert "Not on its own" in lines[2]


def test_a_partial_export_is_imported_as_one(tmp_path):
    path = tmp_path / "part.json"
    path.write_text(json.dumps({"actionList": [query("Query1")], "clientSchemaVersion": 1}))
    lines = said(path)
    assert "is a partial export: 1 query." in lines[0]
    assert ["appsmith-transform", "validate", str(path), "--as", "partial"] in commands(lines)


def test_a_layout_is_one_application(tmp_path):
    assert appsmith_transform("unpack", FIXTURE, tmp_path / "app").returncode == 0
    lines = said("app", cwd=tmp_path)
    assert "as the product keeps it in Git" in lines[0]
    for _, *arguments in commands(lines):
        assert appsmith_transform(*arguments, cwd=tmp_path).returncode in (0, 1)


def test_a_folder_of_several_says_what_can_be_asked_of_all(tmp_path):
    for name in ("a.json", "b.json"):
        shutil.copy(FIXTURE, tmp_path / name)
    lines = said(".", cwd=tmp_path)
    assert lines[0] == ". is a folder with 2 files or layouts."
    assert [line[1] for line in commands(lines)] == ["info", "validate", "scan"]


def test_standard_input_is_answered_without_its_name_in_commands():
    lines = said("-", stdin=FIXTURE.read_bytes())
    assert lines[0].startswith("standard input is an exported application")
    assert all("FILE" in line for line in commands(lines))


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("gone.json", None, b"gone.json does not exist"),
        ("empty.json", "", b"empty.json: "),
        ("other.json", '{"a": 1}', b"other.json: Found a JSON object of another kind (its keys: a)"),
        ("list.json", "[1]", b"list.json: "),
        ("cut.json", '{"pageList": [', b"cut.json: "),
        ("gone.txt", None, b"No such command 'gone.txt'. There is no file of this name either."),
        ("", None, b"No such command"),
        ("x" * 5000, None, b"No such command"),
    ],
)
def test_what_is_no_application_is_refused_in_words(tmp_path, name, content, message):
    shutil.copy(FIXTURE, tmp_path / "app.json")
    if content is not None:
        (tmp_path / name).write_text(content)
    done = appsmith_transform(name, cwd=tmp_path)
    assert done.returncode == 2
    assert message in done.stderr


def test_a_command_after_the_file_is_put_before_it():
    done = appsmith_transform("app.json", "validate", "--quiet")
    assert done.returncode == 2
    assert b"appsmith-transform validate app.json --quiet" in done.stderr


def test_a_misspelt_command_still_gets_its_suggestion():
    assert b"Did you mean validate?" in appsmith_transform("valdiate").stderr


def test_a_file_called_like_a_command_is_the_command(tmp_path):
    shutil.copy(FIXTURE, tmp_path / "info")
    done = appsmith_transform("info", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, b"")
