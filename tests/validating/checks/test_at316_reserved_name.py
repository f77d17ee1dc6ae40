import pytest
from an_export import export, messages, query, widget


@pytest.mark.parametrize("name", ["appsmith", "Date", "showAlert", "delete", "pageList"])
def test_names_that_mean_something_else_in_a_binding(name):
    assert messages(export(widget(name)), "AT316")


@pytest.mark.parametrize("name", ["Order list", "1st", "Übersicht", "strictfp", "Order.list"])
def test_names_that_the_server_refuses_for_queries(name):
    assert messages(export(actionList=[query(name)]), "AT316")


@pytest.mark.parametrize("name", ["Order list", "Order.list", "a-b"])
def test_names_of_widgets_that_no_binding_can_write(name):
    assert messages(export(widget(name)), "AT316")


@pytest.mark.parametrize("name", ["1st", "Übersicht", "59gdivzv7s"])
def test_widgets_are_named_more_freely(name):
    assert not messages(export(widget(name)), "AT316")


@pytest.mark.parametrize("name", ["date", "Appsmith", "Delete1", "order_list", "_orders"])
def test_names_close_to_them_are_free(name):
    assert not messages(export(widget(name)), "AT316")
    assert not messages(export(actionList=[query(name)]), "AT316")


def test_the_inside_of_a_module_is_the_product_s_own_affair():
    assert not messages(export(actionList=[query("_$Module1$_query")]), "AT316")
