"""The command `rename`: on files, layouts in place, and without writing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from command_line import FIXTURE, appsmith_transform
from corpus import CORPUS, needs_corpus

from transform.cli import app as program


def layout_of(folder: Path) -> Path:
    done = appsmith_transform("unpack", FIXTURE, folder / "app")
    assert done.returncode == 0, done.stderr.decode()
    return folder / "app"


def content(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_there_and_back_gives_the_bytes_of_the_file(tmp_path):
    there, back = tmp_path / "there.json", tmp_path / "back.json"
    done = appsmith_transform("rename", FIXTURE, "Orders", "OrdersTable", "Rows", "-o", there)
    assert done.returncode == 0, done.stderr.decode()
    assert b"places changed" in done.stderr
    assert b"OrdersTable" not in there.read_bytes()
    assert appsmith_transform("rename", there, "Orders", "Rows", "OrdersTable", "-o", back).returncode == 0
    assert back.read_bytes() == FIXTURE.read_bytes()


def test_a_layout_is_written_in_place_with_new_file_names(tmp_path):
    folder = layout_of(tmp_path)
    before = content(folder)
    assert appsmith_transform("rename", folder, "Orders", "list_orders", "load", "--write").returncode == 0
    after = content(folder)
    assert any("list_orders" in path for path in before)
    assert not any("list_orders" in path for path in after)
    assert appsmith_transform("rename", folder, "Orders", "load", "list_orders", "--write").returncode == 0
    assert content(folder) == before


def test_a_dry_run_lists_places_by_line_and_writes_nothing(tmp_path):
    file = tmp_path / "app.json"
    file.write_bytes(FIXTURE.read_bytes())
    done = appsmith_transform("rename", file, "Orders", "OrdersTable", "Rows", "--dry-run")
    lines = done.stdout.decode().splitlines()
    number = 1 + next(
        i for i, line in enumerate(FIXTURE.read_text().splitlines()) if '"widgetName": "OrdersTable"' in line
    )
    assert any(line.startswith(f"{file}:{number}:") and "OrdersTable -> Rows" in line for line in lines)
    assert file.read_bytes() == FIXTURE.read_bytes()


def test_a_dry_run_of_a_layout_names_its_files(tmp_path):
    folder = layout_of(tmp_path)
    done = appsmith_transform("rename", folder, "Orders", "OrdersTable", "Rows", "-n")
    assert "widgets/OrdersTable.json:" in done.stdout.decode()


def test_a_dry_run_as_json_has_every_place():
    done = appsmith_transform("rename", FIXTURE, "Orders", "OrdersTable", "Rows", "-n", "--format", "json")
    (result,) = json.loads(done.stdout)["results"]
    assert result["kind"] == "widget"
    assert all(
        place["after"].startswith("Rows") for place in result["places"] if "/id" not in place["pointer"]
    )


def test_a_wrong_name_is_refused_with_the_nearest_one():
    done = appsmith_transform("rename", FIXTURE, "Orders", "OrderTable", "Rows")
    assert done.returncode == 2
    assert b"Did you mean OrdersTable?" in done.stderr


def test_a_revision_cannot_be_written_over():
    done = appsmith_transform("rename", "HEAD", "A", "B", "--write")
    assert done.returncode == 2


def test_what_cannot_be_written_is_said_before_reading():
    done = appsmith_transform("rename", FIXTURE, "OnlyOne")
    assert done.returncode == 2
    assert b"two or three names" in done.stderr


@needs_corpus
@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(path.name for path in (CORPUS / "exports").glob("*.json")))
def test_there_and_back_gives_the_bytes_of_every_export_however_it_is_laid_out(name, tmp_path):
    given = (CORPUS / "exports" / name).read_bytes()
    pages = json.loads(given)["pageList"]
    if not pages:
        return
    page = pages[0]["unpublishedPage"]["name"]
    there, back = tmp_path / "there.json", tmp_path / "back.json"
    file = str(CORPUS / "exports" / name)
    assert program.run(["rename", file, page, "Zz 9", "--kind", "page", "-o", str(there)]) == 0
    assert there.read_bytes() != given
    assert program.run(["rename", str(there), "Zz 9", page, "--kind", "page", "-o", str(back)]) == 0
    assert back.read_bytes() == given


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (["Orders.OrdersTable", "Rows"], "Give the page and the name apart: Orders OrdersTable."),
        (["Customers", "OrdersTable", "Rows"], "It is on the page Orders."),
    ],
    ids=["page and name in one", "another page"],
)
def test_a_name_that_is_elsewhere_is_told_where(words, hint):
    done = appsmith_transform("rename", FIXTURE, *words, "--dry-run")
    assert done.returncode == 2
    assert hint in done.stderr.decode()
