"""`appsmith-transform diff`: formats, colours and exit codes as a user meets them."""

from __future__ import annotations

import json

import jsonpatch
import pytest
from command_line import FIXTURE, appsmith_transform


@pytest.fixture
def pair(tmp_path):
    before = json.loads(FIXTURE.read_bytes())
    after = json.loads(FIXTURE.read_bytes())
    after["pageList"][0]["unpublishedPage"]["layouts"][0]["dsl"]["children"][4]["text"] = "Reload"
    after["pageList"].reverse()
    path = tmp_path / "after.json"
    path.write_text(json.dumps(after))
    return before, after, path


def test_a_line_names_page_widget_and_property(pair):
    done = appsmith_transform("diff", FIXTURE, pair[2])
    assert done.returncode == 0
    assert '~ Orders > RefreshButton.text: "Refresh" -> "Reload"' in done.stdout.decode()
    assert "1 change on 1 page: 1 modified" in done.stdout.decode()
    assert "\x1b" not in done.stdout.decode()


@pytest.mark.parametrize(
    ("options", "same", "code"), [((), False, 0), (("--exit-code",), False, 1), (("--exit-code",), True, 0)]
)
def test_exit_codes_are_those_of_git(pair, options, same, code):
    assert appsmith_transform("diff", FIXTURE, FIXTURE if same else pair[2], *options).returncode == code


def test_a_patch_gives_the_second_file_exactly(pair):
    before, after, path = pair
    patch = json.loads(appsmith_transform("diff", FIXTURE, path, "--format", "patch").stdout)
    assert jsonpatch.apply_patch(before, patch) == after


@pytest.mark.parametrize(
    ("name", "start"), [("json", b"{"), ("markdown", b"**1 change"), ("html", b"<!doctype html>")]
)
def test_other_formats_go_to_a_file_too(pair, tmp_path, name, start):
    output = tmp_path / "out"
    assert appsmith_transform("diff", FIXTURE, pair[2], "--format", name, "-o", output).returncode == 0
    assert output.read_bytes().startswith(start)


def test_colour_can_be_forced(pair):
    assert b"\x1b[33m" in appsmith_transform("diff", FIXTURE, pair[2], "--color", "always").stdout
    assert b"\x1b[33m" in appsmith_transform("diff", FIXTURE, pair[2], FORCE_COLOR="1").stdout
    assert b"\x1b" not in appsmith_transform("diff", FIXTURE, pair[2], FORCE_COLOR="1", NO_COLOR="1").stdout


def test_an_upgraded_export_is_the_same_application(tmp_path):
    new = tmp_path / "new.json"
    appsmith_transform("upgrade", FIXTURE, "-o", new)
    shown = appsmith_transform("diff", FIXTURE, new).stdout.decode()
    assert shown.startswith("no changes; ")
    assert "not shown" in shown


def test_a_file_that_cannot_be_read_is_two(tmp_path):
    assert appsmith_transform("diff", FIXTURE, tmp_path / "none.json").returncode == 2


@pytest.mark.parametrize("names", [("-", "-"), (".", FIXTURE)], ids=["standard input twice", "a folder"])
def test_inputs_that_cannot_be_compared_are_refused_in_a_sentence(names):
    done = appsmith_transform("diff", *names)
    assert done.returncode == 2
    assert done.stderr.decode().startswith("appsmith-transform: ")
    assert "Traceback" not in done.stderr.decode()


def test_a_patch_comes_with_a_warning_that_can_be_silenced(pair):
    assert (
        b"treat the file like AFTER itself"
        in appsmith_transform("diff", FIXTURE, pair[2], "--format", "patch").stderr
    )
    quiet = appsmith_transform("diff", FIXTURE, pair[2], "--format", "patch", "--quiet")
    assert quiet.stderr == b""


def test_one_input_may_come_from_a_pipe(pair):
    done = appsmith_transform("diff", FIXTURE, "-", stdin=pair[2].read_bytes())
    assert b'"Refresh" -> "Reload"' in done.stdout


def test_an_input_of_another_kind_is_named(tmp_path):
    page = tmp_path / "page.json"
    page.write_text(
        '{"type": "CANVAS_WIDGET", "widgetId": "0", "widgetName": "MainContainer", "children": []}'
    )
    for names in ((FIXTURE, page), (page, FIXTURE)):
        done = appsmith_transform("diff", *names)
        assert done.returncode == 2
        assert f"{names[1]}: Found a" in done.stderr.decode()
