"""What `unpack` writes onto a tree: only what changed, in the tree's style, and never a credential."""

from __future__ import annotations

import copy
import json
from typing import Any

import orjson
import pytest
from layout_trees import Tree, changed, export, needs_layouts, small_export, tree

from transform.errors import InputError
from transform.storage.layout.pack import pack
from transform.storage.layout.unpack import unpack


def edited(files: Tree, edit: Any) -> dict[str, bytes]:
    document = copy.deepcopy(pack(files).document)
    edit(document)
    return unpack(document, onto=files)


def first_widget(document: dict[str, Any]) -> dict[str, Any]:
    for page in document["pageList"]:
        for widget in page["unpublishedPage"]["layouts"][0]["dsl"].get("children", ()):
            if widget.get("type") == "TEXT_WIDGET":
                return widget  # type: ignore[no-any-return]
    raise AssertionError


@needs_layouts
@pytest.mark.parametrize("name", ["staff-E-1base", "planner-F-2", "charts-G"])
def test_one_changed_property_changes_one_line_of_one_file(name: str) -> None:
    files = tree(f"git-real/{name}")
    after = edited(files, lambda document: first_widget(document).update(text="changed </b> ü\u2028"))
    (path,) = changed(files, after)
    lines = zip(files[path].decode().split("\n"), after[path].decode().split("\n"), strict=True)
    assert [a.partition(":")[0].strip() for a, b in lines if a != b] == ['"text"']


@needs_layouts
def test_a_new_property_of_a_widget_takes_its_place_in_the_hash_table_of_era_e() -> None:
    files = tree("git-real/staff-E-1base")
    after = edited(files, lambda document: first_widget(document).update(made=1.0, zz={"one": [1.50]}))
    (path,) = changed(files, after)
    assert b'\n    "made": 1,\n' in after[path] or b'\n    "made": 1\n' in after[path]
    assert b'"zz": {"one": [1.5]}' in after[path]


@needs_layouts
@pytest.mark.parametrize(
    ("name", "key"),
    [("staff-E-1base", "executeOnLoad"), ("planner-F-2", "executeOnLoad"), ("charts-G", "runBehaviour")],
)
def test_a_changed_query_keeps_the_style_of_its_tree(name: str, key: str) -> None:
    files = tree(f"git-real/{name}")

    def edit(document: dict[str, Any]) -> None:
        action = next(a for a in document["actionList"] if a["pluginType"] != "JS")
        action["unpublishedAction"]["confirmBeforeExecute"] = True

    after = edited(files, edit)
    (path,) = changed(files, after)
    before, value = json.loads(files[path]), json.loads(after[path])
    assert list(value) == list(before)
    assert list(value["unpublishedAction"]) == list(before["unpublishedAction"])
    assert key in value["unpublishedAction"]
    assert after[path].count(b"\n") == files[path].count(b"\n")


@needs_layouts
@pytest.mark.parametrize(("name", "has_text"), [("planner-F-2", False), ("charts-G", True)])
def test_an_emptied_body_leaves_an_empty_text_only_where_the_tree_has_them(name: str, has_text: bool) -> None:
    files = tree(f"git-real/{name}")
    sources = [path for path in files if path.endswith(".txt")]

    def edit(document: dict[str, Any]) -> None:
        for action in document["actionList"]:
            configuration = action["unpublishedAction"].get("actionConfiguration", {})
            if configuration.get("body"):
                configuration["body"] = ""

    after = edited(files, edit)
    assert all((after.get(path) == b"") is has_text for path in sources if files[path])


@needs_layouts
@pytest.mark.parametrize("name", ["first-A", "first-B", "fitness-D-1base"])
def test_an_old_layout_is_only_written_when_its_upgrade_is_asked_for(name: str) -> None:
    files = {**tree(f"git-real/{name}"), "README.md": b"ours"}
    document = copy.deepcopy(pack(files).document)
    document["pageList"][0]["unpublishedPage"]["isHidden"] = True
    with pytest.raises(InputError, match=r"era [A-D].*upgrade_layout"):
        unpack(document, onto=files)
    after = unpack(document, onto=files, upgrade_layout=True)
    assert after["README.md"] == b"ours"
    assert not any(path.endswith("canvas.json") or path.startswith("queries/") for path in after)
    again = pack(after)
    assert orjson.loads(after["metadata.json"])["fileFormatVersion"] == 5
    assert len(again.document["pageList"]) == len(document["pageList"])
    assert len(again.document["actionList"]) == len(document["actionList"])
    assert any(entry["isDefault"] for entry in again.document["exportedApplication"]["pages"])


def test_formatting_number_style_and_nulls_are_no_change() -> None:
    files = dict(unpack(small_export()))
    document = json.loads(json.dumps(pack(files).document), parse_int=float)
    document["clientSchemaVersion"] = document["serverSchemaVersion"] = None
    document |= {"clientSchemaVersion": 2.0, "serverSchemaVersion": 12.0}
    for page in document["pageList"]:
        page["unpublishedPage"] |= {"customSlug": None}
        page["publishedPage"] = {"name": "x"}
    assert changed(files, unpack(document, onto=files)) == set()


def test_true_is_not_1() -> None:
    files = dict(unpack(small_export()))
    after = edited(files, lambda document: document["pageList"][0]["unpublishedPage"].update(isHidden=0))
    assert changed(files, after) == {"pages/Home/Home.json"}


