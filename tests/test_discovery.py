"""Modules of a package are found by name."""

from __future__ import annotations

import sys
import zipfile

import pytest

from transform.discovery import module_names, modules


@pytest.fixture
def package(tmp_path, monkeypatch):
    """Return the name of a package of four modules, one of which cannot be imported."""
    folder = tmp_path / "found_package"
    folder.mkdir()
    for name in ("__init__", "s02_second", "s01_first", "_private"):
        (folder / f"{name}.py").write_text(f"NAME = {name!r}\n")
    (folder / "broken.py").write_text("raise RuntimeError\n")
    monkeypatch.syspath_prepend(tmp_path)
    yield "found_package"
    for name in [name for name in sys.modules if name.startswith("found_package")]:
        del sys.modules[name]


def test_public_modules_are_named_in_order_without_importing_them(package):
    assert module_names(package) == ["broken", "s01_first", "s02_second"]


def test_a_pattern_matches_the_whole_name(package):
    assert module_names(package, r"s\d\d_\w+") == ["s01_first", "s02_second"]
    assert module_names(package, r"s\d\d") == []


def test_modules_are_imported_in_the_order_of_their_names(package):
    assert [module.NAME for module in modules(package, r"s\d\d_\w+")] == ["s01_first", "s02_second"]


def test_modules_that_are_no_files_are_found_too(tmp_path, monkeypatch):
    with zipfile.ZipFile(tmp_path / "bundle.zip", "w") as bundle:
        for name in ("__init__", "b_second", "a_first", "_private"):
            bundle.writestr(f"bundled_package/{name}.py", f"NAME = {name!r}\n")
    monkeypatch.syspath_prepend(tmp_path / "bundle.zip")
    assert [module.NAME for module in modules("bundled_package")] == ["a_first", "b_second"]
