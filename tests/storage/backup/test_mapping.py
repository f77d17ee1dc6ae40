"""Documents -> export: the special cases that the sample archives do not have."""

from __future__ import annotations

import pytest

from transform.storage.backup.gathering import Documents, Shared
from transform.storage.backup.mapping.export import Schemas, export_of

APP, PAGE, QUERY, OBJECT, PLUGIN, SPACE, SOURCE = (digit * 24 for digit in "abcdef1")


def side(**more):
    return {"name": "q", "pageId": PAGE, **more}


def documents(**more):
    page = {"name": "Home", "layouts": []}
    found = {
        "application": {"_id": APP, "workspaceId": SPACE, "name": "A", "pages": [{"_id": PAGE, "isDefault": True}]},
        "pages": [{"_id": PAGE, "applicationId": APP, "unpublishedPage": page}],
        "queries": [{"_id": QUERY, "pluginId": PLUGIN, "unpublishedAction": side()}],
        "collections": [],
        **more,
    }  # fmt: skip
    return Documents(**found)


def mapped(found, *, installed=(PLUGIN,), configured=False, deleted=False, **shared):
    collections = {"plugin": [{"_id": PLUGIN, "packageName": "postgres-plugin"}], **shared}
    return export_of(
        found, Shared(collections), installed, Schemas(2, 12), configured=configured, deleted=deleted
    )


def test_a_plugin_goes_by_its_plugin_name_where_it_has_one():
    plugin = {"_id": PLUGIN, "packageName": "saas-plugin", "pluginName": "google-sheets-plugin"}
    export = mapped(documents(), plugin=[plugin]).document
    assert export["actionList"][0]["pluginId"] == "google-sheets-plugin"


def test_a_plugin_that_is_not_installed_is_named_and_noted():
    done = mapped(documents(), installed=())
    assert done.document["actionList"][0]["pluginId"] == "postgres-plugin"
    assert "AT941" in [note.code for note in done.diagnostics]


def test_a_side_on_a_page_that_was_never_deployed_has_no_page():
    query = {"_id": QUERY, "unpublishedAction": side(), "publishedAction": side(collectionId="9" * 24)}
    (exported,) = mapped(documents(queries=[query])).document["actionList"]
    assert exported["unpublishedAction"]["pageId"] == "Home"
    assert "pageId" not in exported["publishedAction"]
    assert exported["publishedAction"]["collectionId"] == "9" * 24


def test_the_time_of_a_query_is_its_own_else_that_of_its_document():
    query = {
        "_id": QUERY,
        "createdAt": "D",
        "unpublishedAction": side(createdAt="S"),
        "publishedAction": side(),
    }
    (exported,) = mapped(documents(queries=[query])).document["actionList"]
    assert (exported["unpublishedAction"]["createdAt"], exported["publishedAction"]["createdAt"]) == (
        "S",
        "D",
    )
    assert "createdAt" not in exported


def test_a_page_without_layouts_has_none():
    page = {"_id": PAGE, "unpublishedPage": {"name": "Home"}}
    (exported,) = mapped(documents(pages=[page])).document["pageList"]
    assert exported["unpublishedPage"]["layouts"] == []


def test_what_runs_on_load_is_sorted_by_name_and_unknown_ids_stay():
    unknown = "9" * 24
    group = [{"_id": unknown, "name": "z"}, {"_id": QUERY, "name": "q", "collectionId": OBJECT}]
    page = {
        "_id": PAGE,
        "unpublishedPage": {"name": "Home", "layouts": [{"_id": "8" * 24, "layoutOnLoadActions": [group]}]},
    }
    objects = [{"_id": OBJECT, "unpublishedCollection": {"name": "Utils", "pageId": PAGE}}]
    (exported,) = mapped(documents(pages=[page], collections=objects)).document["pageList"]
    (layout,) = exported["unpublishedPage"]["layouts"]
    assert layout["id"] == "Home"
    assert layout["layoutOnLoadActions"] == [
        [{"id": "Home_q", "name": "q", "collectionId": "Home_Utils"}, {"id": unknown, "name": "z"}]
    ]


def test_a_page_that_is_missing_leaves_an_entry_without_a_name():
    found = documents()
    found.application["pages"].append({"_id": "9" * 24, "isDefault": False, "defaultPageId": "8" * 24})
    done = mapped(found)
    assert done.document["exportedApplication"]["pages"] == [
        {"id": "Home", "isDefault": True},
        {"isDefault": False},
    ]
    assert "AT943" in [note.code for note in done.diagnostics]


SYSTEM = {
    "_id": "7" * 24,
    "name": "default-new",
    "displayName": "Modern",
    "isSystemTheme": True,
    "config": {"o": 1},
}
OWN = {
    "_id": "6" * 24,
    "name": "Mine",
    "config": {"c": 1},
    "properties": {},
    "applicationId": APP,
    "deletedAt": "D",
}


