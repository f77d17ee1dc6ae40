from one_schema_step import export, server_step


def test_only_the_number_rises():
    action = {
        "unpublishedAction": {"name": "q", "archivedAt": "x", "executeOnLoad": True},
        "pluginId": "mongo-plugin",
    }
    assert server_step(7, actionList=[action]) == export(serverSchemaVersion=8, actionList=[action])
