"""`appsmith-transform releases`."""

from __future__ import annotations

import json

from command_line import FIXTURE, appsmith_transform


def test_the_matrix_shows_the_turning_points():
    shown = appsmith_transform("releases").stdout.decode()
    assert "1.9.16" in shown
    assert "1.9.17" not in shown
    assert "1.9.17" in appsmith_transform("releases", "--all").stdout.decode()


def test_a_file_is_refused_by_older_releases_and_accepted_by_newer_ones():
    rows = json.loads(appsmith_transform("releases", "--for", FIXTURE, "--format", "json").stdout)["results"]
    verdicts = {row["release"]: row for row in rows}
    assert verdicts["1.6.6"]["accepts"] is False
    assert "Provided file is incompatible" in verdicts["1.6.6"]["message"]
    assert verdicts["1.6.8"]["shows"] is True


def test_newer_pages_are_accepted_but_misbehave():
    page = {"unpublishedPage": {"layouts": [{"dsl": {"version": 90}}]}}
    parts = {"exportedApplication": {}, "pageList": [page], "actionList": [], "datasourceList": []}
    shown = appsmith_transform("releases", "--for", "-", stdin=json.dumps(parts).encode()).stdout.decode()
    assert "wrong pages" in shown
    assert "misbehave" in shown


def test_a_schema_that_is_no_number_is_said():
    done = appsmith_transform("releases", "--for", "-", stdin=b'{"pageList": [], "serverSchemaVersion": "x"}')
    assert b"(at /serverSchemaVersion)" in done.stdout
    assert b"accepts" not in done.stdout


def test_a_file_that_validation_refuses_is_refused_by_every_release():
    document = b'{"exportedApplication": {}, "pageList": [], "serverSchemaVersion": 6}'
    done = appsmith_transform("releases", "--for", "-", "--format", "json", stdin=document)
    rows = {row["release"]: row for row in json.loads(done.stdout)["results"]}
    assert {row["verdict"] for row in rows.values()} == {"refuses"}
    assert rows["2.5.1"]["message"] == "Validation Failure(s): Field 'pageList' is missing in the JSON."
