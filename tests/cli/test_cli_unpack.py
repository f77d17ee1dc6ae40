"""`appsmith-transform unpack`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from command_line import FIXTURE, appsmith_transform
from layout_trees import small_export

from transform.storage.folder import JOURNAL
from transform.storage.layout.unpack import unpack


def everything(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()
    }


@pytest.fixture
def export(tmp_path: Path) -> Path:
    path = tmp_path / "app.json"
    path.write_text(json.dumps(small_export()))
    return path


@pytest.fixture
def folder(export: Path, tmp_path: Path) -> Path:
    root = tmp_path / "shop"
    assert appsmith_transform("unpack", export, root).returncode == 0
    return root


def changed(export: Path) -> Path:
    document = small_export()
    document["pageList"][0]["unpublishedPage"]["slug"] = "other"
    del document["actionList"][0]
    export.write_text(json.dumps(document))
    return export


def test_a_new_folder_has_what_the_product_writes(folder: Path) -> None:
    assert everything(folder) == dict(unpack(small_export()))


def test_there_and_back(folder: Path, tmp_path: Path) -> None:
    assert appsmith_transform("pack", folder, "-o", tmp_path / "back.json").returncode == 0
    before = everything(folder)
    done = appsmith_transform("unpack", tmp_path / "back.json", folder, "--check")
    assert (done.returncode, everything(folder)) == (0, before)
    assert b"0 files would be added, 0 would be rewritten, 0 would be removed" in done.stderr


def test_check_lists_and_writes_nothing(folder: Path, export: Path) -> None:
    before = everything(folder)
    done = appsmith_transform("unpack", changed(export), folder, "--check", "--prune")
    assert done.returncode == 1
    assert everything(folder) == before
    assert b"M pages/Home/Home.json" in done.stderr
    assert b"D pages/Home/queries/Q1/Q1.txt" in done.stderr


def test_diff_shows_lines(folder: Path, export: Path) -> None:
    done = appsmith_transform("unpack", changed(export), folder, "--diff", "--quiet")
    assert done.returncode == 1
    assert b'-    "slug": "s"\n+    "slug": "other"\n' in done.stdout


def test_stale_files_stay_unless_pruned(folder: Path, export: Path) -> None:
    (folder / "README.md").write_bytes(b"ours")
    done = appsmith_transform("unpack", changed(export), folder)
    assert done.returncode == 0
    assert b"2 files of the layout are stale" in done.stderr
    assert (folder / "pages/Home/queries/Q1/Q1.txt").exists()
    assert b'"other"' in (folder / "pages/Home/Home.json").read_bytes()
    appsmith_transform("unpack", export, folder, "--prune")
    assert not (folder / "pages/Home/queries/Q1").exists()
    assert (folder / "README.md").read_bytes() == b"ours"


def test_an_interrupted_run_is_finished_first(folder: Path, export: Path) -> None:
    (folder / JOURNAL).mkdir()
    (folder / JOURNAL / "0").write_bytes(b"half")
    assert appsmith_transform("unpack", export, folder, "--check").returncode == 2
    done = appsmith_transform("unpack", export, folder)
    assert done.returncode == 0 and b"interrupted" in done.stderr
    assert everything(folder) == dict(unpack(small_export()))


def test_a_folder_of_something_else_is_not_written_over(tmp_path: Path, export: Path) -> None:
    other = tmp_path / "other"
    (other / "pages/Home").mkdir(parents=True)
    (other / "pages/Home/Home.json").write_bytes(b"mine")
    done = appsmith_transform("unpack", export, other)
    assert done.returncode == 2 and b"pages/Home/Home.json" in done.stderr
    assert everything(other) == {"pages/Home/Home.json": b"mine"}


def other_application(tmp_path: Path) -> Path:
    path = tmp_path / "other.json"
    document = small_export()
    del document["actionList"][0]
    for key in ("pageList", "actionList", "actionCollectionList"):
        for entry in document[key]:
            entry["gitSyncId"] += "-other"
    path.write_text(json.dumps(document))
    return path


@pytest.mark.parametrize("options", [(), ("--prune",), ("--check",), ("--diff",)])
def test_another_application_is_not_mixed_with_the_one_that_is_there(
    folder: Path, tmp_path: Path, options: tuple[str, ...]
) -> None:
    before = everything(folder)
    done = appsmith_transform("unpack", other_application(tmp_path), folder, *options)
    assert done.returncode == 2 and b"Another application is there" in done.stderr
    assert b"--replace" in done.stderr
    assert everything(folder) == before


def test_another_application_is_replaced_on_request(folder: Path, tmp_path: Path) -> None:
    (folder / "README.md").write_bytes(b"ours")
    other = other_application(tmp_path)
    done = appsmith_transform("unpack", other, folder, "--replace")
    assert done.returncode == 0, done.stderr
    assert everything(folder) == {**unpack(json.loads(other.read_bytes())), "README.md": b"ours"}


def test_replacing_changes_nothing_where_the_application_is_the_same(folder: Path, export: Path) -> None:
    done = appsmith_transform("unpack", changed(export), folder, "--replace")
    assert done.returncode == 0 and b"2 files of the layout are stale" in done.stderr


def test_credentials_are_named_and_not_written(tmp_path: Path, export: Path) -> None:
    document = small_export()
    document["datasourceList"][0]["datasourceConfiguration"] = {
        "authentication": {"password": "hunter2hunter2"}
    }
    export.write_text(json.dumps(document))
    done = appsmith_transform("unpack", export, tmp_path / "x")
    assert b"datasource db was not written (authentication)" in done.stderr
    assert not any(b"hunter2" in data for data in everything(tmp_path / "x").values())


def test_an_old_export_is_written_too(tmp_path: Path) -> None:
    assert appsmith_transform("unpack", FIXTURE, tmp_path / "x").returncode == 0
    assert appsmith_transform("pack", tmp_path / "x", "-o", tmp_path / "y.json").returncode == 0


def test_an_old_layout_needs_to_be_told(folder: Path, export: Path) -> None:
    (folder / "metadata.json").write_text('{"fileFormatVersion": 4, "serverSchemaVersion": 6}')
    (folder / "pages/Home/Home.json").rename(folder / "pages/Home/canvas.json")
    (folder / "pages/Größe 2/Größe 2.json").rename(folder / "pages/Größe 2/canvas.json")
    done = appsmith_transform("unpack", export, folder)
    assert done.returncode == 2 and b"--layout-upgrade" in done.stderr
    assert appsmith_transform("unpack", export, folder, "--layout-upgrade", "--prune").returncode == 0
    assert not (folder / "pages/Home/canvas.json").exists()
