"""`sanitize` through the real command: outputs, --check, policy files, replacements, findings."""

from __future__ import annotations

import json

import orjson
import pytest
from an_application import application, postgres
from command_line import FIXTURE, appsmith_transform
from makers import Maker
from planted_secrets import all_planted

PASSWORD = Maker(22).password()
SECRET = next(planted for planted in all_planted() if planted.kind == "Stripe live key")
DOCUMENT = application([SECRET.text], [postgres(PASSWORD)])


@pytest.fixture
def export(tmp_path):
    path = tmp_path / "app.json"
    path.write_bytes(orjson.dumps(DOCUMENT, option=orjson.OPT_INDENT_2))
    return path


def test_the_result_has_no_secret_and_a_second_run_keeps_its_bytes(export, tmp_path):
    clean, again = tmp_path / "clean.json", tmp_path / "again.json"
    done = appsmith_transform("sanitize", export, "-o", clean)
    assert done.returncode == 0
    text = clean.read_text()
    assert PASSWORD not in text
    assert SECRET.secret not in text
    assert text.startswith('{\n  "exportedApplication"')  # laid out as it came
    appsmith_transform("sanitize", clean, "-o", again)
    assert again.read_bytes() == clean.read_bytes()


def test_documents_go_to_standard_output_and_findings_to_standard_error(export):
    done = appsmith_transform("sanitize", export)
    assert orjson.loads(done.stdout)["exportedApplication"] == {"name": "App"}
    assert b"stripe-key" in done.stderr
    assert appsmith_transform("sanitize", export, "--quiet").stderr == b""


def test_standard_input_is_read(export):
    done = appsmith_transform("sanitize", "-", stdin=export.read_bytes())
    assert orjson.loads(done.stdout) == orjson.loads(appsmith_transform("sanitize", export).stdout)


@pytest.mark.parametrize("output_format", ["text", "json", "sarif"])
def test_check_lists_findings_writes_nothing_and_exits_with_1(export, output_format):
    before = export.read_bytes()
    done = appsmith_transform("sanitize", "--check", export, "--format", output_format)
    assert (done.returncode, done.stderr) == (1, b"")
    assert b"datasource-environment" in done.stdout
    assert PASSWORD.encode() not in done.stdout
    assert export.read_bytes() == before


def test_check_is_content_with_what_was_sanitized(export):
    assert appsmith_transform("sanitize", "--write", export).returncode == 0
    done = appsmith_transform("sanitize", "--check", export)
    assert (done.returncode, b"nothing found" in done.stdout) == (0, True)


def test_a_baseline_of_all_findings_makes_check_content(export, tmp_path):
    baseline = tmp_path / "accepted.json"
    arguments = ("sanitize", "--check", export, "--baseline", baseline)
    assert appsmith_transform(*arguments, "--write-baseline").returncode == 0
    assert appsmith_transform(*arguments).returncode == 0


def test_a_folder_is_sanitized_into_a_folder_with_a_report(export, tmp_path):
    target, report = tmp_path / "out", tmp_path / "report.json"
    done = appsmith_transform("sanitize", export.parent, "-o", target, "--report", report, "--format", "json")
    assert done.returncode == 0
    assert PASSWORD not in (target / "app.json").read_text()
    assert json.loads(report.read_text())["results"][0]["changed"] is True


def test_a_policy_file_decides(export, tmp_path):
    policy = tmp_path / "policy.toml"
    policy.write_text(
        'extends = "share"\n[[keep]]\nplugin = "postgres-plugin"\nfield = "endpoints[0].host"\n'
        '[rules]\nstripe-key = "report"\n[replacements]\nsecret = "{{appsmith.store.{name}}}"\n'
    )
    done = appsmith_transform("sanitize", export, "--policy", policy)
    configuration = orjson.loads(done.stdout)["datasourceList"][0]["datasourceConfiguration"]
    assert configuration["endpoints"][0]["host"] == "db.internal.test"
    assert configuration["authentication"]["password"] == "{{appsmith.store.Orders_authentication_password}}"
    assert SECRET.secret.encode() in done.stdout  # reported only
    assert SECRET.secret.encode() not in done.stderr


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("extends = 3", "There is no policy '3'"),
        ("keep = 1", "policy.toml: The policy's 'keep' is no list"),
        ("[rules]\nnothing = 'report'", "There is no rule nothing"),
        ("x = ", "policy.toml is no TOML"),
        ("[[keep]]\npointer = 'datasourceList'", "begins with /"),
    ],
)
def test_wrong_policy_files_are_refused(export, tmp_path, content, says):
    (tmp_path / "policy.toml").write_text(content)
    done = appsmith_transform("sanitize", export, "--policy", tmp_path / "policy.toml")
    assert (done.returncode, done.stdout) == (2, b"")
    assert says in done.stderr.decode()


def test_replacements_stand_in_place(export):
    done = appsmith_transform("sanitize", export, "--replacements", "pseudonym", "--key", "k")
    authentication = orjson.loads(done.stdout)["datasourceList"][0]["datasourceConfiguration"][
        "authentication"
    ]
    assert authentication["password"].startswith("redacted_")
    refused = appsmith_transform("sanitize", export, "--replacements", "")
    assert refused.returncode == 2


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ((), "No file is named"),
        (("--check", "--write", FIXTURE), "--check writes nothing"),
        (("--write-baseline", FIXTURE), "--baseline FILE"),
    ],
)
def test_wrong_usage_exits_with_2(arguments, says):
    done = appsmith_transform("sanitize", *arguments)
    assert done.returncode == 2
    assert says in done.stderr.decode()


def test_a_quiet_check_still_says_what_is_wrong(export):
    done = appsmith_transform("sanitize", "--check", "--quiet", export)
    assert done.returncode == 1
    assert b"stripe-key" in done.stdout
    assert b"datasource-environment" not in done.stdout  # notes are counted


def test_a_report_that_is_called_html_is_a_page(tmp_path):
    report = tmp_path / "findings.html"
    done = appsmith_transform("sanitize", FIXTURE, "-o", tmp_path / "new.json", "--report", report)
    assert done.returncode == 0
    assert "Safe to hand over" in report.read_text()


def test_the_page_of_a_check_says_that_nothing_was_removed(tmp_path):
    report = tmp_path / "findings.html"
    appsmith_transform("sanitize", FIXTURE, "--check", "--report", report)
    assert "Not safe to hand over yet" in report.read_text()
