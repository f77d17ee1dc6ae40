"""What tells that two entities are the same, where several things speak for different pairs."""

from __future__ import annotations

import copy

import pytest
from small_export import changes, export, page, query, text

BODY = "SELECT name, street, city FROM customers WHERE active ORDER BY name LIMIT 100"
OTHER = "UPDATE stock SET amount = amount - 1 WHERE article = 5"


def kinds(before, after):
    return sorted((c.kind, str(c.entity), c.path) for c in changes(before, after))


def without_ids(*actions):
    return [{key: value for key, value in action.items() if key != "gitSyncId"} for action in actions]


def pages(*names):
    return [page(name) for name in names]


# -- ids -----------------------------------------------------------------------------------------------------


def test_of_copied_ids_the_one_on_the_same_page_counts():
    before = export(*pages("P", "Q"), actions=[query("q", "P", BODY, "x"), query("q", "Q", BODY, "x")])
    after = export(*pages("P", "Q"), actions=[query("q", "P", BODY, "x"), query("r", "Q", OTHER, "x")])
    assert kinds(before, after) == [
        ("modify", "Q > r", "/actionConfiguration/body"),
        ("rename", "Q > r", "/name"),
    ]


def test_of_copied_ids_on_one_page_the_one_of_the_same_name_counts():
    def documents(plugin, body):
        first = {**query("q", "P", body, "x"), "pluginId": plugin}
        return export(*pages("P"), actions=[first, query("r", "P", "SELECT 2", "x")])

    found = kinds(documents("postgres-plugin", BODY), documents("mysql-plugin", OTHER))
    assert found == [("modify", "P > q", "/actionConfiguration/body"), ("modify", "P > q", "/pluginId")]


def test_an_id_counts_more_than_a_name():
    before = export(*pages("P"), actions=[query("a", "P", BODY, "1"), query("b", "P", OTHER, "2")])
    after = export(*pages("P"), actions=[query("b", "P", BODY, "1"), query("a", "P", OTHER, "2")])
    assert kinds(before, after) == [("rename", "P > a", "/name"), ("rename", "P > b", "/name")]


def test_a_page_without_an_id_is_known_by_its_deployed_name():
    before = export(page("Old", text("A", "a", "1"), both=True), page("Else"))
    after = export(page("New", text("B", "b", "2"), both=True), page("Else"))
    after["pageList"][0]["publishedPage"]["name"] = "Old"
    for document in (before, after):
        del document["pageList"][0]["gitSyncId"]
    assert ("rename", "New", "/name") in kinds(before, after)


def test_equal_entries_without_an_id_and_a_name_are_the_same():
    entries = [{"pluginType": "DB"}, {"pluginType": "API"}]
    before = export(*pages("P"), actions=[*entries, query("q", "P", BODY)])
    after = export(*pages("P"), actions=[query("q", "P", OTHER), *reversed(entries)])
    assert [path for _, _, path in kinds(before, after)] == ["/actionConfiguration/body"]


# -- kept ids against new ones ---------------------------------------------------------------------------------


def card(name, widget_id, **more):
    """Return a text half of which is that of each other card."""
    shared = {"fontFamily": "serif", "fontStyle": "bold italic", "truncate": "SCROLL", "overflow": "clip"}
    own = {"tooltip": f"Everything that is to know of {name}"}
    return {**text(name, widget_id, f"What people read on the card {name}"), **own, **shared, **more}


def with_cards(*cards, sync_id="kept"):
    actions = [query(f"q{i}", "P", f"SELECT {i}", f"{sync_id}{i}") for i in range(4)]
    return export(page("P", *cards), actions=actions)


def test_where_ids_are_kept_half_the_content_makes_no_pair():
    others = [text(name, f"id-{name}", name) for name in "ABC"]
    before, after = with_cards(*others, card("Old", "1")), with_cards(*others, card("New", "2"))
    assert kinds(before, after) == [("add", "P > New", ""), ("remove", "P > Old", "")]


def test_where_ids_are_new_half_the_content_makes_a_pair():
    before = with_cards(*(text(name, f"id-{name}", name) for name in "ABC"), card("Old", "1"))
    after = with_cards(*(text(name, f"new-{name}", name) for name in "ABC"), card("New", "2"))
    assert ("rename", "P > New", "/widgetName") in kinds(before, after)


@pytest.mark.parametrize("sync_id", ["kept", "new"])
def test_where_a_page_has_too_few_widgets_to_tell_the_other_entities_do(sync_id):
    before, after = with_cards(card("Old", "1")), with_cards(card("New", "2"), sync_id=sync_id)
    renamed = ("rename", "P > New", "/widgetName") in kinds(before, after)
    assert renamed is (sync_id == "new")


@pytest.mark.parametrize(("kept", "anew"), [("ABC", "DE"), ("AB", "CD")])
def test_ids_count_as_kept_where_most_are_or_half_and_those_of_the_document(kept, anew):
    before = with_cards(*(text(name, f"id-{name}", name) for name in kept + anew), card("Old", "1"))
    inside = [text(name, f"{'id' if name in kept else 'new'}-{name}", name) for name in kept + anew]
    after = with_cards(*inside, card("New", "2"))
    assert kinds(before, after) == [("add", "P > New", ""), ("remove", "P > Old", "")]


