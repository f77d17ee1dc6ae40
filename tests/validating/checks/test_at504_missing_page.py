import pytest
from an_export import export, found, page, widget


def going(target):
    button = widget("B", "BUTTON_WIDGET", onClick="{{navigateTo('" + target + "', {}, 'SAME_WINDOW')}}")
    return export(pages=[page("Home", button), page("Order list")])


@pytest.mark.parametrize("target", ["Orders", "home", "Order List"])
def test_a_page_that_is_not_there(target):
    assert found(going(target), "AT504")


@pytest.mark.parametrize(
    "target", ["Home", "Order list", "https://example.com", "example.com", "/app/x", "#a", ""]
)
def test_pages_and_addresses(target):
    assert not found(going(target), "AT504")


def test_a_name_that_is_worked_out_is_not_judged():
    button = widget("B", "BUTTON_WIDGET", onClick="{{navigateTo(appsmith.store.next)}}")
    assert not found(export(button), "AT504")


def test_a_function_of_that_name_in_the_code_is_another_one():
    button = widget("B", "BUTTON_WIDGET", onClick="{{((navigateTo) => navigateTo('Orders'))(showAlert)}}")
    assert not found(export(button), "AT504")


def test_the_deployed_state_goes_by_the_names_of_its_own_pages():
    document = going("Order list")
    renamed = document["pageList"][1]["unpublishedPage"]
    renamed["name"] = "Orders"
    messages = [item.message for item in found(document, "AT504")]
    assert messages == ["navigateTo opens Order list, which is not a page of the application."]
    document["pageList"][0]["unpublishedPage"]["layouts"][0]["dsl"]["children"] = []
    assert not found(document, "AT504")
