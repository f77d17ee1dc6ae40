"""`scan` through the real command: exit codes, formats, baselines, and no secret in any output."""

from __future__ import annotations

import json

import orjson
import pytest
from an_application import application, postgres
from command_line import FIXTURE, appsmith_transform
from makers import Maker
from planted_secrets import all_planted

PASSWORD = Maker(21).password()
SECRET = next(planted for planted in all_planted() if planted.kind == "Stripe live key")


@pytest.fixture
def export(tmp_path):
    path = tmp_path / "app.json"
    path.write_bytes(orjson.dumps(application([SECRET.text], [postgres(PASSWORD)])))
    return path


@pytest.mark.parametrize("output_format", ["text", "json", "sarif"])
def test_findings_exit_with_1_and_show_no_secret(export, output_format):
    done = appsmith_transform("scan", export, "--format", output_format)
    assert done.returncode == 1
    assert b"stripe-key" in done.stdout
    assert b"datasource-secret" in done.stdout
    for secret in (SECRET.secret, PASSWORD):
        assert secret.encode() not in done.stdout + done.stderr


def test_nothing_found_exits_with_0():
    done = appsmith_transform("scan", FIXTURE)
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"nothing found" in done.stdout
    assert appsmith_transform("scan", FIXTURE, "--quiet").stdout == b""


def test_json_holds_the_records(export):
    printed = json.loads(appsmith_transform("scan", export, "--format", "json").stdout)
    assert printed["format_version"] == "1.1"
    (result,) = printed["results"]
    assert {finding["action"] for finding in result["findings"]} == {"reported"}
    assert {finding["rule"] for finding in result["findings"]} == {"stripe-key", "datasource-secret"}


def test_a_baseline_accepts_what_was_found_and_nothing_more(export, tmp_path):
    baseline = tmp_path / "accepted.json"
    written = appsmith_transform("scan", export, "--baseline", baseline, "--write-baseline")
    assert (written.returncode, written.stdout) == (0, b"")
    assert PASSWORD not in baseline.read_text()
    assert appsmith_transform("scan", export, "--baseline", baseline).returncode == 0
    more = tmp_path / "more.json"
    more.write_bytes(
        orjson.dumps(application([SECRET.text.replace(SECRET.secret, "x"), "", "password='q7#kd92x'"]))
    )
    assert appsmith_transform("scan", more, "--baseline", baseline).returncode == 1


def test_a_single_accepted_finding_is_one(tmp_path):
    path = tmp_path / "app.json"
    path.write_bytes(orjson.dumps(application(["SELECT 1"], [postgres(PASSWORD)])))
    done = appsmith_transform("scan", path, "--baseline", tmp_path / "b.json", "--write-baseline")
    assert b"1 finding is accepted" in done.stderr
    again = appsmith_transform(
        "scan", path, "--baseline", tmp_path / "b.json", "--write-baseline", "--key", "k"
    )
    assert again.returncode == 0


@pytest.mark.parametrize("command", ["scan", "sanitize"])
def test_a_baseline_never_replaces_a_file_that_is_none(export, tmp_path, command):
    other = tmp_path / "b.json"
    for content in (FIXTURE.read_bytes(), b"no JSON"):
        other.write_bytes(content)
        done = appsmith_transform(command, export, "--baseline", other, "--write-baseline")
        assert (done.returncode, b"is no baseline" in done.stderr) == (2, True)
        assert other.read_bytes() == content


@pytest.mark.parametrize(
    "arguments",
    [
        ("scan", "--report", "x.json"),
        ("sanitize", "-o", "x.json"),
        ("sanitize", "--report", "x.json"),
        ("sanitize", "--write"),
        ("sanitize", "--statement", "x.json"),
    ],
)
def test_a_baseline_is_all_that_is_written(export, tmp_path, arguments):
    before = export.read_bytes()
    command, *rest = arguments
    done = appsmith_transform(
        command, export, "--baseline", "b.json", "--write-baseline", *rest, cwd=tmp_path
    )
    assert (done.returncode, b"--write-baseline" in done.stderr) == (2, True)
    assert [path.name for path in tmp_path.iterdir()] == ["app.json"]
    assert export.read_bytes() == before


def test_the_key_changes_fingerprints_and_may_come_from_the_environment(export):
    plain = appsmith_transform("scan", export, "--format", "json").stdout
    keyed = appsmith_transform("scan", export, "--format", "json", "--key", "k").stdout
    told = appsmith_transform("scan", export, "--format", "json", APPSMITH_TRANSFORM_KEY="k").stdout
    assert plain != keyed == told


def test_rules_are_listed():
    done = appsmith_transform("scan", "--list")
    assert done.returncode == 0
    assert {"stripe-key", "datasource-secret", "jwt"} <= {
        line.split()[0] for line in done.stdout.decode().splitlines()
    }


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ((), "No file is named"),
        (("absent.json",), "absent.json does not exist"),
        ((FIXTURE, "--write-baseline"), "--baseline FILE"),
        ((FIXTURE, "--baseline", FIXTURE), "no baseline"),
        ((FIXTURE, "--policy", "nothing"), "There is no policy 'nothing'"),
        ((FIXTURE, "--policy", "absent.toml"), "absent.toml does not exist"),
    ],
)
def test_wrong_usage_exits_with_2_and_says_what_to_do(arguments, says):
    done = appsmith_transform("scan", *arguments)
    assert done.returncode == 2
    assert says in done.stderr.decode()


def test_one_bad_file_does_not_stop_the_rest(export, tmp_path):
    bad = tmp_path / "bad.json"
    bad.write_text(f'{{"password": "{PASSWORD}" oops')
    done = appsmith_transform("scan", bad, export)
    assert done.returncode == 2
    assert b"stripe-key" in done.stdout
    assert b"bad.json" in done.stderr
    assert PASSWORD.encode() not in done.stderr


def test_findings_are_shown_as_a_page(tmp_path):
    page = tmp_path / "findings.html"
    appsmith_transform("scan", FIXTURE, "--report", page)
    assert page.read_text().startswith("<!doctype html>")
