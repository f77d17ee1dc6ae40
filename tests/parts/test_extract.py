"""A part has what was asked for, and says what it lacks."""

from __future__ import annotations

from typing import Any

import orjson
import pytest
from corpus import CORPUS, needs_corpus
from parts.documents import export, page, query, widget

import transform


def shop() -> dict[str, Any]:
    orders = page(
        "Orders",
        widget("Table1", tableData="{{load.data}}"),
        widget("Box", children=[widget("Inner", text="{{Utils.format(Table1.selectedRow)}}")]),
        widget("Go", onClick="{{navigateTo('Detail')}}"),
    )
    detail = page("Detail", widget("Text1", text="{{jwt.decode(1)}}"))
    collection = {
        "name": "Utils",
        "pageId": "Orders",
        "body": "export default { format() { return _.now() } }",
    }
    function = query("format", page_name="Orders", fullyQualifiedName="Utils.format")
    return export(
        orders,
        detail,
        page("Other"),
        actionList=[
            query("load", "{{Table1.pageNo}}", page_name="Orders", datasource={"name": "Db"}),
            function,
            query("unused", page_name="Orders"),
        ],
        actionCollectionList=[{"id": "Orders_Utils", "unpublishedCollection": collection}],
        customJSLibList=[{"name": "tokens", "uidString": "t", "accessor": ["jwt"]}],
    ) | {"datasourceList": [{"name": "Db", "pluginId": "postgres-plugin"}, {"name": "Unused"}]}


def names(extracted: transform.Extracted) -> list[str]:
    return [f"{key.kind} {key.name}" for key in extracted.included]


def left_out(extracted: transform.Extracted) -> list[str]:
    return [f"{key.kind} {key.name}" for key, _ in extracted.left_out]


def test_one_widget_comes_with_what_is_inside_it_and_says_what_it_lacks():
    extracted = transform.extract(shop(), pages=["Orders"], widgets=["Box"])
    assert names(extracted) == ["widget Box", "widget Inner"]
    assert sorted(left_out(extracted)) == ["js_object Utils", "widget Table1"]
    group = orjson.loads(extracted.document["widgets"])["widgets"][0]
    assert group["widgetId"] == "idBox"
    assert [one["widgetName"] for one in group["list"]] == ["Box", "Inner"]
    assert group["list"][0]["children"] == ["idInner"]


def test_dependencies_are_followed_through_code_and_datasources():
    extracted = transform.extract(shop(), pages=["Orders"], widgets=["Box"], with_dependencies=True)
    assert names(extracted) == [
        "widget Table1", "widget Box", "widget Inner", "query load", "js_object Utils", "datasource Db",
    ]  # fmt: skip
    assert left_out(extracted) == []
    actions = extracted.document["actionList"]
    assert [action["unpublishedAction"]["name"] for action in actions] == ["load", "format"]


def test_a_page_is_all_that_is_on_it():
    extracted = transform.extract(shop(), pages=["Orders"])
    assert "query unused" in names(extracted)
    assert left_out(extracted) == ["page Detail", "datasource Db"]
    assert transform.validate(extracted.document, partial=True).accepted


def test_an_application_of_some_pages():
    extracted = transform.extract(shop(), pages=["Other"], as_application=True)
    application = extracted.document["exportedApplication"]
    assert application["pages"] == [{"id": "Other", "isDefault": True}]
    assert extracted.document["datasourceList"] == extracted.document["actionList"] == []
    assert transform.validate(extracted.document).accepted


def test_an_application_follows_navigation_and_keeps_its_datasources():
    extracted = transform.extract(shop(), pages=["Orders"], as_application=True, with_dependencies=True)
    pages = [entry["unpublishedPage"]["name"] for entry in extracted.document["pageList"]]
    assert pages == ["Orders", "Detail"]
    assert [entry["name"] for entry in extracted.document["datasourceList"]] == ["Db"]


def test_all_pages_are_the_application_without_unused_datasources():
    document = shop()
    extracted = transform.extract(document, pages=["*"], as_application=True)
    assert {**extracted.document, "datasourceList": document["datasourceList"]} == document


def test_a_part_can_be_taken_out_of_a_part():
    whole = transform.extract(shop(), pages=["Orders"], with_dependencies=True).document
    again = transform.extract(whole, pages=["Orders"], widgets=["Box"], with_dependencies=True)
    direct = transform.extract(shop(), pages=["Orders"], widgets=["Box"], with_dependencies=True)
    assert names(again) == names(direct)
    assert again.document == direct.document


REFUSED: list[tuple[dict[str, Any], str]] = [
    ({}, "Nothing is named"),
    ({"pages": ["Order"]}, "There is no page Order. Did you mean Orders"),
    ({"pages": ["*"]}, "of one page"),
    ({"widgets": ["Table9"]}, "There is no widget Table9"),
    ({"datasources": ["Db"], "as_application": True}, "needs a page"),
    ({"widgets": ["Box"], "as_application": True}, "whole pages"),
]


@pytest.mark.parametrize(("options", "message"), REFUSED)
def test_what_cannot_be_taken_is_refused(options: dict[str, Any], message: str):
    with pytest.raises(transform.InputError) as refused:
        transform.extract(shop(), **options)
    assert message in str(refused.value)


def test_secrets_of_datasources_stay_at_home():
    document = shop()
    document["datasourceList"][0]["datasourceConfiguration"] = {"authentication": {"password": "hunter2"}}
    extracted = transform.extract(document, pages=["Orders"], with_dependencies=True)
    assert b"hunter2" not in transform.serialize(extracted.document)


EXPORTS = sorted(path.name for path in (CORPUS / "exports").glob("*.json"))


@needs_corpus
@pytest.mark.slow
@pytest.mark.parametrize("name", EXPORTS)
def test_every_page_of_every_export_can_be_taken(name: str):
    document = transform.parse((CORPUS / "exports" / name).read_bytes())
    for entry in document["pageList"]:
        page_name = entry["unpublishedPage"]["name"]
        part = transform.extract(document, pages=[page_name], with_dependencies=True)
        assert transform.validate(part.document, partial=True).accepted
        assert not [key for key, _ in part.left_out if key.kind != "page"]
        whole = transform.extract(document, pages=[page_name], as_application=True)
        assert [one["unpublishedPage"]["name"] for one in whole.document["pageList"]] == [page_name]


def test_what_the_fields_of_a_form_name_is_needed():
    schema = {"__root_schema__": {"children": {"name": {"defaultValue": "{{Load.data[0].name}}"}}}}
    document = export(
        page("Page1", widget("Form1", type="JSON_FORM_WIDGET", schema=schema)), actionList=[query("Load")]
    )
    part = transform.extract(document, pages=["Page1"], widgets=["Form1"], with_dependencies=True).document
    assert [entry["unpublishedAction"]["name"] for entry in part["actionList"]] == ["Load"]
