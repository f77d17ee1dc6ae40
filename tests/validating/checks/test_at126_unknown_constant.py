"""A word that the product reads as nothing is named with the words that it knows."""

from __future__ import annotations

from typing import Any

import pytest
from an_export import export, found, page, query, widget


@pytest.mark.parametrize(
    ("entry", "side", "pointer", "hint"),
    [
        ({"pluginType": "Db"}, {}, "/actionList/0/pluginType", "Did you mean DB?"),
        ({}, {"runBehaviour": "ON_LOAD"}, "/actionList/0/unpublishedAction/runBehaviour", "ON_PAGE_LOAD,"),
        (
            {},
            {"actionConfiguration": {"paginationType": "none"}},
            "/actionList/0/unpublishedAction/actionConfiguration/paginationType",
            "Did you mean NONE?",
        ),
    ],
)
def test_a_word_that_is_dropped(entry: Any, side: Any, pointer: str, hint: str):
    (item,) = found(export(actionList=[{**query("Load", **side), **entry}]), "AT126")
    assert (item.severity, item.pointer) == ("warning", pointer)
    assert item.entity.name == "Load" and hint in item.hint


def test_what_is_known_absent_or_empty_is_fine():
    queries = [query("A", runBehaviour="MANUAL"), query("B", runBehaviour=None), query("C", runBehaviour="")]
    assert not found(export(actionList=queries), "AT126")


def test_words_below_lists_and_maps_are_found():
    document = export(pages=[page("Page1", widget("Text1"))])
    document["exportedApplication"]["unpublishedAppLayout"] = {"type": "WIDE"}
    document["exportedApplication"]["gitApplicationMetadata"] = {"refType": "tree"}
    pointers = [item.pointer for item in found(document, "AT126")]
    assert pointers[0] == "/exportedApplication/unpublishedAppLayout/type"


def test_a_long_word_is_not_repeated():
    (item,) = found(export(actionList=[{**query("Load"), "pluginType": "x" * 99}]), "AT126")
    assert item.message.startswith("The value is no value")
