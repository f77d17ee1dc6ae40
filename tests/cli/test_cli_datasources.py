"""`appsmith-transform datasources`: from a sanitized file to one that imports configured, as a user does it."""

from __future__ import annotations

import json
import re
import stat

import pytest
from command_line import FIXTURE, appsmith_transform
from corpus import CORPUS, needs_corpus

from transform.cli.app import run

CONFIGURED = "PartialImportExportSampleApp.json"


@pytest.fixture
def form(tmp_path):
    path = tmp_path / "values.toml"
    assert run(["datasources", "template", str(FIXTURE), "-o", str(path)]) == 0
    return path


def variables(text):
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    return {name: f"Zk7-{name.lower()}" for name in re.findall(r"\$\{(\w+)\}", "\n".join(lines))}


@needs_corpus
def test_a_sanitized_export_is_configured_again(tmp_path):
    original = CORPUS / "exports" / CONFIGURED
    clean, values, done = tmp_path / "clean.json", tmp_path / "values.toml", tmp_path / "done.json"
    assert appsmith_transform("sanitize", original, "-o", clean).returncode == 0
    assert appsmith_transform("datasources", "list", clean, "--check").returncode == 1
    assert appsmith_transform("datasources", "template", clean, "-o", values).returncode == 0
    whole = json.loads(original.read_bytes())
    auth = whole["datasourceList"][0]["datasourceConfiguration"]["authentication"]
    filled = appsmith_transform(
        "datasources", "fill", values, clean, "-o", done,
        USERS_HOST="mockdb.internal.appsmith.com",
        USERS_DATABASE_NAME=auth["databaseName"], USERS_USERNAME=auth["username"], USERS_PASSWORD=auth["password"],
    )  # fmt: skip
    assert (filled.returncode, filled.stderr) == (0, b"")
    result = json.loads(done.read_bytes())
    assert result["decryptedFields"] == whole["decryptedFields"]
    assert result["datasourceList"] == whole["datasourceList"]
    listed = appsmith_transform("datasources", "list", done, "--check")
    assert listed.returncode == 0
    assert b"Users  postgres-plugin  configured" in listed.stdout
    assert b"AT602" not in appsmith_transform("validate", done).stdout


def test_the_list_says_who_uses_what_and_what_is_missing():
    shown = appsmith_transform("datasources", "list", FIXTURE).stdout.decode()
    assert "Orders database         postgres-plugin  not configured\n" in shown
    assert "authentication.password (Password)" in shown
    assert "used by: Orders > list_orders, Orders > order_totals, Orders > ship_order" in shown


def test_the_list_as_json():
    document = json.loads(appsmith_transform("datasources", "list", FIXTURE, "--format", "json").stdout)
    assert document["format_version"] == "1.1"
    (file,) = document["results"]
    names = [item["name"] for item in file["datasources"]]
    assert names == ["Orders database", "Customers database", "Settings > get_weather"]
    assert file["datasources"][0]["missing"][-1] == {
        "path": "authentication.password",
        "label": "Password",
        "secret": True,
    }


def test_one_bad_file_does_not_stop_the_list(tmp_path):
    bad = tmp_path / "bad.json"
    bad.write_text("{")
    done = appsmith_transform("datasources", "list", bad, FIXTURE)
    assert done.returncode == 2
    assert b"Orders database" in done.stdout
    assert b"bad.json" in done.stderr


def test_variables_that_are_not_set_are_named_together(form):
    done = appsmith_transform("datasources", "fill", form, FIXTURE)
    assert (done.returncode, done.stdout) == (2, b"")
    for name in ("DATABASE_NAME", "USERNAME", "PASSWORD"):
        assert f"ORDERS_DATABASE_{name}".encode() in done.stderr
    assert b"values.toml" in done.stderr


def test_the_form_may_come_from_standard_input_and_the_result_goes_to_standard_output(form):
    text = form.read_text()
    done = appsmith_transform("datasources", "fill", "-", FIXTURE, stdin=text.encode(), **variables(text))
    result = json.loads(done.stdout)
    assert result["decryptedFields"]["Orders database"]["password"] == "Zk7-orders_database_password"
    assert b"Zk7" not in done.stderr


