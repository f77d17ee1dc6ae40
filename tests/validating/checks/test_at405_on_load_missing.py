from an_export import export, found, js_object, page, query


def loading(*names):
    return page("Page1", on_load=[[{"id": f"Page1_{name}", "name": name}] for name in names])


def test_a_query_that_is_not_there():
    document = export(pages=[loading("Load", "Gone")], actionList=[query("Load")])
    (item,) = found(document, "AT405")
    assert item.pointer == "/pageList/0/unpublishedPage/layouts/0/layoutOnLoadActions/1/0"


def test_queries_and_functions_that_are_there():
    function = {
        **query("all", collectionId="Page1_Tools", fullyQualifiedName="Tools.all"),
        "pluginType": "JS",
    }
    document = export(
        pages=[loading("Load", "Tools.all")],
        actionList=[query("Load"), function],
        actionCollectionList=[js_object("Tools", "export default {all() {}}")],
    )
    assert not found(document, "AT405")


def test_a_query_of_another_page_does_not_count():
    document = export(pages=[loading("Load"), page("Page2")], actionList=[query("Load", page="Page2")])
    assert found(document, "AT405")


def test_a_module_runs_by_the_name_that_the_page_gives_it():
    instances = [{"type": "QUERY_MODULE", "unpublishedModuleInstance": {"name": "Users1", "pageId": "Page1"}}]
    assert not found(export(pages=[loading("Users1")], moduleInstanceList=instances), "AT405")
    assert found(export(pages=[loading("Users1")]), "AT405")
