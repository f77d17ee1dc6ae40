"""The command `extract`: parts, whole pages, one file for each page, and the list."""

from __future__ import annotations

import json

from command_line import FIXTURE, appsmith_transform


def test_a_part_is_written_and_said(tmp_path):
    part = tmp_path / "part.json"
    done = appsmith_transform(
        "extract", FIXTURE, "--page", "Orders", "--widget", "OrdersT*", "--with-dependencies", "-o", part
    )
    assert done.returncode == 0, done.stderr.decode()
    assert "taken: 2 widgets, 2 queries, 1 datasource" in done.stderr.decode()
    written = json.loads(part.read_bytes())
    assert "exportedApplication" not in written
    assert appsmith_transform("validate", part, "--as", "partial").returncode == 0


def test_every_page_gets_a_file(tmp_path):
    done = appsmith_transform(
        "extract", FIXTURE, "--each", "page", "-o", tmp_path / "pages", "--as-application"
    )
    assert done.returncode == 0, done.stderr.decode()
    files = sorted((tmp_path / "pages").iterdir())
    assert [file.name for file in files] == ["Customers.json", "Orders.json", "Settings.json"]
    assert all(len(json.loads(file.read_bytes())["pageList"]) == 1 for file in files)


def test_the_list_names_everything_with_what_it_needs():
    done = appsmith_transform("extract", FIXTURE, "--list")
    assert "query list_orders  (needs StatusSelect, datasource Orders database)" in done.stdout.decode()
    done = appsmith_transform("extract", FIXTURE, "--list", "--format", "json")
    (result,) = json.loads(done.stdout)["results"]
    assert {part["kind"] for part in result["parts"]} == {
        "page",
        "widget",
        "query",
        "js_object",
        "datasource",
    }


def test_a_layout_gives_a_part_as_well(tmp_path):
    assert appsmith_transform("unpack", FIXTURE, tmp_path / "app").returncode == 0
    done = appsmith_transform("extract", tmp_path / "app", "--page", "Orders", "--query", "list_orders")
    assert json.loads(done.stdout)["actionList"][0]["unpublishedAction"]["name"] == "list_orders"


def test_what_does_not_exist_is_refused():
    done = appsmith_transform("extract", FIXTURE, "--page", "Order")
    assert done.returncode == 2
    assert b"There is no page Order. Did you mean Orders?" in done.stderr
