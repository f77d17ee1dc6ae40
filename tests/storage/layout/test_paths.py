"""Paths that are never written, and those that some disks cannot hold."""

from __future__ import annotations

import pytest

from transform.errors import InputError
from transform.storage.layout.paths import (
    folded_together,
    refused_on_windows,
    require_name,
    require_safe_path,
)


@pytest.mark.parametrize(
    "path",
    [
        "pages/../x",
        "/etc/passwd",
        "a//b",
        "a/./b",
        "a/\0",
        "pages/.git/config",
        "pages/.GIT /x",
        "git~1/x",
        "",
    ],
)
def test_a_path_that_leaves_its_folder_or_is_git_s_own_is_refused(path: str) -> None:
    with pytest.raises(InputError, match="cannot be the path"):
        require_safe_path(path)


@pytest.mark.parametrize(
    "path", ["pages/ Home /x.json", "pages/日本/…", "a/..b", ".github/x", "pages/Ünï.git/x", "a\\b"]
)
def test_odd_names_are_real(path: str) -> None:
    require_safe_path(path)


def test_a_name_is_one_part_of_a_path() -> None:
    require_name("a.b c")
    with pytest.raises(InputError, match="'a/b'"):
        require_name("a/b")


@pytest.mark.parametrize(
    "part", ["con", "NUL.json", "com1", "Lpt9 .txt", "COM¹", "a:b", "what?", "ends ", "ends.", "a\\b"]
)
def test_what_windows_cannot_create_is_found(part: str) -> None:
    assert list(refused_on_windows([f"pages/{part}/x", "pages/console/common.json", "com10/x"])) == [
        f"pages/{part}/x"
    ]


def test_paths_that_a_disk_without_case_takes_for_one_are_found() -> None:
    pairs = folded_together(["pages/home/a", "pages/Home/a", "pages/Home/b", "straße", "STRASSE"])
    assert pairs == [("pages/Home/a", "pages/home/a"), ("STRASSE", "straße")]
