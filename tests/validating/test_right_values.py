"""What scripts write for a value of another type, and the one value that is meant."""

from __future__ import annotations

from typing import Any

import pytest
from an_export import export, query, widget

import transform
from transform.validating.right_values import NO_VALUE, right_value

TYPES = {"a text": str, "a list": list, "an object": dict, "a boolean": bool, "a time such as ...": str}


@pytest.mark.parametrize(
    ("expected", "value", "right"),
    [
        ("a text", {"name": "GET"}, "GET"),
        ("a text", {"$oid": "64a5"}, "64a5"),
        ("a text", ["GET"], "GET"),
        ("a list", "id", ["id"]),
        ("a list", "", []),
        ("a list", '["a", "b"]', ["a", "b"]),
        ("an object", '{"a": 1}', {"a": 1}),
        ("a boolean", 1, True),
        ("a boolean", 0, False),
        ("a time such as ...", {"$date": "2025-01-31T12:00:00Z"}, "2025-01-31T12:00:00Z"),
        # more than one value can be meant, or none
        ("a text", {"name": "GET", "id": 5}, NO_VALUE),
        ("a text", ["a", "b"], NO_VALUE),
        ("a text", {}, NO_VALUE),
        ("a text", {"host": "db"}, NO_VALUE),
        ("an object", "words", NO_VALUE),
        ("an object", '["a"]', NO_VALUE),
        ("a boolean", 2, NO_VALUE),
    ],
)
def test_the_value_that_is_meant(expected: str, value: Any, right: Any):
    found = right_value(expected, value, lambda other: isinstance(other, TYPES[expected]))
    assert found == right and type(found) is type(right)


def test_an_object_is_never_taken_for_the_one_entry_of_a_list():
    pages = {"Page1": {"unpublishedPage": {}}}
    assert right_value("a list", pages, lambda other: isinstance(other, list)) is NO_VALUE


def by_a_script() -> dict[str, Any]:
    """Return an export with four values of other types."""
    action = query("Load", pluginId="restapi-plugin")
    action["unpublishedAction"]["actionConfiguration"] |= {
        "httpMethod": {"name": "GET"},
        "headers": '[{"key": "a"}]',
    }
    action["unpublishedAction"]["jsonPathKeys"] = "Input1.text"
    del action["publishedAction"]
    document = export(widget("Text1"), actionList=[action])
    document["exportedApplication"]["isPublic"] = 1
    return document


def test_all_refusals_are_reported_at_once_each_with_the_value_that_would_do():
    found = transform.validate(by_a_script(), "1.91")
    assert (found.verdict, found.stage, found.code) == ("rejected", "parse", "AE-APP-5000")
    hints = {item.pointer.rpartition("/")[2]: item.hint for item in found.diagnostics if item.code == "AT114"}
    assert hints == {
        "isPublic": "Write true (--fix does).",
        "httpMethod": 'Write "GET" (--fix does).',
        "headers": "Write the list itself, not its JSON in a text (--fix does).",
        "jsonPathKeys": "Write a list with this text in it (--fix does).",
    }


def test_fix_repairs_them_and_the_file_is_accepted():
    fixed = transform.fix(by_a_script())
    side = fixed.document["actionList"][0]["unpublishedAction"]
    assert side["actionConfiguration"]["httpMethod"] == "GET"
    assert side["actionConfiguration"]["headers"] == [{"key": "a"}] and side["jsonPathKeys"] == [
        "Input1.text"
    ]
    assert fixed.document["exportedApplication"]["isPublic"] is True
    assert transform.validate(fixed.document, "1.91").accepted


def test_a_text_that_may_be_a_secret_is_not_repeated():
    document = export(widget("Text1"))
    document["exportedApplication"]["name"] = {"value": "s3cr3t-Wert-91"}
    (item,) = [d for d in transform.validate(document, "1.91").diagnostics if d.code == "AT114"]
    assert item.hint == "Write the text alone, without the object around it (--fix does)."


def test_after_a_value_that_is_not_read_the_later_refusals_are_reported_too():
    document = export(pageList=[], datasourceList=None, serverSchemaVersion=99)
    document["exportedApplication"]["isPublic"] = []
    found = transform.validate(document, "1.91")
    assert [d.code for d in found.diagnostics[:4]] == ["AT114", "AT210", "AT117", "AT117"]
    assert found.stage == "parse"


def test_an_object_in_a_string_is_told_from_a_list():
    side = query("Load", actionConfiguration='{"body": "SELECT 1"}')
    (item, _) = [d for d in transform.validate(export(actionList=[side])).diagnostics if d.code == "AT114"]
    assert item.hint == "Write the object itself, not its JSON in a text (--fix does)."
