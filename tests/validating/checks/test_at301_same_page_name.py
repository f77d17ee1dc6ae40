from an_export import export, found, page

import transform


def test_the_second_page_of_a_name_is_an_error_but_accepted():
    document = export(pages=[page("Home"), {**page("Home"), "gitSyncId": "other"}])
    pointers = [item.pointer for item in found(document, "AT301")]
    assert pointers == ["/pageList/1/unpublishedPage/name"]
    assert transform.validate(document).accepted


def test_names_that_differ_in_case_are_different():
    assert not found(export(pages=[page("Home"), page("home")]), "AT301")


def test_a_deleted_page_leaves_its_name_to_others():
    deleted = {**page("Home"), "gitSyncId": "other"}
    deleted["unpublishedPage"] = {**deleted["unpublishedPage"], "deletedAt": "2024-01-01T00:00:00Z"}
    del deleted["publishedPage"]
    assert not found(export(pages=[page("Home"), deleted]), "AT301")
