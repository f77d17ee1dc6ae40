from an_export import export, found, js_object, page, query, widget


def test_a_widget_and_a_query_share_the_name_space():
    document = export(widget("Orders"), actionList=[query("Orders")])
    assert [item.entity.type for item in found(document, "AT311")] == ["query"]


def test_two_js_objects_of_one_name():
    body = "export default {}"
    second = {**js_object("Tools", body), "gitSyncId": "other"}
    document = export(actionCollectionList=[js_object("Tools", body), second])
    assert "two JS objects" in found(document, "AT311")[0].message


def test_names_of_different_pages_do_not_collide():
    document = export(
        pages=[page("One", widget("Orders")), page("Two")], actionList=[query("Orders", page="Two")]
    )
    assert not found(document, "AT311")


def test_a_function_of_a_js_object_may_have_a_query_s_name():
    function = {**query("load", collectionId="Page1_Tools"), "pluginType": "JS", "gitSyncId": "f"}
    document = export(
        actionList=[query("load"), function], actionCollectionList=[js_object("Tools", "export default {}")]
    )
    assert not found(document, "AT311")


def test_of_two_pages_with_one_name_each_has_widgets_of_its_own():
    pages = [page("Home", widget("Orders")), {**page("Home", widget("Orders")), "gitSyncId": "other"}]
    assert not found(export(pages=pages), "AT311")


def test_of_two_pages_with_one_name_the_later_has_the_queries():
    first, second = page("Home", widget("Orders")), {**page("Home", widget("Users")), "gitSyncId": "other"}
    document = export(pages=[first, second], actionList=[query("Orders", page="Home")])
    assert not found(document, "AT311")
    document = export(pages=[second, first], actionList=[query("Orders", page="Home")])
    assert [item.entity.type for item in found(document, "AT311")] == ["query"]
