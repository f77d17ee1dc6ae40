"""What follows from a change of a query's datasource."""

from __future__ import annotations

from small_export import brief, changes, export, page, query


def with_datasource(name, plugin="postgres-plugin", **more):
    action = query("q", "P", datasource={"name": name, "id": name, "pluginId": plugin}, **more)
    return export(page("P"), actions=[{**action, "pluginId": plugin}])


def test_another_datasource_of_a_query_is_one_change():
    (change,) = changes(with_datasource("Orders"), with_datasource("Archive"))
    assert brief(change) == ("modify", "P > q", "/datasource/name", "Orders", "Archive")
    assert [c.path for c in change.consequences] == ["/datasource/id"]


def test_the_plugin_follows_the_datasource():
    (change,) = changes(with_datasource("Orders"), with_datasource("Archive", "mysql-plugin"))
    assert change.path == "/datasource/name"
    assert {c.path for c in change.consequences} == {"/datasource/id", "/datasource/pluginId", "/pluginId"}


def test_what_else_changes_in_the_query_is_a_change_of_its_own():
    found = changes(with_datasource("Orders"), with_datasource("Archive", executeOnLoad=True))
    assert [c.path for c in found] == ["/datasource/name", "/executeOnLoad"]


def test_a_datasource_that_keeps_its_name_hides_nothing():
    before, after = with_datasource("Orders"), with_datasource("Orders")
    after["actionList"][0]["unpublishedAction"]["datasource"]["pluginId"] = "mysql-plugin"
    assert [c.path for c in changes(before, after)] == ["/datasource/pluginId"]


def test_queries_are_added_and_removed_with_their_page_and_only_then():
    one = export(page("P"))
    two = export(page("P"), page("Q"), actions=[query("q", "Q"), query("r", "P")])
    for before, after, kind in ((one, two, "add"), (two, one, "remove")):
        found = changes(before, after)
        assert [(c.kind, str(c.entity)) for c in found] == [(kind, "Q"), (kind, "P > r")]
        assert [str(c.entity) for c in found[0].consequences] == ["Q > q"]


def test_a_change_of_a_query_is_not_below_its_page():
    before = export(page("P"), page("Q", sync_id="old"), actions=[query("q", "P")])
    after = export(page("P"), actions=[query("q", "P", "SELECT 2")])
    assert [(c.kind, str(c.entity)) for c in changes(before, after)] == [("remove", "Q"), ("modify", "P > q")]


def with_function(body, arguments, is_async, timeout=10):
    side = {"name": "Utils", "pageId": "P", "body": f"export default {{ f({arguments}) {{ {body} }} }}"}
    function = query("f", "P", f"({arguments}) => {body}", fullyQualifiedName="Utils.f")
    function["unpublishedAction"]["actionConfiguration"] |= {
        "jsArguments": [{"name": arguments, "value": ""}],
        "isAsync": is_async,
        "timeoutInMillisecond": timeout,
    }
    collection = {"gitSyncId": "c", "unpublishedCollection": side}
    action = {**function, "pluginType": "JS", "pluginId": "js-plugin"}
    return export(page("P"), actions=[action], actionCollectionList=[collection])


def test_all_that_is_read_from_the_text_of_a_function_follows_the_text():
    text, setting = changes(with_function("1", "a", False), with_function("2", "b", True, timeout=20))
    assert brief(text)[1:3] == ("P > Utils", "/body")
    assert {c.path.split("/")[2] for c in text.consequences} == {"body", "jsArguments", "isAsync"}
    assert setting.path == "/actionConfiguration/timeoutInMillisecond"


def test_the_list_of_deployed_libraries_alone_follows_the_library():
    library = {"name": "lib", "uidString": "lib_1", "version": "1"}
    for side in ("unpublished", "published"):
        before, after = export(page("P")), export(page("P"), customJSLibList=[library])
        after["exportedApplication"][f"{side}CustomJSLibs"] = [{"uidString": "lib_1"}]
        (change,) = changes(before, after)
        assert brief(change)[:2] == ("add", "lib")
        assert [c.path for c in change.consequences] == [f"/{side}CustomJSLibs"]


def test_type_and_name_of_the_plugin_follow_the_datasource():
    before, after = with_datasource("Orders", pluginName="One"), with_datasource("Archive", pluginName="Two")
    after["actionList"][0]["pluginType"] = "API"
    (change,) = changes(before, after)
    assert {c.path for c in change.consequences} == {"/datasource/id", "/pluginName", "/pluginType"}
