"""Finding layouts and packages by their folders."""

from __future__ import annotations

from pathlib import Path

from layout_trees import small_export

from transform.storage.applications import found_in, is_package, layout_around
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
