from one_schema_step import action_step, both_sides, run_server_step


def test_other_plugins_stay():
    action = {"pluginId": "mongo-plugin", **both_sides(actionConfiguration={})}
    assert action_step(5, action) is action


def test_a_query_is_converted():
    configuration = {"pluginSpecifiedTemplates": [{"value": "INFO"}]}
    after = action_step(
        5, {"pluginId": "google-sheets-plugin", **both_sides(actionConfiguration=configuration)}
    )
    for side in after.values():
        if isinstance(side, dict):
            assert side["actionConfiguration"]["formData"]["command"]["data"] == "FETCH_DETAILS"


def test_form_data_is_reported():
    action = {"pluginId": "google-sheets-plugin", **both_sides(actionConfiguration={"formData": {}})}
    assert len(run_server_step(5, actionList=[action]).diagnostics) == 1