def test_write_replaces_the_export_and_keeps_its_layout(form, tmp_path):
    target = tmp_path / "app.json"
    target.write_bytes(FIXTURE.read_bytes())
    done = appsmith_transform(
        "datasources", "fill", form, target, "--write", "-q", **variables(form.read_text())
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    before, after = FIXTURE.read_text().splitlines(), target.read_text().splitlines()
    assert after[:30] == before[:30]
    assert "decryptedFields" in json.loads(target.read_bytes())


def test_an_environment_has_its_own_values(tmp_path):
    values = tmp_path / "values.json"
    text = appsmith_transform(
        "datasources", "template", FIXTURE, "--format", "json", "-e", "test", "-e", "prod"
    )
    values.write_bytes(text.stdout)
    given = variables(text.stdout.decode())
    assert "PROD_ORDERS_DATABASE_PASSWORD" in given
    given = {name: value for name, value in given.items() if name.startswith("PROD_")}
    done = appsmith_transform("datasources", "fill", values, FIXTURE, "-e", "prod", **given)
    assert done.returncode == 0
    password = json.loads(done.stdout)["decryptedFields"]["Orders database"]["password"]
    assert password == "Zk7-prod_orders_database_password"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[datasources."Orders databas"]\n', "Did you mean Orders database?"),
        ('[datasources."Orders database"]\n"authentication.pasword" = "Zk7"\n', " authentication.password?"),
        ('[datasources."Orders database"]\n"url" = 5\n', "at /datasources/Orders database/url"),
        ("a = Zk7\n", "is no TOML: Invalid value (at line 1"),
        ("a = " + "[" * 100_000, "nested too deeply"),
        ("{", "line 1"),
        ("\xff", "UTF-8"),
    ],
)
def test_what_is_wrong_with_a_form_is_said_with_its_place(tmp_path, capfd, text, message):
    path = tmp_path / "values.toml"
    path.write_bytes(text.encode("latin-1"))
    assert run(["datasources", "fill", str(path), str(FIXTURE)]) == 2
    said = capfd.readouterr().err
    assert message in said
    assert "values.toml" in said
    assert "Zk7" not in said


@pytest.mark.parametrize(
    "arguments",
    [
        ("-", "-"),
        ("values.toml", "-", "--write"),
        ("values.toml", FIXTURE, "--write", "-o", "x.json"),
        ("gone", FIXTURE),
    ],
)
def test_wrong_usage(form, monkeypatch, capfd, arguments):
    monkeypatch.chdir(form.parent)
    assert run(["datasources", "fill", *map(str, arguments)]) == 2
    assert capfd.readouterr().out == ""


@pytest.mark.parametrize("command", ["list", "template"])
def test_a_page_has_no_datasources(tmp_path, capfd, command):
    page = tmp_path / "page.json"
    page.write_text('{"widgetId": "0", "type": "CANVAS_WIDGET", "version": 94, "children": []}')
    assert run(["datasources", command, str(page)]) == 2
    assert "page DSL" in capfd.readouterr().err


def test_a_file_with_secrets_is_for_its_owner_only(form, tmp_path):
    target = tmp_path / "configured.json"
    appsmith_transform("datasources", "fill", form, FIXTURE, "-o", target, **variables(form.read_text()))
    assert stat.S_IMODE(target.stat().st_mode) & 0o077 == 0


@pytest.mark.parametrize("is_the_same", [False, True])
def test_a_file_that_was_there_becomes_its_owners(form, tmp_path, is_the_same):
    target = tmp_path / "configured.json"
    target.write_text("{}")
    values = variables(form.read_text())
    if is_the_same:
        appsmith_transform("datasources", "fill", form, FIXTURE, "-o", target, **values)
    target.chmod(0o664)
    appsmith_transform("datasources", "fill", form, FIXTURE, "-o", target, **values)
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
