"""The command `insert`: into files and into layouts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from command_line import FIXTURE, appsmith_transform


@pytest.fixture
def part(tmp_path: Path) -> Path:
    file = tmp_path / "part.json"
    done = appsmith_transform(
        "extract", FIXTURE, "--page", "Orders", "--widget", "OrdersTable", "--with-dependencies", "-o", file
    )
    assert done.returncode == 0, done.stderr.decode()
    return file


def test_a_part_goes_on_another_page_and_the_diff_shows_just_that(tmp_path, part):
    result = tmp_path / "result.json"
    done = appsmith_transform("insert", FIXTURE, part, "--page", "Customers", "-o", result)
    assert "inserted: 2 widgets, 2 queries" in done.stderr.decode()
    changes = json.loads(appsmith_transform("diff", FIXTURE, result, "--format", "json").stdout)["changes"]
    assert {change["kind"] for change in changes} == {"add"}
    assert appsmith_transform("validate", result).returncode == 0


def test_a_name_that_is_taken_is_said(tmp_path, part):
    done = appsmith_transform("insert", FIXTURE, part, "--page", "Orders", "-o", tmp_path / "result.json")
    assert "OrdersTable is called OrdersTable1 here" in done.stderr.decode()


def test_keeping_everything_gives_the_bytes_of_the_target(tmp_path, part):
    result = tmp_path / "result.json"
    options = ("--page", "Orders", "--on-clash", "keep", "-o", result)
    assert appsmith_transform("insert", FIXTURE, part, *options).returncode == 0
    assert result.read_bytes() == FIXTURE.read_bytes()


def test_a_layout_is_written_in_place(tmp_path, part):
    folder = tmp_path / "app"
    assert appsmith_transform("unpack", FIXTURE, folder).returncode == 0
    assert not list((folder / "pages" / "Customers").rglob("OrdersTable*"))
    done = appsmith_transform("insert", folder, part, "--page", "Customers")
    assert done.returncode == 0, done.stderr.decode()
    assert list((folder / "pages" / "Customers").rglob("OrdersTable*"))


def test_a_dry_run_writes_nothing(tmp_path, part):
    folder = tmp_path / "app"
    assert appsmith_transform("unpack", FIXTURE, folder).returncode == 0
    done = appsmith_transform("insert", folder, part, "--page", "Customers", "--dry-run")
    assert "inserted: 2 widgets" in done.stderr.decode()
    assert done.stdout == b""
    assert not list((folder / "pages" / "Customers").rglob("OrdersTable*"))


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--page", "Customers", "--at", "1"], "is no place"),
        (["--page", "Customers", "--map-datasource", "A"], "is no pair"),
        (["--page", "Customer"], "Did you mean Customers?"),
        ([], "A page is needed"),
    ],
)
def test_wrong_options_are_refused(part, options, message):
    done = appsmith_transform("insert", FIXTURE, part, *options)
    assert done.returncode == 2
    assert message in done.stderr.decode()


def test_swapped_arguments_are_told_which_comes_first(tmp_path, part):
    done = appsmith_transform("insert", part, FIXTURE, "--page", "Orders", "-o", tmp_path / "result.json")
    assert done.returncode == 2
    assert b"Name the application first, then the part." in done.stderr


def test_a_page_that_does_not_exist_is_answered_with_those_that_do(tmp_path, part):
    done = appsmith_transform("insert", FIXTURE, part, "--page", "Nope", "-o", tmp_path / "result.json")
    assert b"There is no page Nope. Name one of Orders, Customers, Settings." in done.stderr
