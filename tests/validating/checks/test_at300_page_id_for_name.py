"""An id of a page where its name belongs is one error, and what follows from it is none."""

from typing import Any

import pytest
from an_export import Json, codes, export, found, js_object, page, query, widget

import transform

ID = "64a5f00b1c2d3e4f5a6b7c8d"


def by_id(page_id: Any = ID, **entry: Any) -> Json:
    """Return an export whose pages are referred to by an id everywhere."""
    orders = page("Orders", widget("Text1", text="{{Load.data}}"), on_load=[[{"name": "Load"}]])
    document = export(
        pages=[{**orders, **entry}],
        actionList=[query("Load", page=page_id)],
        actionCollectionList=[js_object("Tools", "export default {}", page=page_id)],
    )
    for key in ("pages", "publishedPages"):
        document["exportedApplication"][key] = [{"id": page_id, "isDefault": True}]
    return document


@pytest.mark.parametrize(
    ("page_id", "entry"),
    [("p1", {"id": "p1"}), ("p-Orders", {}), (ID, {}), ("64a5f00b-1c2d-3e4f-5a6b-7c8d64a5f00b", {})],
    ids=["id of the entry", "its gitSyncId", "looks like an id", "looks like a UUID"],
)
def test_the_id_is_reported_once_and_nothing_that_follows_from_it(page_id: str, entry: Json):
    document = by_id(page_id, **entry)
    assert codes(document) == ["AT300"]
    (item,) = found(document, "AT300")
    assert item.pointer == "/exportedApplication/pages/0/id"
    assert item.message.startswith(f"{page_id} is the id of page Orders, here and in 5 more places;")


def test_fix_writes_the_name():
    fixed = transform.fix(by_id()).document
    assert codes(fixed) == []
    assert fixed["exportedApplication"]["publishedPages"] == [{"id": "Orders", "isDefault": True}]
    sides = [fixed["actionList"][0][side] for side in ("unpublishedAction", "publishedAction")]
    assert [side["pageId"] for side in sides] == ["Orders", "Orders"]


def test_the_name_of_a_page_is_never_taken_for_an_id():
    document = export(pages=[{**page("One"), "id": "Two"}, page("Two")], actionList=[query("Q", page="Two")])
    assert codes(document) == []
    assert transform.fix(document).document is document


def test_of_several_pages_an_unknown_id_means_none():
    document = export(pages=[page("One"), page("Two")], actionList=[query("Q", page=ID)])
    assert codes(document) == ["AT401"]


def test_a_name_that_is_wrong_is_no_id():
    assert codes(export(actionList=[query("Q", page="Page2")])) == ["AT401"]
