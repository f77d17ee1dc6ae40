"""The commands `port` and `apply`, and `diff --format changes` and `--format patch` that write their input."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from command_line import FIXTURE, appsmith_transform


def query(document: Any, name: str) -> Any:
    return next(
        entry["unpublishedAction"]
        for entry in document["actionList"]
        if entry["unpublishedAction"]["name"] == name
    )


@pytest.fixture
def fixed(tmp_path: Path) -> Path:
    document = json.loads(FIXTURE.read_bytes())
    query(document, "list_orders")["actionConfiguration"]["body"] = "SELECT fixed"
    file = tmp_path / "fixed.json"
    file.write_text(json.dumps(document, indent=2))
    return file


@pytest.fixture
def production(tmp_path: Path) -> Path:
    document = json.loads(FIXTURE.read_bytes())
    query(document, "ship_order")["actionConfiguration"]["body"] = "UPDATE production"
    file = tmp_path / "production.json"
    file.write_text(json.dumps(document, indent=2))
    return file


def test_a_page_goes_from_staging_to_production(tmp_path, fixed, production):
    result, page = tmp_path / "result.json", tmp_path / "what.html"
    story = ("port", FIXTURE, fixed, "--onto", production, "--page", "Orders")
    dry = appsmith_transform(*story, "--dry-run", "--report", page)
    assert dry.returncode == 0, dry.stderr.decode()
    assert "applied: modify Orders > list_orders.actionConfiguration.body" in dry.stderr.decode()
    assert "<svg" in page.read_text()
    assert appsmith_transform(*story, "-o", result).returncode == 0
    document = json.loads(result.read_bytes())
    assert query(document, "list_orders")["actionConfiguration"]["body"] == "SELECT fixed"
    assert query(document, "ship_order")["actionConfiguration"]["body"] == "UPDATE production"


def test_changes_in_a_file_do_the_same(tmp_path, fixed, production):
    changes, ported, applied = (tmp_path / name for name in ("changes.json", "one.json", "two.json"))
    done = appsmith_transform("diff", FIXTURE, fixed, "--format", "changes", "-o", changes)
    assert b"secrets included" in done.stderr
    assert appsmith_transform("apply", changes, production, "-o", applied).returncode == 0
    assert appsmith_transform("port", FIXTURE, fixed, "--onto", production, "-o", ported).returncode == 0
    assert applied.read_bytes() == ported.read_bytes()


def test_a_clash_is_written_answered_and_settled(tmp_path, fixed):
    other = tmp_path / "other.json"
    other.write_text(fixed.read_text().replace("SELECT fixed", "SELECT other"))
    conflicts, result = tmp_path / "conflicts.json", tmp_path / "result.json"
    story = ("port", FIXTURE, fixed, "--onto", other, "-o", result)
    done = appsmith_transform(*story, "--conflicts", conflicts)
    assert done.returncode == 1
    assert "conflict: modify Orders > list_orders" in done.stderr.decode()
    written = json.loads(conflicts.read_bytes())
    for conflict in written["conflicts"]:
        conflict["take"] = "theirs"
    conflicts.write_text(json.dumps(written))
    appsmith_transform(*story, "--resolve", conflicts)
    assert "SELECT fixed" in result.read_text()


def test_a_patch_applies_to_the_document_that_it_was_made_from(tmp_path, fixed, production):
    patch, result = tmp_path / "patch.json", tmp_path / "result.json"
    appsmith_transform("diff", FIXTURE, fixed, "--format", "patch", "-o", patch)
    done = appsmith_transform("apply", "--patch", patch, FIXTURE, "-o", result)
    assert done.returncode == 0, done.stderr.decode()
    assert json.loads(result.read_bytes()) == json.loads(fixed.read_bytes())


def test_a_test_operation_that_fails_stops_the_patch(tmp_path):
    patch, result = tmp_path / "patch.json", tmp_path / "result.json"
    operations = [
        {"op": "replace", "path": "/serverSchemaVersion", "value": 2},
        {"op": "test", "path": "/clientSchemaVersion", "value": 77},
    ]
    patch.write_text(json.dumps(operations))
    done = appsmith_transform("apply", "--patch", patch, FIXTURE, "-o", result)
    assert done.returncode == 2
    assert b"A test operation of the patch fails" in done.stderr
    assert not result.exists()


@pytest.mark.parametrize("text", ["{", "{}", "5", '[{"op": "no"}]', "[5]", '[{"op": "remove", "path": ""}]'])
def test_what_is_no_patch_is_refused(tmp_path, text):
    patch = tmp_path / "patch.json"
    patch.write_text(text)
    done = appsmith_transform("apply", "--patch", patch, FIXTURE)
    assert done.returncode == 2
    assert done.stdout == b""


def test_what_is_no_file_of_changes_is_refused(tmp_path):
    done = appsmith_transform("apply", FIXTURE, FIXTURE)
    assert done.returncode == 2
    assert b"no file of changes" in done.stderr


def test_a_conflict_is_told_once_with_what_the_target_keeps_and_how_to_answer(tmp_path, fixed, production):
    document = json.loads(production.read_bytes())
    query(document, "list_orders")["actionConfiguration"]["body"] = "SELECT of production"
    production.write_text(json.dumps(document))
    conflicts = tmp_path / "conflicts.json"
    story = ("port", FIXTURE, fixed, "--onto", production, "-o", tmp_path / "new.json")
    done = appsmith_transform(*story, "--conflicts", conflicts)
    said = done.stderr.decode()
    assert (done.returncode, said.count("Both sides changed")) == (1, 1)
    assert "The result has that of TARGET." in said
    assert f"Answer them in {conflicts}" in said
    said = appsmith_transform(*story, "--resolve", conflicts).stderr.decode()
    assert f"1 conflict has no answer in {conflicts}" in said
