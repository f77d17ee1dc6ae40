"""Untidy and damaged trees: what is read nevertheless, and what is refused."""

from __future__ import annotations

import json

import pytest
from layout_trees import Tree, changed, needs_layouts, small_export, tree

from transform.errors import InputError
from transform.storage.layout.pack import pack
from transform.storage.layout.problems import LayoutError
from transform.storage.layout.unpack import unpack

Q1 = "pages/Home/queries/Q1"


def small() -> Tree:
    return dict(unpack(small_export()))


def with_json(files: Tree, path: str, **members: object) -> Tree:
    return {**files, path: json.dumps({**json.loads(files[path]), **members}).encode()}


def renamed(files: Tree, before: str, after: str) -> Tree:
    return {path.replace(before, after, 1): data for path, data in files.items()}


def codes(files: Tree, **options: bool) -> list[str]:
    return [note.code for note in pack(files, **options).diagnostics if note.severity != "note"]


@pytest.mark.parametrize(
    "path",
    [
        "application.json",
        "pages/Home/Home.json",
        "pages/Home/widgets/Go.json",
        f"{Q1}/metadata.json",
        "theme.json",
    ],
)
@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data[: len(data) // 2],
        lambda data: b"<<<<<<< a\n=======\n>>>>>>> b\n",
        lambda data: b"[1]",
    ],
)
def test_a_broken_file_is_refused_or_left_out(path: str, damage: object) -> None:
    files = small()
    files[path] = damage(files[path])  # type: ignore[operator]
    with pytest.raises(LayoutError, match=path) as caught:
        pack(files)
    assert caught.value.path == path
    packed = pack(files, lenient=True)
    told = [note.message for note in packed.diagnostics if note.code == "AT921"]
    assert any(path in message for message in told)


def test_a_tree_with_a_broken_file_can_be_written_leniently_without_touching_that_file() -> None:
    files = small()
    files["pages/Home/widgets/Go.json"] = b'{"widgetName": '
    document = pack(files, lenient=True).document
    document["pageList"][0]["unpublishedPage"]["slug"] = "other"
    with pytest.raises(LayoutError):
        unpack(document, onto=files)
    assert changed(files, unpack(document, onto=files, lenient=True)) == {"pages/Home/Home.json"}


def test_a_page_in_two_folders_is_refused_with_both_places() -> None:
    files = small()
    files |= {
        path.replace("Home", "Start", 2): data
        for path, data in files.items()
        if path == "pages/Home/Home.json"
    }
    with pytest.raises(
        LayoutError, match=r"pages/Start/Start.json.*gitSyncId.*pages/Home/Home.json"
    ) as caught:
        pack(files)
    assert caught.value.line == 2


def test_a_query_in_two_folders_is_refused() -> None:
    files = small()
    files["pages/Home/queries/Copy/metadata.json"] = files[f"{Q1}/metadata.json"]
    with pytest.raises(LayoutError, match="gitSyncId"):
        pack(files)
    assert "AT921" in codes(files, lenient=True)


def test_a_query_copied_into_another_page_by_hand_is_refused() -> None:
    files = small()
    files["pages/Größe 2/queries/Q1/metadata.json"] = files[f"{Q1}/metadata.json"]
    with pytest.raises(LayoutError, match="gitSyncId"):
        pack(files)


def test_the_body_of_the_text_file_counts() -> None:
    files = {**small(), f"{Q1}/Q1.txt": b"select 2"}
    packed = pack(files)
    assert packed.document["actionList"][0]["unpublishedAction"]["actionConfiguration"]["body"] == "select 2"
    assert "AT911" in codes(files)


def test_a_folder_may_have_another_name_than_its_page() -> None:
    files = renamed(
        renamed(small(), "pages/Home/", "pages/Start/"), "pages/Start/Home.json", "pages/Start/Start.json"
    )
    packed = pack(files)
    assert packed.document["pageList"][0]["unpublishedPage"]["name"] == "Home"
    assert changed(files, unpack(packed.document, onto=files)) == set()
    packed.document["actionList"][0]["unpublishedAction"]["name"] = "Renamed"
    assert changed(files, unpack(packed.document, onto=files)) == {
        "pages/Start/queries/Q1/metadata.json",
        "pages/Start/queries/Q1/Q1.txt",
        "pages/Start/queries/Renamed/metadata.json",
        "pages/Start/queries/Renamed/Renamed.txt",
    }


def test_a_page_file_that_kept_its_old_name_is_found() -> None:
    files = renamed(small(), "pages/Home/", "pages/Start/")
    assert len(pack(files).document["pageList"]) == 2
    assert changed(files, unpack(pack(files).document, onto=files)) == set()


def test_widgets_without_a_page_file_are_refused() -> None:
    files = small()
    del files["pages/Home/Home.json"]
    with pytest.raises(LayoutError, match="no page file"):
        pack(files)
    assert "AT921" in codes(files, lenient=True)