def test_where_ids_are_new_a_copy_of_what_many_have_is_a_rename():
    alike = [text(name, f"id-{name}", "Read more on the next page", textAlign="LEFT") for name in "ABCD"]
    anew = [{**widget, "widgetId": f"new-{i}"} for i, widget in enumerate(alike)]
    anew[3]["widgetName"] = "X"
    assert kinds(export(page("P", *alike)), export(page("P", *anew))) == [("rename", "P > X", "/widgetName")]


# -- names, places and content ---------------------------------------------------------------------------------


def test_of_equal_contents_the_one_of_the_same_name_is_the_same():
    before = export(*pages("P", "Q", "R"), actions=without_ids(query("q", "P", BODY)))
    after = export(*pages("P", "Q", "R"), actions=without_ids(query("x", "R", BODY), query("q", "Q", BODY)))
    assert kinds(before, after) == [("add", "R > x", ""), ("move", "Q > q", "")]


def test_of_equal_contents_the_one_on_the_same_page_is_the_same():
    before = export(*pages("P", "Q"), actions=without_ids(query("q", "P", BODY)))
    after = export(*pages("P", "Q"), actions=without_ids(query("a", "Q", BODY), query("b", "P", BODY)))
    assert kinds(before, after) == [("add", "Q > a", ""), ("rename", "P > b", "/name")]


def test_a_name_counts_more_than_a_page():
    before = export(*pages("P", "Q"), actions=without_ids(query("q", "P", BODY)))
    after = export(*pages("P", "Q"), actions=without_ids(query("x", "P", BODY), query("q", "Q", BODY)))
    assert kinds(before, after) == [("add", "P > x", ""), ("move", "Q > q", "")]


def test_content_counts_more_than_a_page():
    near = "SELECT name, street, city FROM suppliers WHERE open ORDER BY city LIMIT 50"
    before = export(*pages("P", "Q"), actions=without_ids(query("q", "P", BODY)))
    after = export(*pages("P", "Q"), actions=without_ids(query("x", "P", near), query("y", "Q", BODY)))
    assert ("add", "P > x", "") in kinds(before, after)


def test_a_name_alone_makes_no_pair_on_another_page():
    before = export(*pages("P", "Q"), actions=without_ids(query("q", "P", BODY * 4)))
    after = export(*pages("P", "Q"), actions=without_ids(query("q", "Q", OTHER * 4)))
    assert kinds(before, after) == [("add", "Q > q", ""), ("remove", "P > q", "")]


def box(name, widget_id, *children, kind="CONTAINER_WIDGET"):
    return {"type": kind, "widgetName": name, "widgetId": widget_id, "children": [*children]}


def test_of_equal_widgets_the_one_in_the_same_container_is_the_same():
    anew = [text(name, f"new-{name}", name) for name in "ABC"]
    before = export(page("P", *(text(n, f"id-{n}", n) for n in "ABC"), box("Box", "b", card("T", "1"))))
    copies = [{**card("T", number), "widgetName": name} for name, number in (("Y", "2"), ("X", "3"))]
    after = export(page("P", *anew, copies[0], box("Box", "b2", copies[1])))
    assert kinds(before, after) == [("add", "P > Y", ""), ("rename", "P > X", "/widgetName")]


# -- families ----------------------------------------------------------------------------------------------------


def texts(*names, prefix="id"):
    return [text(name, f"{prefix}-{name}", f"Text {name}") for name in names]


def test_containers_with_new_ids_and_names_are_known_by_most_of_what_is_in_them():
    before = export(page("P", box("One", "1", *texts("A", "B", "C")), box("Two", "2", *texts("D"))))
    inside = texts("A", "B", prefix="new"), texts("C", "D", prefix="new")
    after = export(page("P", box("Second", "3", *inside[1]), box("First", "4", *inside[0])))
    assert kinds(before, after) == [
        ("move", "P > C", ""),
        ("rename", "P > First", "/widgetName"),
        ("rename", "P > Second", "/widgetName"),
    ]


def test_a_container_of_another_type_is_another_one():
    before = export(page("P", box("One", "1", *texts("A", "B", "C"))))
    form = box("Two", "2", *texts("A", "B", "C", prefix="new"), kind="FORM_WIDGET")
    found = kinds(before, export(page("P", form)))
    assert ("add", "P > Two", "") in found
    assert ("remove", "P > One", "") in found


def test_pages_that_share_few_widgets_are_different_ones():
    before = export(page("P", *texts(*"ABCDEFGH")), page("Z"))
    after = export(page("New", *texts("A", *"STUVWXY")), page("Z"))
    for document in (before, after):
        for owner in document["pageList"]:
            del owner["gitSyncId"]
    found = kinds(copy.deepcopy(before), after)
    assert ("add", "New", "") in found
    assert ("remove", "P", "") in found
