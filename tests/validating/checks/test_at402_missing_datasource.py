from an_export import export, found, query


def test_a_datasource_that_is_not_in_the_file():
    (item,) = found(export(actionList=[query("Load", datasource={"id": "Orders"})]), "AT402")
    assert item.message == "Its datasource Orders is not in the file."


def test_a_database_query_without_datasource():
    assert found(export(actionList=[query("Load", datasource={"pluginId": "postgres-plugin"})]), "AT402")


def test_a_call_with_a_datasource_of_its_own():
    own = {
        "name": "DEFAULT_REST_DATASOURCE",
        "pluginId": "restapi-plugin",
        "datasourceConfiguration": {"url": "x"},
    }
    call = {**query("Call", datasource=own), "pluginType": "API", "pluginId": "restapi-plugin"}
    assert not found(export(actionList=[call]), "AT402")


def test_a_deployed_side_that_never_was_deployed():
    new = query("Load")
    new["publishedAction"] = {"datasource": {}}
    assert not found(export(actionList=[new]), "AT402")
