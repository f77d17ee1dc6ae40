import pytest
from an_export import datasource, export, found, query

import transform


def test_an_unknown_plugin_fails_the_import():
    document = export(datasourceList=[datasource("DS", "nosuch-plugin")])
    (item,) = found(document, "AT601")
    assert item.pointer == "/datasourceList/0/pluginId"
    validation = transform.validate(document)
    assert not validation.accepted
    assert "Unable to find the plugin nosuch-plugin" in validation.message


def test_a_datasource_without_plugin():
    nameless = datasource("DS")
    del nameless["pluginId"]
    assert found(export(datasourceList=[nameless]), "AT601")


@pytest.mark.parametrize("plugin", ["postgres-plugin", "mongo-plugin", "restapi-plugin", "snowflake-plugin"])
def test_plugins_of_the_product(plugin):
    assert not found(export(datasourceList=[datasource("DS", plugin)]), "AT601")


def test_plugins_from_the_cloud_services_show_by_their_queries():
    call = {
        **query("Call", datasource={"id": "DS"}),
        "pluginType": "REMOTE",
        "pluginId": "hubspot-1.2-plugin",
    }
    sources = [datasource("DS", "hubspot-1.2-plugin")]
    assert not found(export(datasourceList=sources, actionList=[call]), "AT601")
    assert found(export(datasourceList=sources), "AT601")


def test_a_workspace_says_what_there_is():
    workspace = transform.workspace_of({"plugins": ["postgres-plugin", "own-plugin"]})
    assert not found(export(datasourceList=[datasource("DS", "own-plugin")]), "AT601", workspace=workspace)
    assert found(export(datasourceList=[datasource("DS", "mongo-plugin")]), "AT601", workspace=workspace)
