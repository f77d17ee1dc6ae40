"""Versions that are layouts merge like their exports, and real merges come out as they were committed."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from command_line import appsmith_transform
from layout_trees import changed, needs_layouts, small_export, tree

import transform
from transform.merging.three import Three
from transform.storage.inputs import Layout, as_in_a_layout, layout_in_folder
from transform.storage.layout.pack import pack
from transform.storage.layout.unpack import unpack
from transform.storage.merged_layouts import Version, merge_versions, merged_tree

BODIES_ADDED = {  # theirs of the real merge of era D adds "body": "" to these, which changes nothing
    f"pages/{query}/metadata.json"
    for query in (
        "Diet/queries/DietSelector",
        "Diet/queries/get_diet_info",
        "Add New User/queries/trainerInfoTable",
        "Diet/queries/getUserList",
        "Add New User/queries/get_all_trainer",
    )
}


def fill(root: Path, files: dict[str, bytes]) -> Path:
    for path, data in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(data)
    return root


def files_in(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()
    }


def home(document: dict[str, Any]) -> dict[str, Any]:
    page = next(p for p in document["pageList"] if p["unpublishedPage"]["name"] == "Home")
    return page["unpublishedPage"]["layouts"][0]["dsl"]


def widget(document: dict[str, Any], name: str) -> dict[str, Any]:
    stack = [home(document)]
    while stack:
        found = stack.pop()
        if found.get("widgetName") == name:
            return found
        stack += found.get("children", ())
    raise AssertionError(name)


@pytest.fixture
def exports() -> Three[dict[str, Any]]:
    """Return three exports: ours changes a text and adds a widget, theirs changes a query and another text."""
    base = small_export()
    ours, theirs = copy.deepcopy(base), copy.deepcopy(base)
    widget(ours, "Text1")["text"] = "ours"
    added = {"widgetName": "New1", "widgetId": "n1", "type": "TEXT_WIDGET", "parentId": "0", "text": "new"}
    home(ours)["children"].append(added)
    widget(theirs, "Go")["text"] = "theirs"
    query = next(q for q in theirs["actionList"] if q["unpublishedAction"]["name"] == "Q1")
    query["unpublishedAction"]["actionConfiguration"]["body"] = "SELECT 2"
    return Three(base, ours, theirs)


@pytest.mark.slow
@needs_layouts
@pytest.mark.parametrize(("ours", "theirs"), [("2ours", "3theirs"), ("3theirs", "2ours")])
@pytest.mark.parametrize(("name", "apart"), [("staff-E", set()), ("fitness-D", BODIES_ADDED)])
def test_real_merges_through_the_command(tmp_path, name, apart, ours, theirs):
    for side in ("1base", ours, theirs):
        fill(tmp_path / side, tree(f"git-real/{name}-{side}"))
    done = appsmith_transform("merge", "1base", ours, theirs, "-o", "merged", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, b""), done.stderr
    assert changed(tree(f"git-real/{name}-4result"), files_in(tmp_path / "merged")) <= apart


@pytest.mark.slow
@needs_layouts
@pytest.mark.parametrize(
    ("before", "after"),
    [("planner-F-1", "planner-F-2"), ("planner-E", "planner-E-2"), ("planner-E-2", "planner-F-1")],
)
@pytest.mark.parametrize("is_ours", [True, False])
def test_what_one_side_alone_did_comes_out_as_it_is(before, after, is_ours):
    old, new = (version(tree(f"git-real/{name}")) for name in (before, after))
    sides = (new, old) if is_ours else (old, new)
    merged = merge_versions(Three(old, *sides))
    assert not merged.conflicts
    result = merged_tree(merged.document, Three(old.layout, *(side.layout for side in sides)))
    if is_ours or before[:9] == after[:9]:  # of one era
        assert changed(new.layout.files, result) == set()
    else:
        assert not transform.diff(new.document, pack(result).document).changes


@pytest.mark.slow
@needs_layouts
@pytest.mark.parametrize("later", ["planner-F-1", "planner-F-2"])
@pytest.mark.parametrize("is_ours", [True, False])
def test_an_upgrade_on_one_side_is_no_edit(later, is_ours):
    """The other side removes a page and a widget, and edits a query and a text; it is not asked about any of it."""
    old, new = (version(tree(f"git-real/{name}")) for name in ("planner-E-2", later))
    document = copy.deepcopy(old.document)
    gone = document["pageList"][0]["unpublishedPage"]["name"]
    side = version(unpack(without_page(document, gone), old.layout.files))
    sides = (side, new) if is_ours else (new, side)
    merged = merge_versions(Three(old, *sides))
    assert not merged.conflicts
    pages = {page["unpublishedPage"]["name"] for page in new.document["pageList"]}
    assert {page["unpublishedPage"]["name"] for page in merged.document["pageList"]} == pages - {gone}
    assert {q["unpublishedAction"]["pageId"] for q in merged.document["actionList"]} <= pages - {gone}


@needs_layouts
@pytest.mark.parametrize("is_ours", [True, False])
def test_a_tree_of_an_old_era_is_merged_file_by_file_if_that_gives_the_application(is_ours):
    """Ours edits a query, theirs a widget of the same page and another query; all of it is in files of its own."""
    files = tree("git-real/fitness-D-1base")
    canvas = next(path for path in files if path.endswith("canvas.json"))
    bodies = [path for path in sorted(files) if path.endswith(".txt") and files[path]][:2]
    one = {
        **files,
        bodies[0]: files[bodies[0]] + b"\n// one",
        canvas: files[canvas].replace(b'"topRow": 0', b'"topRow": 1', 1),
    }
    other = {
        **files,
        bodies[1]: files[bodies[1]] + b"\n// two",
        canvas: files[canvas].replace(b'"isLoading": false', b'"isLoading": true', 1),
    }
    assert len({files[canvas], one[canvas], other[canvas]}) == 3
    old, *sides = (
        version(one_tree) for one_tree in ((files, one, other) if is_ours else (files, other, one))
    )
    merged = merge_versions(Three(old, *sides))
    result = merged_tree(merged.document, Three(old.layout, *(side.layout for side in sides)))
    assert not merged.conflicts
    assert changed(files, result) == {canvas, *bodies}
    lines = [data.splitlines() for data in (files[canvas], result[canvas])]
    assert sum(one != two for one, two in zip(*lines, strict=True)) == 2
    assert b'"topRow": 1' in result[canvas] and b'"isLoading": true' in result[canvas]
    with pytest.raises(transform.InputError, match="era D"):
        merged_tree(
            without_page(copy.deepcopy(merged.document), "Diet"), Three(old.layout, old.layout, old.layout)
        )


def version(files):
    return Version(pack(files).document, Layout(None, "", "", files, pack(files)))


def without_page(document, name):
    for key, side, member in (
        ("pageList", "unpublishedPage", "name"),
        ("actionList", "unpublishedAction", "pageId"),
        ("actionCollectionList", "unpublishedCollection", "pageId"),
    ):
        document[key] = [entry for entry in document[key] if entry[side][member] != name]
    pages = document["exportedApplication"]["pages"]
    document["exportedApplication"]["pages"] = [page for page in pages if page["id"] != name]
    return document


def test_merging_layouts_equals_merging_their_exports(exports, tmp_path):
    layouts = exports.map(lambda document: unpack(document))
    folders = [fill(tmp_path / str(number), files) for number, files in enumerate(layouts)]
    read = Three.of(layout_in_folder(folder, named=False) for folder in folders)
    of_layouts = merge_versions(read.map(lambda layout: Version(layout.packed.document, layout)))
    of_exports = transform.merge(*exports.map(as_in_a_layout))
    assert of_layouts.document == of_exports.document
    assert merged_tree(of_layouts.document, read) == unpack(transform.merge(*exports).document)


@pytest.mark.slow
@pytest.mark.parametrize("export", range(3))
def test_any_of_the_versions_may_be_an_export(exports, tmp_path, export):
    names = []
    for number, document in enumerate(exports):
        if number == export:
            names.append(tmp_path / f"{number}.json")
            names[-1].write_text(json.dumps(document))
        else:
            names.append(fill(tmp_path / str(number), unpack(document)))
    done = appsmith_transform("merge", *names, "-o", f"{tmp_path}/merged/")
    assert done.returncode == 0, done.stderr
    assert changed(unpack(transform.merge(*exports).document), files_in(tmp_path / "merged")) == set()


@pytest.mark.slow
def test_an_export_of_ours_keeps_what_no_layout_has(exports, tmp_path):
    ours = exports.ours
    ours["exportedApplication"] |= {"name": "Shop", "id": "5f"}
    for page in ours["pageList"]:
        page["publishedPage"] = copy.deepcopy(page["unpublishedPage"])
    versions = Three(exports.base, ours, exports.theirs)
    for number in (0, 2):
        fill(tmp_path / str(number), unpack(versions[number]))
    (tmp_path / "1.json").write_text(json.dumps(ours))
    done = appsmith_transform("merge", "0", "1.json", "2", cwd=tmp_path)
    merged = json.loads(done.stdout)
    assert done.returncode == 0, done.stderr
    assert merged["exportedApplication"]["name"] == "Shop" and merged["exportedApplication"]["id"] == "5f"
    assert all("publishedPage" in page for page in merged["pageList"])
    assert (widget(merged, "Go")["text"], widget(merged, "New1")["text"]) == ("theirs", "new")


@pytest.mark.slow
def test_a_new_folder_gets_the_foreign_files_of_ours_and_ours_itself_keeps_them(exports, tmp_path):
    for name, document in zip(("base", "ours", "theirs"), exports, strict=True):
        fill(tmp_path / name, {**unpack(document), "README.md": name.encode(), "pages/notes.txt": b"x"})
    line = ("merge", "base", "ours", "theirs", "-o")
    assert appsmith_transform(*line, "new", cwd=tmp_path).returncode == 0
    assert (tmp_path / "new/README.md").read_bytes() == b"ours"
    assert (tmp_path / "new/pages/notes.txt").read_bytes() == b"x"
    assert appsmith_transform(*line, "ours", cwd=tmp_path).returncode == 0
    assert files_in(tmp_path / "ours") == files_in(tmp_path / "new")
    refused = appsmith_transform(*line, "theirs", cwd=tmp_path)
    assert (refused.returncode, b"over an input" in refused.stderr) == (2, True)


@pytest.mark.slow
def test_a_folder_that_holds_something_else_is_left_alone(exports, tmp_path):
    for name, document in zip(("base", "ours", "theirs"), exports, strict=True):
        fill(tmp_path / name, unpack(document))
    fill(tmp_path / "out", {"application.json": b"mine"})
    done = appsmith_transform("merge", "base", "ours", "theirs", "-o", "out", cwd=tmp_path)
    assert (done.returncode, b"is there already" in done.stderr) == (2, True)
    assert files_in(tmp_path / "out") == {"application.json": b"mine"}


@pytest.mark.slow
def test_markers_in_a_version_are_named_with_file_and_line(exports, tmp_path):
    for name, document in zip(("base", "ours", "theirs"), exports, strict=True):
        fill(tmp_path / name, unpack(document))
    broken = tmp_path / "theirs/pages/Home/widgets/Go.json"
    broken.write_bytes(b"<<<<<<< HEAD\n{}\n=======\n[]\n>>>>>>> other\n")
    done = appsmith_transform("merge", "base", "ours", "theirs", "-o", "out", cwd=tmp_path)
    assert done.returncode == 2
    assert b"theirs: pages/Home/widgets/Go.json: The file has conflict markers (line 1" in done.stderr
    assert not (tmp_path / "out").exists()
