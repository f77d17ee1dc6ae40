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
