from an_export import export, found, js_object, page, query, widget


def test_what_was_edited_and_not_deployed_is_named_once():
    edited = query("Load", "SELECT 2")
    edited["publishedAction"]["actionConfiguration"]["body"] = "SELECT 1"
    changed = page("Page1", widget("Text1"))
    changed["publishedPage"]["layouts"][0]["dsl"]["children"] = []
    (item,) = found(export(pages=[changed], actionList=[edited]), "AT319")
    assert "1 page (Page1), 1 query (Load)" in item.message


def test_a_page_that_was_never_deployed_is_named():
    new = page("Page1")
    del new["publishedPage"]
    assert found(export(pages=[new]), "AT319")


def test_what_nobody_notices_is_no_difference():
    same = query("Load")
    same["publishedAction"]["messages"] = ["anything"]
    document = export(actionList=[same], actionCollectionList=[js_object("Tools", "export default {}")])
    assert not found(document, "AT319")


def test_functions_follow_from_the_code_of_their_object():
    function = {**query("load", "() => 1", collectionId="Page1_Tools"), "pluginType": "JS"}
    function["publishedAction"]["actionConfiguration"]["body"] = "() =>  1"
    assert not found(export(actionList=[function]), "AT319")


def test_an_application_that_was_never_deployed_is_told_so():
    new = page("Page1")
    new["publishedPage"] = {}
    (item,) = found(export(pages=[new], actionList=[query("Load")]), "AT319")
    assert item.message.startswith("The application was never deployed")
