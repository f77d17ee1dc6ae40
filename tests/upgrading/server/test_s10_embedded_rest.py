import pytest
from one_schema_step import action_step, run_server_step


def query(plugin="restapi-plugin", **datasource):
    return {"pluginId": plugin, "unpublishedAction": {"datasource": {"name": "D", **datasource}}}


@pytest.mark.parametrize(
    "action",
    [
        query(id="x"),
        query(datasourceConfiguration={"url": "https://a"}),
        query(plugin="postgres-plugin"),
        {"pluginId": "restapi-plugin", "unpublishedAction": {}},
    ],
    ids=["with id", "with url", "other plugin", "no datasource"],
)
def test_these_stay(action):
    assert action_step(10, action) is action


@pytest.mark.parametrize(
    "action", [query(id=" "), query(plugin="graphql-plugin", datasourceConfiguration={"headers": []})]
)
def test_the_configuration_becomes_an_empty_url(action):
    assert action_step(10, action)["unpublishedAction"]["datasource"]["datasourceConfiguration"] == {
        "url": ""
    }


def test_the_default_datasource_counts_for_every_plugin():
    after = action_step(10, query(plugin="x", name="DEFAULT_REST_DATASOURCE"))
    assert after["unpublishedAction"]["datasource"]["datasourceConfiguration"] == {"url": ""}


def test_a_query_without_datasource_stays_and_a_null_entry_is_reported():
    queries = [{"pluginId": "restapi-plugin"}, None, query(id="x", datasourceConfiguration=5)]
    done = run_server_step(10, actionList=queries)
    assert done.document["actionList"] == queries
    assert [item.pointer for item in done.diagnostics] == ["/actionList/1"]


def test_a_configuration_that_is_no_object_is_reported_not_lost():
    done = run_server_step(10, actionList=[query(datasourceConfiguration="secret")])
    assert done.document["actionList"] == [query(datasourceConfiguration="secret")]
    assert len(done.diagnostics) == 1
    assert "secret" not in done.diagnostics[0].message


def test_what_is_lost_with_the_configuration_is_told_by_its_keys():
    lost = {"headers": [{"key": "Token", "value": "geheim"}], "queryParameters": [], "url": ""}
    plain, losing = query(), query(datasourceConfiguration=lost)
    plain["unpublishedAction"]["name"], losing["unpublishedAction"]["name"] = "plain", "losing"
    told = {run.changed: run.title for run in run_server_step(10, actionList=[plain, losing]).steps}
    assert "dropped" not in told["plain",]
    assert "(headers) is dropped" in told["losing",]
    assert "geheim" not in told["losing",]
