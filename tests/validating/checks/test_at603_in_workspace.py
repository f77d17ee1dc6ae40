from an_export import datasource, export, messages

import transform

WORKSPACE = transform.workspace_of(
    {
        "datasources": [
            {"name": "Orders", "pluginId": "postgres-plugin"},
            {"name": "Logs", "pluginId": "mongo-plugin"},
            {"name": "Logs #1", "pluginId": "mysql-plugin"},
        ]
    }
)


def predicted(*sources):
    found = messages(export(datasourceList=list(sources)), "AT603", workspace=WORKSPACE)
    return found[:-1]  # the last one speaks of the dialog


def test_same_name_and_plugin_is_reused():
    assert predicted(datasource("Orders")) == ["The workspace's own Orders is reused unchanged."]


def test_a_name_that_another_plugin_has_gets_a_number():
    assert predicted(datasource("Logs")) == ["It is created as Logs #2: the name is taken."]


def test_a_free_name_is_created():
    assert predicted(datasource("Customers")) == ["It is created as Customers."]


def test_without_a_description_nothing_is_predicted():
    assert not messages(export(), "AT603")
    assert not messages(export(), "AT603", workspace=transform.workspace_of({}))