def test_a_leftover_text_belongs_to_nobody_and_stays() -> None:
    files = {**small(), f"{Q1}/Old.txt": b"select 0", "pages/Home/queries/Gone/Gone.txt": b"x"}
    packed = pack(files)
    assert {f"{Q1}/Old.txt", "pages/Home/queries/Gone/Gone.txt"} <= set(packed.foreign)
    packed.document["actionList"].clear()
    after = unpack(packed.document, onto=files)
    assert {f"{Q1}/Old.txt", "pages/Home/queries/Gone/Gone.txt"} <= after.keys()
    assert f"{Q1}/metadata.json" not in after


def test_queries_of_a_module_instance_stay_in_the_tree_and_out_of_the_export() -> None:
    files = with_json(
        small(), f"{Q1}/metadata.json", moduleInstanceId="Home_M1", rootModuleInstanceId="Home_M1"
    )
    files["source modules/P/M.json"] = b"{}"
    packed = pack(files)
    assert [action["id"] for action in packed.document["actionList"]] == ["Home_Q3", "Größe 2_Q2"]
    assert set(packed.modules) == {f"{Q1}/metadata.json", f"{Q1}/Q1.txt", "source modules/P/M.json"}
    assert "AT905" in codes(files)
    packed.document["actionList"].clear()
    assert set(packed.modules) <= unpack(packed.document, onto=files).keys()


def test_a_widget_without_a_parent_is_kept_and_reported() -> None:
    files = small()
    del files["pages/Home/widgets/Box/Box.json"]
    assert codes(files) == ["AT915"]
    assert b"Text1" in json.dumps(pack(files).document).encode()
    assert changed(files, unpack(pack(files).document, onto=files)) == set()


def test_a_js_object_without_its_file_is_reported() -> None:
    files = small()
    del files["pages/Home/jsobjects/Obj/Obj.js"]
    assert codes(files) == ["AT914"]
    assert changed(files, unpack(pack(files).document, onto=files)) == set()


def test_json_that_is_none_of_the_layout_s_stays() -> None:
    files = {**small(), "datasources/values.json": b'{"host": 1}', "pages/Home/widgets/notes.json": b"{}"}
    assert codes(files) == ["AT916", "AT916"]
    assert changed(files, unpack(pack(files).document, onto=files)) == set()


def test_the_form_data_of_a_remote_plugin_is_in_its_text() -> None:
    files = with_json(small(), f"{Q1}/metadata.json", pluginType="REMOTE")
    files[f"{Q1}/Q1.txt"] = b'{"a":1.0}'
    document = pack(files).document
    assert document["actionList"][0]["unpublishedAction"]["actionConfiguration"]["formData"] == {"a": 1.0}
    assert changed(files, unpack(document, onto=files)) == set()
    with pytest.raises(LayoutError, match=r"Q1\.txt"):
        pack({**files, f"{Q1}/Q1.txt": b"select"})


def test_a_newer_file_format_is_refused() -> None:
    with pytest.raises(LayoutError, match="format 6"):
        pack(with_json(small(), "metadata.json", fileFormatVersion=6))


def test_an_absent_metadata_file_does_not_hide_the_format() -> None:
    files = small()
    del files["metadata.json"]
    assert len(pack(files).document["pageList"]) == 2


@pytest.mark.parametrize("files", [{}, {"README.md": b""}, {"pages/a.json": b"{}"}])
def test_what_is_no_layout_is_refused(files: Tree) -> None:
    with pytest.raises(InputError, match="no Git layout"):
        pack(files)


@needs_layouts
def test_a_package_is_named_as_one() -> None:
    with pytest.raises(InputError, match="package"):
        pack(tree("git-real/package-G"))


def test_split_js_objects_of_format_3_are_read() -> None:
    files = {
        "metadata.json": b'{"fileFormatVersion": 3, "serverSchemaVersion": 6}',
        "application.json": b'{"pages": [{"id": "P", "isDefault": true}]}',
        "pages/P/canvas.json": b'{"unpublishedPage": {"name": "P", "layouts": []}, "gitSyncId": "1"}',
        "pages/P/queries/Q.json": b'{"unpublishedAction": {"name": "Q", "pageId": "P"}, "gitSyncId": "2"}',
        "pages/P/jsobjects/J/metadata.json": b'{"unpublishedCollection": {"name": "J"}, "gitSyncId": "3"}',
        "pages/P/jsobjects/J/J.js": b"export default {}",
    }
    document = pack(files).document
    assert document["actionCollectionList"][0]["unpublishedCollection"]["body"] == "export default {}"
    assert document["actionList"][0]["unpublishedAction"]["name"] == "Q"
    assert changed(files, unpack(document, onto=files)) == set()