@pytest.mark.parametrize(
    ("id_", "deleted", "name"),
    [
        ("7" * 24, False, "default-new"),
        ("6" * 24, False, "default-new"),
        ("6" * 24, True, "Mine"),
        ("x", False, "default-new"),
    ],
)
def test_a_theme_that_is_gone_is_replaced_by_the_default(id_, deleted, name):
    found = documents()
    found.application["editModeThemeId"] = id_
    theme = mapped(found, deleted=deleted, theme=[OWN, SYSTEM]).document["editModeTheme"]
    assert theme["name"] == name
    assert ("config" in theme) == (name == "Mine")


def with_source(**more):
    query = {"_id": QUERY, "unpublishedAction": side(datasource={"_id": SOURCE, "name": "db"})}
    return documents(queries=[query]), {
        "_id": SOURCE,
        "name": "db",
        "workspaceId": SPACE,
        "pluginId": PLUGIN,
        **more,
    }


def storage(url, environment="unused_env", **more):
    return {
        "datasourceId": SOURCE,
        "environmentId": environment,
        "datasourceConfiguration": {"url": url},
        **more,
    }


@pytest.mark.parametrize(
    ("own", "storages", "url"),
    [
        ({"datasourceConfiguration": {"url": "own"}}, [], "own"),
        ({"datasourceConfiguration": {"url": "own"}}, [storage("moved")], "moved"),
        ({"datasourceConfiguration": {"url": "own"}, "hasDatasourceStorage": True}, [], None),
        ({"hasDatasourceStorage": True}, [storage("gone", deletedAt="D"), storage("live")], "live"),
        ({}, [storage("other", "5" * 24), storage("default", "4" * 24)], "default"),
        ({}, [storage("other", "5" * 24)], None),
    ],
)
def test_the_configuration_is_that_of_the_default_environment(own, storages, url):
    found, datasource = with_source(**own)
    environments = [
        {"_id": "5" * 24, "workspaceId": SPACE, "isDefault": False},
        {"_id": "4" * 24, "workspaceId": SPACE, "isDefault": True},
    ]
    done = mapped(found, datasource=[datasource], datasourceStorage=storages, environment=environments)
    (entry,) = done.document["datasourceList"]
    assert entry.get("datasourceConfiguration", {}).get("url") == url


@pytest.mark.parametrize("more", [{"deletedAt": "D"}, {"deleted": True}, {"workspaceId": "9" * 24}])
def test_a_datasource_that_is_not_in_the_workspace_is_noted(more):
    found, datasource = with_source()
    done = mapped(found, datasource=[{**datasource, **more}])
    assert done.document["datasourceList"] == []
    inside = done.document["actionList"][0]["unpublishedAction"]["datasource"]
    assert ("id" in inside, inside["name"]) == (False, "db")
    assert "AT944" in [note.code for note in done.diagnostics]


def test_documents_up_to_1_7_2_belong_to_an_organization():
    found, datasource = with_source()
    for one in (found.application, datasource):
        one["organizationId"] = one.pop("workspaceId")
    assert [one["name"] for one in mapped(found, datasource=[datasource]).document["datasourceList"]] == [
        "db"
    ]


def test_libraries_are_sorted_and_missing_ones_noted():
    found = documents()
    found.application["unpublishedCustomJSLibs"] = [{"uidString": uid} for uid in ("b", "a", "c")]
    libraries = [{"_id": "1", "uidString": uid, "name": uid, "createdAt": "D"} for uid in ("b", "a", "other")]
    done = mapped(found, customJSLib=libraries)
    assert [one["uidString"] for one in done.document["customJSLibList"]] == ["a", "b"]
    assert "createdAt" not in done.document["customJSLibList"][0]
    assert [note.message for note in done.diagnostics if note.code == "AT942"] == [
        "The JS library c is missing from the backup."
    ]


def test_nothing_of_the_instance_is_in_the_application():
    found = documents()
    found.application |= {
        "gitApplicationMetadata": {"gitAuth": {"privateKey": "secret"}}, "policies": [1], "modifiedBy": "x@y",
        "deleted": True, "deletedAt": "D", "exportWithConfiguration": True, "isManualUpdate": True, "color": "#fff",
    }  # fmt: skip
    application = mapped(found).document["exportedApplication"]
    assert application == {
        "name": "A", "pages": [{"id": "Home", "isDefault": True}], "publishedPages": [], "color": "#fff",
        "viewMode": False, "appIsExample": False, "unreadCommentThreads": 0, "isPublic": False,
        "isManualUpdate": False, "deleted": False, "publishedCustomJSLibs": [],
    }  # fmt: skip
