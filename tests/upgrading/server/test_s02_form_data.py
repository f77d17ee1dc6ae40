import pytest
from one_schema_step import action_step, both_sides, run_server_step


def test_queries_of_other_plugins_stay():
    action = {
        "pluginId": "postgres-plugin",
        **both_sides(actionConfiguration={"formData": {"command": "FIND"}}),
    }
    assert action_step(2, action) is action


@pytest.mark.parametrize("plugin", ["mongo-plugin", "amazons3-plugin", "firestore-plugin"])
def test_a_query_that_is_wrapped_already_is_reported(plugin):
    wrapped = {"formData": {"command": {"data": "FIND"}}}
    action = {"pluginId": plugin, **both_sides(name="q", actionConfiguration=wrapped)}
    done = run_server_step(2, actionList=[action])
    assert done.document["actionList"] == [action]
    assert "already migrated" in done.diagnostics[0].message


@pytest.mark.parametrize("part", ["unpublishedAction", "publishedAction"])
def test_a_missing_side_is_reported(part):
    action = {"pluginId": "mongo-plugin", **both_sides(actionConfiguration={"formData": {"command": "FIND"}})}
    del action[part]
    assert len(run_server_step(2, actionList=[action]).diagnostics) == 1


def test_settings_that_are_left_behind_are_told_by_their_names():
    kept = {"command": "FIND", "find": {"query": "{}"}, "aggregate": "", "collection": "c"}
    losing = {**kept, "delete": {"query": "geheim"}, "a|b\n": 1}
    queries = [
        {"pluginId": "mongo-plugin", **both_sides(name=name, actionConfiguration={"formData": form})}
        for name, form in (("plain", kept), ("losing", losing))
    ]
    told = {run.changed: run.title for run in run_server_step(2, actionList=queries).steps}
    assert "dropped" not in told["plain",]
    assert "(delete, one of an odd name) are dropped" in told["losing",]
