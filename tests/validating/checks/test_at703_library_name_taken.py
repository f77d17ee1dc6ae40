from an_export import export, found, widget

LIBRARY = {"name": "uuid", "uidString": "uuid_x", "accessor": ["uuid"]}


def test_a_widget_with_the_name_of_a_library():
    assert found(export(widget("uuid"), customJSLibList=[LIBRARY]), "AT703")


def test_another_name():
    assert not found(export(widget("uuid1"), customJSLibList=[LIBRARY]), "AT703")


def test_libraries_of_the_product_have_names_too():
    assert found(export(widget("moment")), "AT703")
    assert not found(export(widget("Moment")), "AT703")