def test_a_renamed_page_moves_with_all_its_files_and_their_bytes() -> None:
    files = dict(unpack(small_export()))
    files["pages/Home/widgets/Go.json"] += b"\n"

    def edit(document: dict[str, Any]) -> None:
        document["pageList"][0]["unpublishedPage"]["name"] = "Start"
        document["exportedApplication"]["pages"][0]["id"] = "Start"
        for entry in document["actionList"] + document["actionCollectionList"]:
            side = entry.get("unpublishedAction") or entry["unpublishedCollection"]
            if side["pageId"] == "Home":
                side["pageId"] = "Start"

    after = edited(files, edit)
    assert not any(path.startswith("pages/Home/") for path in after)
    assert after["pages/Start/widgets/Go.json"] == files["pages/Home/widgets/Go.json"]
    assert len(after) == len(files)


def test_what_an_unknown_newer_release_put_into_a_file_survives_a_change_of_it() -> None:
    files = dict(unpack(small_export()))
    value = json.loads(files["pages/Home/queries/Q1/metadata.json"])
    value["unpublishedAction"]["fromTheFuture"] = {"a": 1}
    files["pages/Home/queries/Q1/metadata.json"] = json.dumps(value).encode()

    def edit(document: dict[str, Any]) -> None:
        document["actionList"][0]["unpublishedAction"]["confirmBeforeExecute"] = True

    after = edited(files, edit)
    assert json.loads(after["pages/Home/queries/Q1/metadata.json"])["unpublishedAction"]["fromTheFuture"] == {
        "a": 1
    }


def test_library_names_follow_the_tree() -> None:
    export = small_export()
    files = dict(unpack(export))
    hashed = next(path for path in files if path.startswith("jslibs/"))
    old = "jslibs/uuid_https:__x_uuid.js.json"
    files[old] = files.pop(hashed)
    export["customJSLibList"].append({"name": "b", "uidString": "b_https://x/b.js", "accessor": ["b"]})
    after = unpack(export, onto=files)
    assert changed(files, after) == {"jslibs/b_https:__x_b.js.json"}


SECRET = "hunter2hunter2"


def with_credentials() -> dict[str, Any]:
    export = small_export()
    configuration = {"authentication": {"username": "u", "password": SECRET}, "endpoints": [{"host": SECRET}]}
    export["datasourceList"][0]["datasourceConfiguration"] = configuration
    export["decryptedFields"] = {"db": {"password": SECRET}, "other": {"password": SECRET}}
    inside = export["actionList"][0]["unpublishedAction"]["datasource"]
    inside["datasourceConfiguration"] = {"url": "https://x", "authentication": {"password": SECRET}}
    inside["datasourceStorages"] = {"a": {"password": SECRET}}
    return export


def test_no_credential_is_written_and_each_is_named() -> None:
    files = unpack(with_credentials())
    assert SECRET.encode() not in b"".join(files.values())
    told = " ".join(note.message for note in files.diagnostics if note.code == "AT932")
    assert "db" in told and "other" in told and "authentication" in told
    assert SECRET not in told


def test_no_credential_is_written_onto_a_tree_whose_files_have_one() -> None:
    files = dict(unpack(small_export()))
    value = json.loads(files["datasources/db.json"])
    files["datasources/db.json"] = json.dumps({**value, "datasourceConfiguration": {"url": "old"}}).encode()
    export = with_credentials()
    export["datasourceList"][0]["isMock"] = True
    assert SECRET.encode() not in b"".join(unpack(export, onto=files).values())


def test_what_has_no_place_is_named() -> None:
    export = small_export()
    children = export["pageList"][0]["unpublishedPage"]["layouts"][0]["dsl"]["children"]
    children.append({"widgetName": "Go", "widgetId": "other", "type": "TEXT_WIDGET"})
    children.append({"widgetId": "nameless", "type": "TEXT_WIDGET"})
    export["actionList"].append(copy.deepcopy(export["actionList"][0]) | {"gitSyncId": "again"})
    told = [note.message for note in unpack(export).diagnostics if note.code == "AT931"]
    assert len(told) == 4 and any("Go" in message for message in told)


def test_a_missing_git_sync_id_is_derived_and_stays_the_same() -> None:
    export = small_export()
    for entry in export["pageList"] + export["actionList"]:
        del entry["gitSyncId"]
    files = unpack(export)
    assert all(
        b"gitSyncId" in files[path] for path in files if path.endswith(("Home.json", "Q1/metadata.json"))
    )
    assert changed(dict(files), unpack(export)) == set()


@pytest.mark.parametrize("name", ["../up", "a/b", ".git", "..", ".", "", "a\0b"])
def test_a_name_that_would_leave_the_tree_is_refused(name: str) -> None:
    export = small_export()
    export["datasourceList"][0]["name"] = name
    export["pageList"][0]["unpublishedPage"]["name"] = name
    export["exportedApplication"]["pages"][0]["id"] = name
    with pytest.raises(InputError, match="cannot be the path"):
        unpack(export)


@pytest.mark.parametrize("document", [{}, {"widgets": "{}"}, {"type": "CANVAS_WIDGET", "children": []}])
def test_what_is_no_application_is_refused(document: dict[str, Any]) -> None:
    with pytest.raises(InputError, match="whole application"):
        unpack(document)


@needs_layouts
def test_arguments_stay_as_they_are() -> None:
    document, files = export("git/application"), tree("git/application")
    before = copy.deepcopy(document), dict(files)
    unpack(document)
    unpack(document, onto=files)
    pack(files, deployed="copy")
    assert (document, files) == before
