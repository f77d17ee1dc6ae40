"""`appsmith-transform info`."""

from __future__ import annotations

import json

from command_line import FIXTURE, appsmith_transform


def test_text_names_versions_and_contents():
    shown = appsmith_transform("info", FIXTURE).stdout.decode()
    assert "Order desk" in shown
    assert "26 (2 sides), 50 (4)" in shown
    assert "1.6.8 to 1.6.14" in shown


def test_several_files_stand_side_by_side(tmp_path):
    page = tmp_path / "page.json"
    page.write_text('{"type": "CANVAS_WIDGET", "version": 94, "children": []}')
    lines = appsmith_transform("info", FIXTURE, page).stdout.decode().splitlines()
    (kinds,) = (line.split() for line in lines if line.startswith("kind"))
    assert kinds == ["kind", "export", "page", "DSL"]


def test_json_has_a_version():
    shown = json.loads(appsmith_transform("info", FIXTURE, "--format", "json").stdout)
    assert shown["format_version"] == "1.1"
    assert shown["results"][0]["versions"] == {"page": 50, "server": 1, "client": 1}


def test_a_bad_file_does_not_hide_the_others():
    done = appsmith_transform("info", "missing.json", FIXTURE)
    assert done.returncode == 2
    assert b"Order desk" in done.stdout
    assert b"missing.json does not exist" in done.stderr


def test_another_document_is_named_for_what_it_is():
    assert b"other" in appsmith_transform("info", "-", stdin=b'{"a": 1}').stdout


def test_a_layout_is_called_one_with_its_era(tmp_path):
    appsmith_transform("unpack", FIXTURE, tmp_path / "app")
    shown = appsmith_transform("info", tmp_path / "app").stdout.decode()
    (kind,) = (line.split(maxsplit=1)[1] for line in shown.splitlines() if line.startswith("kind"))
    assert kind.startswith("Git layout, era ")
