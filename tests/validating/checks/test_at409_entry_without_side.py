from an_export import export, found, js_object, query

import transform


def test_a_query_that_stands_in_the_entry_itself_is_lost():
    flat = {
        "id": "x",
        "name": "getProducts",
        "pageId": "Page1",
        "pluginType": "DB",
        "actionConfiguration": {},
    }
    document = export(actionList=[flat])
    (item,) = found(document, "AT409")
    assert (item.severity, item.pointer) == ("error", "/actionList/0")
    assert (item.entity.page, item.entity.name) == ("Page1", "getProducts")
    assert item.hint == "Move name, pageId and settings into unpublishedAction."
    assert transform.validate(document).accepted


def test_a_deployed_side_alone_is_not_imported():
    entry = js_object("Tools", "export default {}")
    entry["unpublishedCollection"] = None
    (item,) = found(export(actionCollectionList=[entry]), "AT409")
    assert item.entity.name == "Tools" and "remove the entry" in item.hint


def test_an_edited_side_alone_is_enough():
    entry = query("Load")
    del entry["publishedAction"]
    assert not found(export(actionList=[entry]), "AT409")
