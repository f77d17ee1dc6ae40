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
    page = b'{"type": "CANVAS_WIDGET", "widgetId": "0", "version": 90}'
    shown = appsmith_transform("releases", "--for", "-", stdin=page).stdout.decode()
    assert "misbehave" in shown


def test_a_schema_that_is_no_number_is_said():
    done = appsmith_transform("releases", "--for", "-", stdin=b'{"pageList": [], "serverSchemaVersion": "x"}')
    assert done.returncode == 2
    assert b"standard input: serverSchemaVersion is no number" in done.stderr
