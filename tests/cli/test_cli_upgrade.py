"""`appsmith-transform upgrade`: documents, reports, messages and exit codes as a user meets them."""

from __future__ import annotations

import json
import os

import orjson
import pytest
from command_line import FIXTURE, appsmith_transform


def page(version):
    table = {"type": "TABLE_WIDGET_V2", "widgetId": "t", "widgetName": "Table1", "primaryColumns": {}}
    root = {"type": "CANVAS_WIDGET", "widgetId": "0", "widgetName": "MainContainer"}
    return orjson.dumps({**root, "version": version, "children": [table]})


def test_the_bundled_example_becomes_the_newest_release(tmp_path):
    output = tmp_path / "new.json"
    done = appsmith_transform("upgrade", FIXTURE, "-o", output)
    assert done.returncode == 0, done.stderr.decode()
    document = json.loads(output.read_bytes())
    assert (document["serverSchemaVersion"], document["clientSchemaVersion"]) == (12, 2)
    sides = [entry[side] for entry in document["pageList"] for side in ("unpublishedPage", "publishedPage")]
    assert [side["layouts"][0]["dsl"]["version"] for side in sides] == [94] * 6
    assert done.stdout == b""
    assert b"Orders" in done.stderr


def test_a_page_goes_through_standard_input_and_output():
    done = appsmith_transform("upgrade", "-", "--to", "dsl=87", stdin=page(86))
    assert done.returncode == 0
    assert json.loads(done.stdout)["children"][0]["enableServerSideFiltering"] is False


def test_a_file_that_is_up_to_date_keeps_its_bytes():
    text = json.dumps(json.loads(page(94)), indent=3).encode() + b"\n\n"
    assert appsmith_transform("upgrade", "-", stdin=text).stdout == text


def test_a_file_that_does_not_change_is_not_touched(tmp_path):
    text = json.dumps(json.loads(page(94)), indent=3).encode() + b"\n\n"
    path = tmp_path / "page.json"
    path.write_bytes(text)
    os.utime(path, (1, 1))
    assert appsmith_transform("upgrade", path, "--write").returncode == 0
    assert (path.read_bytes(), path.stat().st_mtime) == (text, 1)


@pytest.mark.parametrize(("version", "code"), [(94, 0), (86, 1)])
def test_check_tells_by_its_exit_code_and_writes_nothing(version, code, tmp_path):
    path = tmp_path / "page.json"
    path.write_bytes(page(version))
    done = appsmith_transform("upgrade", path, "--check")
    assert (done.returncode, done.stdout) == (code, b"")
    assert (b"would be upgraded" in done.stderr) == bool(code)
    assert path.read_bytes() == page(version)


@pytest.mark.parametrize("suffix", ["json", "md"])
def test_a_report_names_what_was_done(suffix, tmp_path):
    report = tmp_path / f"report.{suffix}"
    appsmith_transform("upgrade", "-", "--report", report, stdin=page(86))
    text = report.read_text()
    assert "Table1" in text
    if suffix == "json":
        assert json.loads(text)["format_version"] == "1.1"


def test_several_inputs_go_into_a_folder_and_a_bad_one_stops_no_other(tmp_path):
    inputs = tmp_path / "in"
    inputs.mkdir()
    (inputs / "a.json").write_bytes(page(86))
    (inputs / "b.json").write_bytes(b"<html>")
    (inputs / "c.json").write_bytes(page(50))
    done = appsmith_transform("upgrade", inputs, "-o", tmp_path / "out")
    assert done.returncode == 2
    assert b"b.json" in done.stderr
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["a.json", "c.json"]


def test_write_replaces_the_input(tmp_path):
    path = tmp_path / "page.json"
    path.write_bytes(page(86))
    assert appsmith_transform("upgrade", path, "--write").returncode == 0
    assert json.loads(path.read_bytes())["version"] == 94
    assert [item.name for item in tmp_path.iterdir()] == ["page.json"]


