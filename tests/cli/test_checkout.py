"""Reports for services name files from the root of the repository, and never a folder of this machine."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from transform.cli._checkout import in_checkout
from transform.cli.app import run
from transform.report.results import Result, ResultFile, Results
from transform.storage.layout.places import Place

LEAKING = json.dumps({"exportedApplication": {"name": "A"}, "note": "password = 'Tr0ub4dor&3xyz'"})


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of a repository, with the current folder below it."""
    root = tmp_path / "repository"
    (root / "apps/shop").mkdir(parents=True)
    (root / ".git").mkdir()
    for path in (root / "apps/app.json", tmp_path / "elsewhere.json", root / "apps/a:b.json"):
        path.write_text(LEAKING)
    monkeypatch.chdir(root / "apps")
    return root


def named(name: str, *places: Place) -> tuple[str, list[str]]:
    results = [Result("r", "error", "x", place=place) for place in places]
    (file,) = in_checkout(Results("test", "Test", [ResultFile(name, results)], [])).files
    return file.name, [file.path_of(one.place) for one in file.results]


def test_files_are_named_from_the_root_whatever_they_are_called(root: Path) -> None:
    for name in (
        "app.json",
        "./app.json",
        "shop/../app.json",
        "../apps/app.json",
        str(root / "apps/app.json"),
    ):
        assert named(name) == ("apps/app.json", [])
    assert named("a:b.json") == ("apps/a:b.json", [])


def test_a_file_elsewhere_has_its_name_only(root: Path) -> None:
    assert (
        named("../../elsewhere.json") == named(str(root.parent / "elsewhere.json")) == ("elsewhere.json", [])
    )


def test_the_files_of_a_layout_go_along(root: Path) -> None:
    assert named("shop", Place("shop/pages/A.json", 1, 1)) == ("apps/shop", ["apps/shop/pages/A.json"])
    inside = str(root / "apps/shop")
    assert named(inside, Place(f"{inside}/theme.json", 1, 1)) == ("apps/shop", ["apps/shop/theme.json"])


def test_the_files_of_a_layout_elsewhere_are_named_from_its_folder(root: Path) -> None:
    shop = root.parent / "shop"
    shop.mkdir()
    assert named(str(shop), Place(f"{shop}/pages/A.json", 1, 1)) == ("shop", ["shop/pages/A.json"])


def test_what_is_in_a_revision_has_its_path_there_already(root: Path) -> None:
    assert named("HEAD~1:apps/app.json") == ("apps/app.json", [])
    assert named("main", Place("apps/shop/theme.json", 1, 1)) == ("main", ["apps/shop/theme.json"])
    assert named("standard input") == ("standard input", [])


def test_without_a_repository_the_current_folder_is_the_root(tmp_path: Path, monkeypatch) -> None:
    (tmp_path / "app.json").write_text(LEAKING)
    monkeypatch.chdir(tmp_path)
    assert named(str(tmp_path / "app.json")) == ("app.json", [])


@pytest.mark.parametrize("form", ["sarif", "github", "gitlab", "junit", "markdown"])
@pytest.mark.parametrize("command", [["scan"], ["sanitize", "--check"], ["validate"]], ids=" ".join)
def test_no_form_has_a_folder_of_this_machine(command, form, root: Path, capfd) -> None:
    inside, outside = str(root / "apps/app.json"), str(root.parent / "elsewhere.json")
    assert run([*command, inside, outside, "--format", form]) == 1
    printed = capfd.readouterr().out
    assert "apps/app.json" in printed and "elsewhere.json" in printed
    assert str(root.parent) not in printed and "file://" not in printed


def test_a_layout_in_a_revision_from_a_folder_below_the_root(root: Path, capfd) -> None:
    (root / ".git").rmdir()
    (root / "apps/shop/application.json").write_text("{")
    (root / "apps/shop/metadata.json").write_text("{}")
    for arguments in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "x"]):
        subprocess.run(["git", "-c", "user.name=a", "-c", "user.email=a@b", *arguments], cwd=root, check=True)
    for name in ("HEAD:apps/shop", "shop"):
        run(["validate", name, "--format", "github"])
        assert "file=apps/shop/application.json," in capfd.readouterr().out
