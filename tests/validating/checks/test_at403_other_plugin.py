from an_export import datasource, export, found, query


def test_a_mongo_query_on_a_postgres_datasource():
    (item,) = found(export(actionList=[{**query("Load"), "pluginId": "mongo-plugin"}]), "AT403")
    assert "mongo-plugin" in item.message


def test_the_same_plugin_is_fine():
    mongo = {**query("Load", datasource={"id": "Logs"}), "pluginId": "mongo-plugin"}
    document = export(actionList=[mongo], datasourceList=[datasource("Logs", "mongo-plugin")])
    assert not found(document, "AT403")
