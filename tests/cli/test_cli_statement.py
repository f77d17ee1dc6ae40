"""`sanitize --statement` and `--verify`, what "nothing found" means, and input that is refused."""

from __future__ import annotations

import copy
import json

import orjson
import pytest
from an_application import application, postgres
from command_line import appsmith_transform
from makers import Maker

PASSWORD = Maker(23).password()
DOCUMENT = application([f"SELECT '{PASSWORD}'", "ask erika@mail.fabrikam.com"], [postgres(PASSWORD)])


@pytest.fixture
def export(tmp_path):
    path = tmp_path / "app.json"
    path.write_bytes(orjson.dumps(DOCUMENT))
    return path


@pytest.mark.parametrize("name", ["statement.json", "statement.md"])
def test_a_statement_holds_for_its_file_only(export, tmp_path, name):
    clean, stated = tmp_path / "clean.json", tmp_path / name
    assert appsmith_transform("sanitize", export, "-o", clean, "--statement", stated).returncode == 0
    first = stated.read_bytes()
    assert PASSWORD.encode() not in first
    appsmith_transform("sanitize", export, "-o", clean, "--statement", stated)
    assert stated.read_bytes() == first
    assert appsmith_transform("sanitize", "--verify", stated, clean).returncode == 0
    clean.write_bytes(clean.read_bytes() + b"\n")
    done = appsmith_transform("sanitize", "--verify", stated, clean)
    assert (done.returncode, b"SHA-256" in done.stderr) == (1, True)


def test_a_statement_never_replaces_an_input(export):
    before = export.read_bytes()
    done = appsmith_transform("sanitize", export, "-o", export.parent / "c.json", "--statement", export)
    assert done.returncode == 2
    assert export.read_bytes() == before


def test_nothing_found_says_what_was_looked_for_and_what_stays(tmp_path):
    path = tmp_path / "app.json"
    path.write_bytes(orjson.dumps(application(["ask erika@mail.fabrikam.com"])))
    done = appsmith_transform("scan", path)
    assert done.returncode == 0
    for part in (
        b"nothing found (policy share, ",
        b" texts, ",
        b" rules, version ",
        b"1 e-mail address",
        b"--policy strict",
    ):
        assert part in done.stdout


def test_a_placeholder_in_a_field_for_a_secret_is_no_failure(tmp_path):
    path = tmp_path / "app.json"
    path.write_bytes(orjson.dumps(application(["SELECT 1"], [postgres("<YOUR_SECRET>")])))
    done = appsmith_transform("scan", path)
    assert (done.returncode, b"configured-field" in done.stdout) == (0, True)


def test_one_secret_in_many_places_is_one_finding(tmp_path):
    document = copy.deepcopy(DOCUMENT)
    document["actionList"] = [copy.deepcopy(document["actionList"][0]) for _ in range(20)]
    path = tmp_path / "app.json"
    path.write_bytes(orjson.dumps(document))
    lines = appsmith_transform("scan", path).stdout.decode().splitlines()
    assert len(lines) == 5
    assert "… and 18 more of [" in lines[4]
    assert "1 error in 21 places" in lines[0]
    listed = json.loads(appsmith_transform("scan", path, "--format", "json").stdout)
    assert len(listed["results"][0]["findings"]) == 21


def test_a_file_that_was_not_read_whole_is_never_nothing_found(tmp_path):
    path = tmp_path / "app.json"
    path.write_text('{"exportedApplication": {"a": "x", "a": "y"}, "actionList": []}')
    done = appsmith_transform("scan", path)
    assert (done.returncode, b"not read whole (AT101)" in done.stdout) == (1, True)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("a = " + "[" * 5000 + "]" * 5000, b"nested too deep"),
        ('[allow]\nvalues = ["(?<=a)b"]', b"no regular expression"),
    ],
)
def test_a_policy_that_cannot_be_is_refused_cleanly(export, tmp_path, text, says):
    policy = tmp_path / "policy.toml"
    policy.write_text(text)
    done = appsmith_transform("scan", export, "--policy", policy)
    assert (done.returncode, says in done.stderr) == (2, True)


def test_an_exponential_pattern_costs_no_time(tmp_path):
    policy, path = tmp_path / "policy.toml", tmp_path / "app.json"
    policy.write_text('[allow]\nvalues = ["^(a+)+$"]')
    path.write_bytes(orjson.dumps(application(["SELECT 1"], [postgres("a" * 40 + "!")])))
    assert appsmith_transform("scan", path, "--policy", policy).returncode == 1
