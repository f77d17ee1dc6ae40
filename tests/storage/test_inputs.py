"""Layouts as inputs."""

from __future__ import annotations

from pathlib import Path

import pytest
from layout_trees import needs_layouts, small_export, tree

from transform.errors import InputError
from transform.storage.applications import is_layout
from transform.storage.inputs import layout_in_folder, two_revisions
from transform.storage.layout.unpack import unpack


def fill(root: Path, files: dict[str, bytes]) -> Path:
    for path, data in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(data)
    return root


@needs_layouts
@pytest.mark.parametrize(
    "name", ["first-A", "first-B", "fitness-D-1base", "planner-E", "planner-F-1", "charts-G"]
)
def test_layouts_of_all_eras_are_found_and_written_back_unchanged(name: str, tmp_path: Path) -> None:
    fill(tmp_path, tree(f"git-real/{name}"))
    assert is_layout(tmp_path)
    layout = layout_in_folder(tmp_path)
    if name.split("-")[1] in "EFG":
        assert not layout.change(layout.packed.document)[1]


def test_a_range_names_two_revisions(tmp_path: Path) -> None:
    assert two_revisions(tmp_path, "main..feature") == ("main", "feature")
    assert two_revisions(tmp_path, "main..") == ("main", "HEAD")
    assert two_revisions(tmp_path, "main") is None


def test_what_is_read_while_half_written_is_refused(tmp_path: Path) -> None:
    fill(tmp_path, dict(unpack(small_export())))
    (tmp_path / ".appsmith-transform.journal").mkdir()
    with pytest.raises(InputError, match="interrupted"):
        layout_in_folder(tmp_path)
