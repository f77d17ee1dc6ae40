"""The description of a workspace, as JSON or TOML, and what an import into it does to datasources."""

from __future__ import annotations

from typing import Any

import pytest
from an_export import datasource, export, messages

import transform
from transform.validating.workspace import ExistingDatasource, Workspace, read_workspace

JSON = b"""{
  "release": "1.91",
  "plugins": ["postgres-plugin", "mongo-plugin"],
  "datasources": [{"name": "Orders", "pluginId": "postgres-plugin"}],
  "libraries": ["moment_https://example.com/moment.js"]
}"""
TOML = b"""
release = "1.91"
plugins = ["postgres-plugin", "mongo-plugin"]
libraries = ["moment_https://example.com/moment.js"]

[[datasources]]
name = "Orders"
pluginId = "postgres-plugin"
"""
MEANT = Workspace(
    "1.91",
    ("postgres-plugin", "mongo-plugin"),
    (ExistingDatasource("Orders", "postgres-plugin"),),
    ("moment_https://example.com/moment.js",),
)


def test_json_and_toml_say_the_same():
    assert read_workspace(JSON) == MEANT
    assert read_workspace(TOML, toml=True) == MEANT


def test_every_member_may_be_absent():
    assert transform.workspace_of({}) == Workspace()
    assert read_workspace(b"", toml=True) == Workspace()


@pytest.mark.parametrize(
    ("description", "pointer"),
    [
        ([], ""),
        ("x", ""),
        ({"release": 1.91}, "/release"),
        ({"plugins": "postgres-plugin"}, "/plugins"),
        ({"plugins": ["a", 1]}, "/plugins/1"),
        ({"libraries": {}}, "/libraries"),
        ({"datasources": {"Orders": "postgres-plugin"}}, "/datasources"),
        ({"datasources": ["Orders"]}, "/datasources/0"),
        ({"datasources": [{"name": "Orders"}]}, "/datasources/0/pluginId"),
        ({"datasources": [{"name": 1, "pluginId": "x"}]}, "/datasources/0/name"),
        ({"datasource": []}, "/datasource"),
    ],
)
def test_another_shape_is_refused_with_its_place(description: Any, pointer: str):
    with pytest.raises(transform.InputError) as refused:
        transform.workspace_of(description)
    assert refused.value.pointer == pointer
    assert "release" in refused.value.hint


def test_a_misspelt_member_is_not_passed_over():
    with pytest.raises(transform.InputError, match=r"Did you mean datasources\?"):
        transform.workspace_of({"datasorces": []})


@pytest.mark.parametrize(
    ("data", "toml"), [(b"release = ", True), (b"\xff", True), (b"{", False), (b"[]", False)]
)
def test_what_cannot_be_read_is_refused(data: bytes, toml: bool):
    with pytest.raises(transform.InputError):
        read_workspace(data, toml=toml)


def bare(name: str, plugin: str = "postgres-plugin") -> dict[str, Any]:
    return datasource(name, plugin, datasourceConfiguration=None)


def predicted(*sources: dict[str, Any], there: list[tuple[str, str]]) -> list[str]:
    datasources = [{"name": name, "pluginId": plugin} for name, plugin in there]
    workspace = transform.workspace_of({"datasources": datasources})
    return messages(export(datasourceList=list(sources)), "AT603", workspace=workspace)


def test_a_whole_import_is_foretold():
    sources = (bare("Orders"), bare("Logs"), bare("Customers"), datasource("Ready"))
    there = [("Orders", "postgres-plugin"), ("Logs", "mongo-plugin"), ("Logs #1", "mysql-plugin")]
    assert predicted(*sources, there=there) == [
        "The workspace's own Orders is reused unchanged.",
        "It is created as Logs #2: the name is taken.",
        "It is created as Customers.",
        "It is created as Ready.",
        "The reconnect dialog opens and lists all 4 datasources; to be filled in: Logs #2, Customers.",
    ]


def test_the_dialog_does_not_open_when_all_are_configured():
    assert predicted(bare("Orders"), datasource("Ready"), there=[("Orders", "postgres-plugin")]) == [
        "The workspace's own Orders is reused unchanged.",
        "It is created as Ready.",
        "The reconnect dialog does not open: no datasource has to be filled in.",
    ]


def test_two_of_one_name_in_the_file_get_different_names():
    assert predicted(bare("A"), bare("A", "mongo-plugin"), there=[])[:2] == [
        "It is created as A.",
        "It is created as A #1: the name is taken.",
    ]


def test_names_are_compared_exactly():
    assert predicted(bare("orders"), there=[("Orders", "postgres-plugin")])[0] == "It is created as orders."


def test_an_application_without_datasources_needs_no_dialog():
    assert predicted(there=[]) == []


def test_its_release_is_the_target_unless_another_is_named():
    description = {"release": "1.72", "datasources": []}
    assert transform.validate(export(), workspace=description).target == "1.72"
    assert (
        transform.validate(export(), "1.91", workspace=transform.workspace_of(description)).target == "1.91"
    )
    assert transform.validate_text("{}", workspace=description).target == "1.72"
    assert transform.validate(export()).target == transform.validate(export(), "latest").target == "2.5.1"


def test_an_unknown_release_of_a_workspace_is_an_error():
    with pytest.raises(transform.ReleaseError):
        transform.validate(export(), workspace={"release": "9.9"})


def test_a_description_that_is_nested_too_deep_is_refused_in_plain_words():
    with pytest.raises(transform.InputError, match="nested too deep"):
        read_workspace(b"a = " + b"[" * 5000 + b"]" * 5000, toml=True)
