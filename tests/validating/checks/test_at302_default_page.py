import pytest
from an_export import export, found, page

from transform.diagnostics import Entity
from transform.validating.fix import fix

ORDERS = Entity("application", None, "Orders")


def with_marks(*marks):
    document = export(pages=[page("Home"), page("Other")])
    for entry, mark in zip(document["exportedApplication"]["pages"], marks, strict=True):
        entry["isDefault"] = mark
    return document


def test_no_default_page():
    assert [item.message for item in found(with_marks(False, None), "AT302")] == [
        "No page is the default page."
    ]


def test_two_default_pages_are_named():
    document = with_marks(True, True)
    document["exportedApplication"]["name"] = "Orders"
    (item,) = found(document, "AT302")
    assert "Home, Other" in item.message
    assert (item.entity, item.hint) == (ORDERS, "Keep one (--fix keeps the first).")


def test_no_default_page_is_one_thing_that_is_wrong_with_the_application():
    document = with_marks(False, False)
    document["exportedApplication"]["name"] = "Orders"
    (item,) = found(document, "AT302")
    assert (item.entity, item.hint) == (ORDERS, "Mark one by isDefault (--fix does).")


def test_one_default_page_is_right_wherever_it_stands():
    assert not found(with_marks(False, True), "AT302")


def test_older_schemas_name_the_default_page_elsewhere():
    document = {**with_marks(False, False), "serverSchemaVersion": 4, "unpublishedDefaultPageName": "Home"}
    assert not found(document, "AT302")


def test_the_repair_marks_the_first_page_or_keeps_the_first_mark():
    for marks, expected in (((False, False), [True, False]), ((True, True), [True, False])):
        done = fix(with_marks(*marks))
        assert {repair.message for repair in done.repairs if repair.code == "AT302"} == {"one default page"}
        fixed = done.document
        assert [entry["isDefault"] for entry in fixed["exportedApplication"]["pages"]] == expected
        assert not found(fixed, "AT302")


def test_deployed_pages_have_a_default_page_of_their_own():
    document = with_marks(True, False)
    document["exportedApplication"]["publishedPages"][0]["isDefault"] = False
    (item,) = found(document, "AT302")
    assert item.message == "No deployed page is the default page."
    assert fix(document).document["exportedApplication"]["publishedPages"][0]["isDefault"] is True


def test_an_application_that_was_never_deployed_needs_none():
    document = with_marks(True, False)
    document["exportedApplication"]["publishedPages"] = []
    assert not found(document, "AT302")


def with_list(*entries):
    document = export(pages=[page("Page1"), page("Page2")])
    document["exportedApplication"]["pages"] = [dict(entry) for entry in entries]
    return document


GHOST = {"id": "Nope", "isDefault": True}


def test_the_mark_of_a_page_that_is_not_there_does_not_count():
    document = with_list(GHOST, {"id": "Page1", "isDefault": True}, {"id": "Page2"})
    assert not found(document, "AT302")
    assert fix(document).document["exportedApplication"] == document["exportedApplication"]


def test_only_a_page_that_is_there_can_become_the_default_page():
    document = with_list(GHOST, {"id": "Page2"}, {"id": "Page1"})
    assert [item.message for item in found(document, "AT302")] == ["No page is the default page."]
    entries = fix(document).document["exportedApplication"]["pages"]
    assert entries == [GHOST, {"id": "Page2", "isDefault": True}, {"id": "Page1"}]


@pytest.mark.parametrize("entries", [[], [GHOST], None])
def test_a_list_that_names_no_page_of_the_file(entries):
    document = export(pages=[page("Page1")])
    document["exportedApplication"]["pages"] = entries
    (item,) = found(document, "AT302")
    assert "--fix" not in item.hint
    assert fix(document).document["exportedApplication"]["pages"] == entries


def test_a_missing_list_of_pages():
    document = export(pages=[page("Page1")])
    del document["exportedApplication"]["pages"]
    (item,) = found(document, "AT302")
    assert item.pointer == "/exportedApplication"


@pytest.mark.parametrize(
    ("schema", "is_found"), [(None, False), (4, False), (4.9, False), (5, True), (12, True)]
)
def test_from_server_schema_5_on_the_marks_count(schema, is_found):
    document = {**with_marks(False, False), "serverSchemaVersion": schema}
    assert bool(found(document, "AT302")) is is_found


def test_the_message_points_to_the_list_and_says_what_to_do():
    (none,) = found(with_marks(False, False), "AT302")
    assert none.pointer == "/exportedApplication/pages" and "--fix does" in none.hint
    (several,) = found(with_marks(True, True), "AT302")
    assert several.message == "Several pages are the default page: Home, Other."
    assert "--fix keeps the first" in several.hint
    assert several.entity.type == "application"


def test_without_a_list_it_points_to_the_application_and_cannot_be_repaired():
    document = with_marks(True, False)
    del document["exportedApplication"]["pages"]
    (item,) = found(document, "AT302")
    assert item.pointer == "/exportedApplication" and "--fix" not in item.hint
    assert fix(document).document == document


def test_a_mark_is_true_and_nothing_else():
    assert found(with_marks("yes", 1), "AT302")[0].message == "No page is the default page."


def test_the_repair_leaves_right_entries_and_other_values_alone():
    document = with_marks(False, True)
    document["exportedApplication"]["pages"].append({"id": "Home", "isDefault": True, "x": [1]})
    entries = fix(document).document["exportedApplication"]["pages"]
    assert entries[0] is document["exportedApplication"]["pages"][0]
    assert entries[1] is document["exportedApplication"]["pages"][1]
    assert entries[2] == {"id": "Home", "isDefault": False, "x": [1]}


def test_the_name_that_a_page_has_deployed_counts_as_well():
    document = export(pages=[page("Home")])
    document["pageList"][0]["publishedPage"] = {**document["pageList"][0]["publishedPage"], "name": "Start"}
    document["exportedApplication"]["publishedPages"] = [{"id": "Start", "isDefault": True}]
    assert not found(document, "AT302")
