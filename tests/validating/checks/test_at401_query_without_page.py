from an_export import codes, export, found, js_object, page, query, widget


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


def test_all_that_name_one_missing_page_are_one_error_and_its_consequences_none():
    lost = [query(f"Load{i}", page="Gone") for i in range(7)]
    user = page("Page1", widget("Text1", text="{{Load1.data}}"), on_load=[[{"name": "Load2"}]])
    document = export(
        pages=[user, page("Page2")],
        actionList=lost,
        actionCollectionList=[js_object("Tools", "export default {}", page="Gone")],
    )
    assert codes(document) == ["AT401"]
    (item,) = found(document, "AT401")
    assert item.severity == "error"
    assert item.message.endswith("not imported: Load0, Load1, Load2, Load3, Load4 and 3 more.")


def test_a_missing_name_that_is_no_consequence_is_still_reported():
    document = export(widget("Text1", text="{{Other.data}}"), actionList=[query("Load", page="Gone")])
    assert codes(document) == ["AT401", "AT501"]
