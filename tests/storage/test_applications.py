"""Finding layouts and packages by their folders."""

from __future__ import annotations

from pathlib import Path

from layout_trees import small_export

from transform.storage.applications import found_in, is_layout, is_package, layout_around, layouts_in
from transform.storage.layout.unpack import unpack


def fill(root: Path, files: dict[str, bytes]) -> Path:
    for path, data in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(data)
    return root


def test_a_folder_of_folders_holds_layouts_and_exports(tmp_path: Path) -> None:
    fill(tmp_path / "apps/shop", dict(unpack(small_export())))
    fill(tmp_path, {"exports/a.json": b"{}", "exports/b.txt": b"", ".git/config.json": b"{}"})
    assert [*found_in(tmp_path, lambda _: True)] == [tmp_path / "apps/shop", tmp_path / "exports/a.json"]
    assert layout_around(tmp_path / "apps/shop/pages/Home/Home.json") == tmp_path / "apps/shop"
    assert layout_around(tmp_path / "exports/a.json") is None


def test_a_package_has_modules_and_no_pages(tmp_path: Path) -> None:
    assert not is_package(fill(tmp_path, {"package.json": b"{}"}))
    fill(tmp_path, {"modules/a.json": b"{}"})
    assert is_package(tmp_path)
    assert [*found_in(tmp_path, lambda _: True)] == [tmp_path]


def test_layouts_are_found_by_paths_as_by_folders(tmp_path: Path) -> None:
    files = {
        **{f"apps/desk/{path}": data for path, data in unpack(small_export()).items()},
        "exports/application.json": b"{}",
        "site/pages/index.html": b"",
        "README.md": b"",
    }
    for path, data in files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(data)
    folders = [folder for folder in tmp_path.rglob("*") if folder.is_dir() and is_layout(folder)]
    assert layouts_in(files) == [f"{folder.relative_to(tmp_path).as_posix()}/" for folder in folders]
    assert layouts_in(files) == ["apps/desk/"]


def test_a_tree_can_be_a_layout_itself() -> None:
    assert layouts_in(unpack(small_export())) == [""]