@pytest.mark.parametrize(
    ("arguments", "stdin", "message"),
    [
        (["missing.json"], b"", "missing.json does not exist"),
        (["-"], b"", "the file is empty"),
        (["-"], b'{"a": ', "cut off"),
        (["-"], b'{"tooljet_version": "2"}', "ToolJet"),
        (["-", "--to", "1.9.99"], page(50), "1.9.99"),
        (["-", "--to", "dsl=1000"], page(50), "1000"),
        (["-", "--to", "dsl=40"], page(50), "40"),
        (["-", "--to", "nonsense=3"], page(50), "nonsense"),
        (["-", "--write"], page(50), "Standard input"),
        (["-", "--max-size", "1"], b" " * 2**20 + page(50), "more than the limit"),
    ],
)
def test_what_cannot_be_done_is_said_and_exits_with_two(arguments, stdin, message):
    done = appsmith_transform("upgrade", *arguments, stdin=stdin)
    assert done.returncode == 2
    assert message in done.stderr.decode()
    assert done.stdout == b""


def test_an_error_names_the_file(tmp_path):
    path = tmp_path / "mine.json"
    path.write_bytes(page(50))
    assert (
        b"mine.json: The page is at version 50"
        in appsmith_transform("upgrade", path, "--to", "dsl=40").stderr
    )


def test_strict_stops_where_the_product_fails():
    broken = orjson.loads(page(76))
    broken["children"][0]["primaryColumns"] = {"id": None}
    lenient = appsmith_transform("upgrade", "-", stdin=orjson.dumps(broken))
    strict = appsmith_transform("upgrade", "-", "--strict", stdin=orjson.dumps(broken))
    assert (lenient.returncode, strict.returncode) == (0, 2)
    assert b"AT201" in lenient.stderr
    assert b"Table1" in strict.stderr
    assert strict.stdout == b""


def test_indent_and_sorted_keys_are_written_on_request():
    done = appsmith_transform("upgrade", "-", "--indent", "4", "--sort-keys", stdin=page(94))
    assert done.stdout == json.dumps(json.loads(page(94)), indent=4, sort_keys=True).encode()


def test_pipes_get_plain_text():
    assert b"\x1b" not in appsmith_transform("upgrade", "-", stdin=page(50)).stderr


def test_as_product_writes_one_line_as_the_product_does():
    document = b'{"pageList": [{"deletedAt": 5, "mine": 1}], "exportedApplication": {"unreadCommentThreads": 10000000}}'
    text = appsmith_transform("upgrade", "-", "--as-product", stdin=document).stdout.decode()
    assert "\n" not in text
    assert '"unreadCommentThreads":1.0E7' in text
    assert "mine" not in text
    done = appsmith_transform("upgrade", "-", "--as-product", "--indent", "2", stdin=document)
    assert json.loads(done.stdout) == json.loads(text)


def test_as_product_names_what_the_products_reader_refuses():
    done = appsmith_transform("upgrade", "-", "--as-product", stdin=b'{"pageList": [{"deletedAt": "x"}]}')
    assert (done.returncode, done.stdout) == (2, b"")
    assert (
        b"standard input: The product's reader expects a time here (at /pageList/0/deletedAt)" in done.stderr
    )


