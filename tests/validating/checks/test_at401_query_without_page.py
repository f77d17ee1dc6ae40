from an_export import export, found, js_object, query


def test_a_query_of_a_page_that_is_not_there():
    (item,) = found(export(actionList=[query("Load", page="Page2")]), "AT401")
    assert "Did you mean Page1?" in item.hint


def test_a_js_object_without_page():
    lost = js_object("Tools", "export default {}")
    del lost["unpublishedCollection"]["pageId"]
    assert [item.entity.name for item in found(export(actionCollectionList=[lost]), "AT401")] == ["Tools"]


def test_a_deleted_query_may_stay_without_page():
    deleted = query("Load", page="Page2", deletedAt="2024-01-01T00:00:00Z")
    assert not found(export(actionList=[deleted]), "AT401")
