from an_export import export, found, js_object, query


def function(collection):
    return {**query("all", collectionId=collection), "pluginType": "JS", "pluginId": "js-plugin"}


def test_a_function_whose_object_is_gone():
    assert found(export(actionList=[function("Page1_Gone")]), "AT408")


def test_a_function_of_an_object_that_is_there():
    tools = js_object("Tools", "export default {all() {}}")
    document = export(actionList=[function("Page1_Tools")], actionCollectionList=[tools])
    assert not found(document, "AT408")
