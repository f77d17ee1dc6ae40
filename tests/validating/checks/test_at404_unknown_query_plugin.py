from an_export import export, found, query

from transform import workspace_of


def with_plugin(plugin, kind="DB"):
    return export(actionList=[{**query("Load", datasource={}), "pluginId": plugin, "pluginType": kind}])


def test_a_plugin_that_the_product_does_not_have():
    (item,) = found(with_plugin("postgress-plugin"), "AT404")
    assert "Did you mean postgres-plugin?" in item.hint


def test_plugins_from_the_cloud_services_are_not_judged():
    assert not found(with_plugin("hubspot-1.2-plugin", "REMOTE"), "AT404")


def test_a_workspace_says_what_there_is():
    workspace = workspace_of({"plugins": ["restapi-plugin"]})
    (item,) = found(with_plugin("mongo-plugin"), "AT404", workspace=workspace)
    assert item.message == "The workspace does not have its plugin mongo-plugin."
    (item,) = found(with_plugin("mango-plugin"), "AT404", workspace=workspace)
    assert item.message == "The product has no plugin mango-plugin."
    assert not found(with_plugin("restapi-plugin"), "AT404", workspace=workspace)


def test_every_workspace_has_js_objects():
    workspace = workspace_of({"plugins": ["mysql-plugin", "restapi-plugin"]})
    assert not found(with_plugin("js-plugin", "JS"), "AT404", workspace=workspace)
