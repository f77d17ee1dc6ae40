"""Deploying is one change of each page, of the application's settings and of the theme."""

from __future__ import annotations

import copy

from small_export import changes, export, page, query, text


def sides_of(*rows):
    """Return an export with a page P; each row is (text of a widget, body of a query) of one side."""
    (edited, body), (deployed, deployed_body) = rows
    found = export(page("P", text("T", "t", edited), both=True), actions=[query("q", "P", body)])
    found["pageList"][0]["publishedPage"]["layouts"][0]["dsl"]["children"][0]["text"] = deployed
    action = found["actionList"][0]
    action["publishedAction"] = copy.deepcopy(action["unpublishedAction"])
    action["publishedAction"]["actionConfiguration"]["body"] = deployed_body
    return found


def briefly(found):
    return [(c.kind, str(c.entity), c.path, c.sides) for c in found]


def test_the_deployed_side_becomes_the_edited_one_in_one_change():
    before = sides_of(("new", "SELECT 2"), ("old", "SELECT 1"))
    after = sides_of(("new", "SELECT 2"), ("new", "SELECT 2"))
    (change,) = changes(before, after)
    assert briefly([change]) == [("deploy", "P", "", ("published",))]
    assert change.entity.type == "page"
    assert change.pointer_after == "/pageList/0"
    assert sorted(c.path for c in change.consequences) == ["/actionConfiguration/body", "/text"]


def test_an_edit_and_its_deployment_are_one_change_of_both_sides():
    before, after = (sides_of((t, "SELECT 1"), (t, "SELECT 1")) for t in ("old", "new"))
    assert briefly(changes(before, after)) == [("modify", "P > T", "/text", ("unpublished", "published"))]


def test_an_edit_on_top_of_an_older_one_that_is_deployed_with_it():
    before = sides_of(("newer", "SELECT 1"), ("old", "SELECT 1"))
    after = sides_of(("newest", "SELECT 1"), ("newest", "SELECT 1"))
    edited, deployed = changes(before, after)
    assert briefly([edited]) == [("modify", "P > T", "/text", ("unpublished",))]
    assert briefly([deployed]) == [("deploy", "P", "", ("published",))]
    assert [(c.before, c.after) for c in deployed.consequences] == [("old", "newest")]


def test_a_deployed_side_that_became_something_else_was_not_deployed():
    before = sides_of(("new", "SELECT 1"), ("old", "SELECT 1"))
    after = sides_of(("new", "SELECT 1"), ("other", "SELECT 1"))
    assert briefly(changes(before, after)) == [("modify", "P > T", "/text", ("published",))]


def test_only_what_is_as_edited_now_belongs_to_the_deployment():
    before = sides_of(("new", "SELECT 2"), ("old", "SELECT 1"))
    after = sides_of(("new", "SELECT 2"), ("new", "SELECT 3"))
    assert briefly(changes(before, after)) == [
        ("modify", "P > q", "/actionConfiguration/body", ("published",)),
        ("deploy", "P", "", ("published",)),
    ]


def test_a_page_that_is_deployed_for_the_first_time():
    edited, deployed = export(page("P", text("T", "t"))), export(page("P", text("T", "t"), both=True))
    assert briefly(changes(edited, deployed)) == [("deploy", "P", "", ("published",))]
    assert not changes(deployed, edited)


def test_a_new_name_of_a_page_is_deployed_with_it():
    before = export(page("New", text("T", "t"), both=True))
    before["pageList"][0]["publishedPage"]["name"] = "Old"
    (change,) = changes(before, export(page("New", text("T", "t"), both=True)))
    assert briefly([change]) == [("deploy", "New", "", ("published",))]
    assert [(c.kind, c.before, c.after) for c in change.consequences] == [("rename", "Old", "New")]


def with_settings(edited, deployed):
    found = export(page("P"))
    for side, shown in (("unpublished", edited), ("published", deployed)):
        detail = {"navigationSetting": {"showNavbar": shown}}
        found["exportedApplication"][f"{side}ApplicationDetail"] = detail
    return found


def test_settings_of_the_application_are_deployed():
    (change,) = changes(with_settings(True, False), with_settings(True, True))
    assert briefly([change]) == [("deploy", "App", "", ("published",))]
    (change,) = changes(with_settings(True, True), with_settings(False, False))
    assert change.sides == ("unpublished", "published")
    assert change.path == "/unpublishedApplicationDetail/navigationSetting/showNavbar"
    (change,) = changes(with_settings(True, True), with_settings(False, True))
    assert change.sides == ("unpublished",)


def with_themes(*names):
    themes = [{"name": name, "config": {"colors": f"of {name}"}, "isSystemTheme": True} for name in names]
    return export(page("P"), editModeTheme=themes[0], publishedTheme=themes[1])


def test_a_theme_that_is_swapped_is_one_change_and_so_is_its_deployment():
    (change,) = changes(with_themes("Classic", "Classic"), with_themes("Sharp", "Sharp"))
    assert (change.kind, change.before, change.after) == ("rename", "Classic", "Sharp")
    assert change.sides == ("unpublished", "published")
    (change,) = changes(with_themes("Sharp", "Classic"), with_themes("Sharp", "Sharp"))
    assert briefly([change]) == [("deploy", "Sharp", "", ("published",))]


def test_with_everything_each_deployed_value_is_a_change():
    before = sides_of(("new", "SELECT 2"), ("old", "SELECT 1"))
    after = sides_of(("new", "SELECT 2"), ("new", "SELECT 2"))
    assert len(changes(before, after, everything=True)) == 2


def test_a_deployed_side_that_is_added_unlike_the_edited_one_is_of_the_deployed_side():
    both = sides_of(("t", "SELECT 1"), ("t", "DROP TABLE orders"))
    before = copy.deepcopy(both)
    del before["actionList"][0]["publishedAction"]
    added, removed = (("add", "P > q", "/publishedAction", ("published",)), "remove")
    assert briefly(changes(before, both)) == [added]
    assert briefly(changes(both, before)) == [(removed, *added[1:])]
