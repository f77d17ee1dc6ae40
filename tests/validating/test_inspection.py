"""What `inspect` says of a document."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from corpus import CORPUS, load, needs_corpus
from hypothesis import given
from hypothesis import strategies as st
from plausible_pages import pages

import transform

FIXTURE = Path(__file__).parents[2] / "fixtures" / "order-desk-1.6.8.json"


def test_the_example_at_a_glance():
    info = transform.inspect(transform.parse(FIXTURE.read_bytes()), size=5)
    assert (info.kind, info.name, info.size) == (transform.Kind.EXPORT, "Order desk", 5)
    assert list(info.page_versions.items()) == [("26", 2), ("50", 4)]
    assert info.made_by == ("1.6.8", "1.6.14")
    assert (info.accepted_from, info.opens_from) == ("1.6.8", "1.6.8")
    assert info.contents["pages"] == 3
    assert info.contents["widgets"]["TABLE_WIDGET"] == 2
    assert info.contents["queries"] == {"postgres-plugin": 3, "mongo-plugin": 1, "restapi-plugin": 1}
    assert info.contents["js_objects"] == 1
    assert info.contents["datasources"]["not_configured"] == 2


def test_what_is_accepted_may_be_shown_wrongly():
    page = {"unpublishedPage": {"layouts": [{"dsl": {"version": 89}}]}}
    parts = {"exportedApplication": {}, "pageList": [page], "actionList": [], "datasourceList": []}
    info = transform.inspect({**parts, "serverSchemaVersion": 7, "clientSchemaVersion": 1})
    assert (info.accepted_from, info.opens_from, info.refusal) == ("1.9.43", "1.12", None)


def test_what_every_release_refuses_is_accepted_from_none():
    info = transform.inspect({"exportedApplication": {}, "pageList": []})
    assert (info.accepted_from, info.opens_from) == (None, None)
    assert info.refusal == {
        "reason": "pageList is empty (at /pageList)",
        "message": "Validation Failure(s): Field 'pageList' is missing in the JSON.",
    }


def test_a_page_is_no_application_but_may_become_part_of_one():
    info = transform.inspect({"type": "CANVAS_WIDGET", "version": 90})
    assert (info.accepted_from, info.opens_from) == (None, "1.37")
    assert "not an application" in info.refusal["reason"]


def test_versions_are_told_as_they_stand_and_in_their_order():
    odd = [94, "78", None, -3, 9.0, True, 10**400, [1]]
    pages = [{"unpublishedPage": {"layouts": [{"dsl": {"version": version}}]}} for version in odd]
    assert list(transform.inspect({"pageList": pages}).page_versions) == [
        *("null", "out of range", "true", "unreadable"),
        *("-3", "9", "78", "94"),
    ]


def test_a_schema_that_is_no_number_fits_no_release():
    info = transform.inspect({"pageList": [], "serverSchemaVersion": True})
    assert (info.versions.server, info.made_by, info.accepted_from, info.opens_from) == (None,) * 4


def test_a_partial_export_can_be_described():
    source = {"name": "db", "pluginId": "postgres-plugin", "datasourceConfiguration": {"authentication": {}}}
    info = transform.inspect({"actionList": [], "datasourceList": [source, {}], "serverSchemaVersion": 11.0})
    assert info.kind is transform.Kind.PARTIAL_EXPORT
    assert info.versions == transform.Versions(None, 11, 0)
    assert info.contents["datasources"]["names"] == [
        {"name": "db", "plugin": "postgres-plugin", "configured": True},
        {"name": None, "plugin": "unknown", "configured": False},
    ]


def test_the_pasted_widgets_of_a_partial_export_are_counted():
    text = '{"widgets": [{"list": [{"type": "TEXT_WIDGET"}, {"type": "TEXT_WIDGET"}, 5]}, null]}'
    assert transform.inspect({"actionList": [], "widgets": text}).contents["widgets"] == {"TEXT_WIDGET": 2}
    assert transform.inspect({"actionList": [], "widgets": "{"}).contents["widgets"] == {}


@pytest.mark.parametrize("document", [{}, [], None, {"a": 1}])
def test_other_documents_have_no_contents(document):
    assert transform.inspect(document).kind is transform.Kind.OTHER


@pytest.mark.slow
@given(pages(odd=True))
def test_any_page_can_be_described(page):
    info = transform.inspect(page)
    assert info.kind is transform.Kind.PAGE
    assert info.to_dict()["contents"]["pages"] == 1


@pytest.mark.slow
@given(
    st.dictionaries(
        st.sampled_from(
            ["pageList", "actionList", "exportedApplication", "datasourceList", "customJSLibList"]
        ),
        st.none()
        | st.integers()
        | st.text()
        | st.lists(st.none() | st.dictionaries(st.text(), st.integers())),
    )
)
def test_malformed_documents_can_be_described(document):
    transform.inspect({"pageList": [], **document}).to_dict()


def counted(value):
    """Count a widget and those below it by type."""
    return sum(map(counted, value.get("children") or ()), Counter([value["type"]]))


@needs_corpus
@pytest.mark.parametrize("path", sorted((CORPUS / "exports").glob("*.json")), ids=lambda path: path.stem)
def test_every_export_is_described_as_counted_by_hand(path):
    document = load(f"exports/{path.name}")
    contents = transform.inspect(document).contents
    edited = [
        page["unpublishedPage"] for page in document.get("pageList") or () if page.get("unpublishedPage")
    ]
    dsls = [layout["dsl"] for page in edited for layout in page.get("layouts") or () if layout.get("dsl")]
    assert contents["pages"] == len(dsls)
    assert contents["widgets"] == sum(map(counted, dsls), Counter())
    actions = [
        action for action in document.get("actionList") or () if action and action.get("unpublishedAction")
    ]
    assert contents["queries"] == Counter(
        action["pluginId"] for action in actions if action.get("pluginType") != "JS"
    )
    objects = document.get("actionCollectionList") or ()
    assert contents["js_objects"] == sum(1 for one in objects if one.get("unpublishedCollection"))
    sources = document.get("datasourceList") or ()
    assert [source["name"] for source in contents["datasources"]["names"]] == [
        one.get("name") for one in sources
    ]
    assert contents["js_libraries"] == [one.get("name") for one in document.get("customJSLibList") or ()]
