"""A folder or a revision."""

from __future__ import annotations

from pathlib import Path

import pytest

from transform.errors import InputError
from transform.storage.sources import name_of, read_layout


def test_a_folder_comes_first(tmp_path: Path) -> None:
    (tmp_path / "HEAD").mkdir()
    (tmp_path / "HEAD" / "theme.json").write_bytes(b"{}")
    assert read_layout(str(tmp_path / "HEAD"), tmp_path).files == {"theme.json": b"{}"}
    assert name_of(str(tmp_path / "HEAD"), tmp_path) == "HEAD"
    assert name_of("main", tmp_path) == tmp_path.name


def test_what_is_neither_says_so(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="There is no folder nothing either"):
        read_layout("nothing", tmp_path)
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(InputError, match="is a file"):
        read_layout(str(tmp_path / "file"), tmp_path)
