"""`appsmith-transform pack`."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from command_line import appsmith_transform
from layout_trees import small_export

from transform.storage.layout.unpack import unpack


@pytest.fixture
def layout(tmp_path: Path) -> Path:
    root = tmp_path / "shop"
    for path, data in unpack(small_export()).items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(data)
    (root / "README.md").write_bytes(b"ours")
    return root


def test_a_folder_becomes_an_export_that_can_be_imported(layout: Path, tmp_path: Path) -> None:
    done = appsmith_transform("pack", layout, "-o", tmp_path / "app.json")
    assert done.returncode == 0
    document = json.loads((tmp_path / "app.json").read_bytes())
    assert document["exportedApplication"]["name"] == "shop"
    assert len(document["pageList"]) == 2
    for words in (b"era G, 2 pages, 3 queries", b"AT901", b"1 other files"):
        assert words in done.stderr
    assert appsmith_transform("validate", tmp_path / "app.json").returncode in (0, 1)


def test_standard_output_holds_the_export_alone(layout: Path) -> None:
    done = appsmith_transform("pack", layout, "--deployed", "copy", "--name", "Other", "--quiet")
    document = json.loads(done.stdout)
    assert done.stderr == b""
    assert document["exportedApplication"]["name"] == "Other"
    assert document["pageList"][0]["publishedPage"]["name"] == "Home"


def test_a_broken_file_is_named_with_its_place(layout: Path) -> None:
    (layout / "pages/Home/widgets/Go.json").write_text('{\n  "a": 1,\n  "a": 2\n}')
    done = appsmith_transform("pack", layout)
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"pages/Home/widgets/Go.json" in done.stderr and b"line 3, column 3" in done.stderr
    done = appsmith_transform("pack", layout, "--lenient")
    assert done.returncode == 0 and b"AT921" in done.stderr


def test_no_file_of_the_layout_is_written_over(layout: Path) -> None:
    before = (layout / "application.json").read_bytes()
    done = appsmith_transform("pack", layout, "-o", layout / "application.json")
    assert done.returncode == 2
    assert (layout / "application.json").read_bytes() == before


@pytest.mark.parametrize("source", ["absent", "README.md"])
def test_what_is_no_layout_is_refused(layout: Path, source: str) -> None:
    done = appsmith_transform("pack", source, cwd=layout)
    assert done.returncode == 2
    assert source.encode() in done.stderr


@pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
def test_a_revision_is_packed_without_a_checkout(layout: Path) -> None:
    for arguments in (
        ["init", "-q"],
        ["add", "-A"],
        ["-c", "user.name=A", "-c", "user.email=a@b", "commit", "-qm", "1"],
    ):
        subprocess.run(["git", "-C", str(layout), *arguments], check=True)
    shutil.rmtree(layout / "pages")
    done = appsmith_transform("pack", "HEAD", "-C", layout)
    assert json.loads(done.stdout)["exportedApplication"]["name"] == "shop"
    assert len(json.loads(done.stdout)["pageList"]) == 2


def test_a_file_that_cannot_be_read_is_named_with_its_layout(layout: Path) -> None:
    (layout / "theme.json").write_bytes(b"{")
    done = appsmith_transform("pack", layout)
    assert done.returncode == 2
    assert f"{layout}: theme.json: ".encode() in done.stderr