@pytest.mark.parametrize("report", ["in.json", "out.json", "./sub/../in.json", "link.json", "-"])
def test_a_report_never_takes_the_place_of_a_document(report, tmp_path):
    (tmp_path / "sub").mkdir()
    (tmp_path / "in.json").write_bytes(page(86))
    (tmp_path / "link.json").symlink_to("in.json")
    output = [] if report == "-" else ["-o", "out.json"]
    done = appsmith_transform("upgrade", "in.json", *output, "--report", report, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"The report " in done.stderr
    assert (tmp_path / "in.json").read_bytes() == page(86)
    assert not (tmp_path / "out.json").exists()


@pytest.mark.parametrize("suffix", ["json", "md"])
def test_the_report_names_the_inputs_that_were_refused(suffix, tmp_path):
    (tmp_path / "a.json").write_bytes(page(86))
    (tmp_path / "b.json").write_bytes(b"<html>")
    report = tmp_path / "new" / f"report.{suffix}"
    done = appsmith_transform("upgrade", "a.json", "b.json", "-o", "out", "--report", report, cwd=tmp_path)
    assert done.returncode == 2
    if suffix == "json":
        first, second = json.loads(report.read_text())["results"]
        assert (first["input"], first["refused"]) == ("a.json", None)
        assert second["input"] == "b.json"
        assert "HTML" in second["refused"]["message"]
    else:
        assert "# Upgrade of `b.json`\n\nRefused: " in report.read_text()


def test_check_passes_for_what_the_product_would_write_itself(tmp_path):
    path = tmp_path / "app.json"
    assert appsmith_transform("upgrade", FIXTURE, "--check", "--as-product").returncode == 1
    appsmith_transform("upgrade", FIXTURE, "--as-product", "-o", path)
    assert appsmith_transform("upgrade", path, "--check", "--as-product").returncode == 0
    path.write_bytes(json.dumps(json.loads(path.read_bytes()), indent=1).encode())
    done = appsmith_transform("upgrade", path, "--check", "--as-product")
    assert done.returncode == 1
    assert b"up to date, but would be written anew" in done.stderr


@pytest.mark.parametrize(
    ("text", "options"),
    [
        (b"\xef\xbb\xbf" + page(94), []),
        (page(94).replace(b'"version"', b'"x": 1, "x": 2, "version"'), []),
        (page(94), ["--indent", "3"]),
        (page(94), ["--sort-keys"]),
    ],
    ids=["byte order mark", "repeated key", "indent", "sort keys"],
)
def test_check_finds_what_would_be_written_in_other_bytes(text, options, tmp_path):
    path = tmp_path / "page.json"
    path.write_bytes(text)
    done = appsmith_transform("upgrade", path, "--check", *options)
    assert done.returncode == 1
    assert b"up to date, but would be written anew" in done.stderr
    assert appsmith_transform("upgrade", path, "--write", *options).returncode == 0
    assert path.read_bytes() != text
    assert appsmith_transform("upgrade", path, "--check", *options).returncode == 0


def test_a_version_of_very_many_digits_is_told_and_left_alone():
    text = page(94).replace(b"94", b"1" + b"0" * 400)
    done = appsmith_transform("upgrade", "-", stdin=text)
    assert (done.returncode, done.stdout) == (0, text)
    assert b"AT203" in done.stderr


def test_names_cannot_command_the_terminal():
    broken = orjson.loads(page(76))
    broken["children"][0] |= {"primaryColumns": {"id": None}, "widgetName": "\x1b[31mred\nline"}
    done = appsmith_transform("upgrade", "-", stdin=orjson.dumps(broken))
    assert b"\x1b" not in done.stderr
    assert b"\\x1b[31mred\\x0aline" in done.stderr


def test_line_ends_stay_as_they_came():
    text = json.dumps(json.loads(page(86)), indent=2).replace("\n", "\r\n").encode() + b"\r\n"
    done = appsmith_transform("upgrade", "-", "-q", stdin=text)
    assert done.stdout.count(b"\n") == done.stdout.count(b"\r\n") > 3
    assert done.stdout.endswith(b"}\r\n")


@pytest.mark.parametrize("number", [b"1" + b"0" * 30, b"0.12345678901234567890123"])
def test_a_page_that_is_up_to_date_keeps_its_bytes_though_a_number_is_told(number):
    text = page(94).replace(b'"version"', b'"large": ' + number + b', "version"')
    done = appsmith_transform("upgrade", "-", stdin=text)
    assert done.stdout == text
    assert b"AT10" in done.stderr


def test_a_schema_alone_is_no_target_for_a_page():
    done = appsmith_transform("upgrade", "-", "--to", "server=8", stdin=page(50))
    assert done.returncode == 2
    assert b"Name one: dsl=57" in done.stderr


def test_a_report_that_is_called_html_is_a_page(tmp_path):
    report = tmp_path / "report.html"
    done = appsmith_transform("upgrade", FIXTURE, "-o", tmp_path / "new.json", "--report", report)
    assert done.returncode == 0
    page = report.read_text()
    assert page.startswith("<!doctype html>")
    assert "Upgraded for release" in page
    assert str(FIXTURE.parent) not in page
