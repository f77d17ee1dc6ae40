"""What an upgrade says of the document as a whole."""

from __future__ import annotations

import pytest

import transform

WHOLE = {"exportedApplication": {"name": "A"}, "pageList": [{}], "actionList": [], "datasourceList": []}


def remarks(document):
    return [(item.code, item.pointer) for item in transform.upgrade(document).diagnostics]


def test_a_whole_export_gets_none():
    assert remarks(WHOLE) == []


@pytest.mark.parametrize("key", ["exportedApplication", "actionList", "datasourceList"])
def test_missing_parts_are_named(key):
    without = {name: value for name, value in WHOLE.items() if name != key}
    assert remarks(without) == [("AT206", "")]
    assert remarks({**WHOLE, key: None}) == [("AT206", f"/{key}")]


def test_an_export_without_pages_is_refused_by_an_import():
    assert remarks({**WHOLE, "pageList": []}) == [("AT206", "/pageList")]


def test_an_unknown_kind_of_artifact_is_told_and_strict_refuses_it():
    assert remarks({**WHOLE, "artifactJsonType": "BOGUS"}) == [("AT209", "/artifactJsonType")]
    with pytest.raises(transform.UpgradeError, match="artifactJsonType"):
        transform.upgrade({**WHOLE, "artifactJsonType": None}, strict=True)


def test_a_schema_version_that_is_none_leaves_its_schema_alone_and_strict_refuses_it():
    document = {**WHOLE, "serverSchemaVersion": True}
    done = transform.upgrade(document)
    assert [item.code for item in done.diagnostics] == ["AT208"]
    assert (done.document["serverSchemaVersion"], done.document["clientSchemaVersion"]) == (True, 2)
    with pytest.raises(transform.UpgradeError, match="serverSchemaVersion"):
        transform.upgrade(document, strict=True)


def test_a_partial_export_is_not_asked_for_pages():
    assert remarks({"actionList": [], "serverSchemaVersion": 11}) == []
    assert remarks({"actionList": [], "widgets": "{}"}) == [("AT207", "/widgets")]


@pytest.mark.parametrize("value", [{"a": 1}, {}, "x", "", False, 7])
@pytest.mark.parametrize("key", ["actionList", "pageList", "datasourceList", "customJSLibList", "pageOrder"])
@pytest.mark.parametrize("schema", [0, 12])
def test_what_is_no_list_is_told_once_and_strict_refuses_it(key, value, schema):
    document = {**WHOLE, key: value, "serverSchemaVersion": schema}
    done = transform.upgrade(document)
    assert done.document[key] == value
    assert [item.pointer for item in done.diagnostics if item.code == "AT205"] == [f"/{key}"]
    with pytest.raises(transform.UpgradeError, match=key):
        transform.upgrade(document, strict=True)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("invisibleActionFields", [1]),
        ("editModeTheme", []),
        ("publishedDefaultPageName", {}),
        ("widgets", []),
    ],
)
def test_other_parts_of_a_wrong_type_are_told(key, value):
    assert ("AT205", f"/{key}") in remarks({**WHOLE, key: value})


@pytest.mark.parametrize(
    ("key", "value"),
    [("invisibleActionFields", []), ("invisibleActionFields", [["q", {}]]), ("publishedDefaultPageName", 5)],
)
def test_other_forms_that_the_products_reader_takes_are_not_told(key, value):
    assert remarks({**WHOLE, key: value, "serverSchemaVersion": 12}) == []


def test_an_application_that_is_no_object_is_told_once():
    assert remarks({**WHOLE, "exportedApplication": []}) == [("AT205", "/exportedApplication")]
