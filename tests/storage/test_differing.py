"""Of several revisions what differs is read, and all where that would not do."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from layout_trees import Tree, small_export
from repositories import commit, new_repository

from transform.errors import InputError
from transform.storage.differing import differing_by, read_differing
from transform.storage.layout.unpack import unpack
from transform.storage.object_reader import ObjectReader

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="needs git")

FILES: Tree = dict(unpack(small_export()))
GO, Q1 = "pages/Home/widgets/Go.json", "pages/Home/queries/Q1/metadata.json"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return new_repository(tmp_path)


def changed(path: str, old: bytes, new: bytes) -> Tree:
    assert old in FILES[path]
    return {**FILES, path: FILES[path].replace(old, new)}


def test_a_changed_widget_brings_its_page(root: Path) -> None:
    names = [commit(root, FILES), commit(root, changed(GO, b"Q1.run", b"Q2.run"))]
    found = read_differing(root, names)
    assert found is not None and not found.is_whole
    assert found.paths == (GO,)
    assert not any(
        "/queries/" in path or "Größe" in path for layout in found.layouts for path in layout.files
    )
    assert [layout.files[GO] == FILES[GO] for layout in found.layouts] == [True, False]


def test_three_revisions_are_read_side_by_side(root: Path) -> None:
    names = [
        commit(root, files)
        for files in (FILES, changed(GO, b"Q1.run", b"Q2.run"), changed(Q1, b"10000", b"20000"))
    ]
    with ObjectReader(root) as reader:
        found = differing_by(reader, names)
    assert found is not None and found.paths == (Q1, GO)
    assert all({Q1, GO} <= layout.files.keys() for layout in found.layouts)


def test_equal_revisions_have_nothing_to_show(root: Path) -> None:
    found = read_differing(root, [commit(root, FILES)] * 2)
    assert found is not None and found.paths == ()
    assert found.layouts[0].files.keys() == {"metadata.json", "application.json"}


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [("metadata.json", b": 12", b": 11"), (Q1, b'"q1"', b'"q9"')],
    ids=["another schema", "a query that is perhaps another one"],
)
def test_where_that_would_not_do_all_is_read(path: str, old: bytes, new: bytes, root: Path) -> None:
    after = changed(path, old, new)
    after = {name: data.replace(b'"Q1"', b'"Q7"') if name == Q1 else data for name, data in after.items()}
    found = read_differing(root, [commit(root, FILES), commit(root, after)])
    assert found is not None and found.is_whole
    assert found.paths == tuple(sorted({path, Q1}))
    assert found.layouts[0].files.keys() == FILES.keys()


def test_files_that_hold_a_text_are_read_besides(root: Path) -> None:
    names = [commit(root, FILES), commit(root, changed(GO, b"Q1.run", b"Q2.run"))]
    found = read_differing(root, names, holding=["select 1"])
    assert found is not None and not found.is_whole
    assert "pages/Home/queries/Q1/Q1.txt" in found.layouts[0].files
    many = read_differing(root, names, holding=[f"text number {number}" for number in range(51)])
    assert many is not None and many.is_whole


def test_a_folder_of_a_revision(root: Path) -> None:
    inside = {f"apps/shop/{path}": data for path, data in FILES.items()}
    after = {**inside, f"apps/shop/{GO}": FILES[GO].replace(b"Q1.run", b"Q2.run")}
    names = [f"{commit(root, files)}:apps/shop" for files in (inside, after)]
    found = read_differing(root, names)
    assert found is not None and found.paths == (GO,)
    assert found.layouts[0].prefix == "apps/shop/"


def test_what_is_no_layout_is_left_to_others_to_refuse(root: Path) -> None:
    name = commit(root, {"README.md": b""})
    assert read_differing(root, [name, "nowhere"]) is None
    with pytest.raises(InputError, match="no Git layout"):
        read_differing(root, [name, name])


def test_a_link_in_the_place_of_a_file_is_refused(root: Path) -> None:
    one = commit(root, FILES)
    (root / GO).unlink()
    (root / GO).symlink_to("/etc/passwd")
    from repositories import git

    git(root, "commit", "-qam", "a link")
    with pytest.raises(InputError, match="links are not followed"):
        read_differing(root, [one, "HEAD"])
