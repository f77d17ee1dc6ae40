"""Places belong to entities, and texts there are JavaScript or not."""

from __future__ import annotations

import pytest
from an_application import application

from transform.application.entity_lookup import code_in, entity_at, is_identity

DOCUMENT = {
    **application(["SELECT {{a}} b", "export default {}", "Hello"]),
    "editModeTheme": {"name": "Dark"},
    "customJSLibList": [{"name": "lib", "uidString": "u1"}],
    "decryptedFields": {"Orders": {"password": None}},
}


@pytest.mark.parametrize(
    ("path", "named"),
    [
        (("actionList", 0, "unpublishedAction", "name"), "query Page1 > Query0"),
        (("actionCollectionList", 0, "unpublishedCollection", "body"), "js_object Page1 > Object1"),
        (
            ("pageList", 0, "unpublishedPage", "layouts", 0, "dsl", "children", 0, "text"),
            "widget Page1 > Text2",
        ),
        (("pageList", 0, "unpublishedPage", "icon"), "page Page1"),
        (("pageList", 0), "page Page1"),
        (("editModeTheme", "config"), "theme Dark"),
        (("customJSLibList", 0, "url"), "library lib"),
        (("decryptedFields", "Orders", "password"), "datasource Orders"),
        (("exportedApplication",), "application App"),
        (("actionList", 7, "x"), "query query"),
    ],
)
def test_entities(path, named):
    entity = entity_at(DOCUMENT, path)
    assert f"{entity.type} {entity}" == named


def test_code_stands_in_js_objects_and_between_braces():
    body = ("actionCollectionList", 0, "unpublishedCollection", "body")
    assert code_in(DOCUMENT, body, "export default {}")(3)
    text = "SELECT {{a}} b"
    is_code = code_in(DOCUMENT, ("actionList", 0, "unpublishedAction", "actionConfiguration", "body"), text)
    assert is_code(text.index("a"))
    assert not is_code(text.index("b", 10))


DSL = ("pageList", 0, "unpublishedPage", "layouts", 0, "dsl")


@pytest.mark.parametrize(
    "path",
    [
        ("pageList", 0, "unpublishedPage", "name"),
        ("pageList", 0, "gitSyncId"),
        ("actionList", 3, "id"),
        ("actionList", 3, "unpublishedAction", "pageId"),
        ("actionList", 3, "publishedAction", "datasource", "name"),
        ("actionCollectionList", 0, "unpublishedCollection", "name"),
        ("datasourceList", 0, "name"),
        ("customJSLibList", 0, "accessor", 0),
        ("exportedApplication", "name"),
        ("exportedApplication", "pages", 0, "id"),
        ("editModeTheme", "name"),
        (*DSL, "widgetName"),
        (*DSL, "children", 0, "children", 2, "widgetId"),
        ("children", 1, "widgetName"),
        ("pageList", 0, "unpublishedPage", "layouts", 0, "layoutOnLoadActions", 0, 1, "name"),
        ("updatedResources", "actionList", 0),
        ("publishedDefaultPageName",),
        ("unpublishedAction", "name"),
    ],
)
def test_names_that_others_refer_to(path):
    assert is_identity(path)


@pytest.mark.parametrize(
    "path",
    [
        ("actionList", 0, "unpublishedAction", "actionConfiguration", "body"),
        ("actionList", 0, "unpublishedAction", "actionConfiguration", "formData", "name"),
        (*DSL, "children", 0, "tableData", 0, "name"),
        (*DSL, "children", 0, "text"),
        (*DSL, "children", 0),
        ("datasourceList", 0, "datasourceConfiguration", "properties", 0, "name"),
        ("somethingNew", "name"),
        ("exportedApplication", "unpublishedApplicationDetail", "name"),
        ("pageList",),
    ],
)
def test_data_with_keys_of_the_same_name(path):
    assert not is_identity(path)
