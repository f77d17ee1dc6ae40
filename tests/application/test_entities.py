"""The entities of an export, and how malformed parts are passed over."""

from __future__ import annotations

import pytest
from corpus import CORPUS, load, needs_corpus
from hypothesis import given
from hypothesis import strategies as st

from transform.application import entities
from transform.document.pointers import resolve

EXPORT = {
    "exportedApplication": {"name": "Shop"},
    "pageList": [
        {
            "gitSyncId": "p1",
            "unpublishedPage": {
                "name": "Home",
                "layouts": [
                    {
                        "dsl": {
                            "widgetName": "MainContainer",
                            "children": [{"widgetName": "T", "widgetId": "w"}],
                        }
                    }
                ],
            },
            "publishedPage": {"name": "Home", "layouts": []},
        },
        None,
    ],
    "actionList": [
        {"gitSyncId": "q1", "unpublishedAction": {"name": "load", "pageId": "Home"}, "publishedAction": None}
    ],
    "actionCollectionList": [{"unpublishedCollection": {"name": "Utils", "pageId": "Home"}}],
    "datasourceList": [{"name": "DB", "gitSyncId": "d1"}, "odd"],
    "customJSLibList": [{"name": "lodash", "uidString": "u1"}],
    "editModeTheme": {"name": "Classic"},
}
READERS = [
    entities.pages,
    entities.queries,
    entities.js_objects,
    entities.datasources,
    entities.libraries,
    entities.themes,
]


@pytest.mark.parametrize(
    ("reader", "shown", "pointers"),
    [
        (entities.pages, ["Home", "Home"], ["/pageList/0/unpublishedPage", "/pageList/0/publishedPage"]),
        (entities.queries, ["Home > load"], ["/actionList/0/unpublishedAction"]),
        (entities.js_objects, ["Home > Utils"], ["/actionCollectionList/0/unpublishedCollection"]),
        (entities.datasources, ["DB"], ["/datasourceList/0"]),
        (entities.libraries, ["lodash"], ["/customJSLibList/0"]),
        (entities.themes, ["Classic"], ["/editModeTheme"]),
    ],
)
def test_entities_are_given_with_their_names_and_places(reader, shown, pointers):
    found = list(reader(EXPORT))
    assert [str(item.entity) for item in found] == shown
    assert [item.pointer for item in found] == pointers
    assert all(resolve(EXPORT, item.pointer) is item.value for item in found)


def test_one_side_can_be_asked_for():
    assert [item.side for item in entities.pages(EXPORT, "published")] == ["published"]


def test_widgets_of_a_layout_belong_to_its_page():
    (layout,) = entities.layouts(EXPORT)
    assert resolve(EXPORT, layout.pointer) is layout.dsl
    assert [str(entity) for entity, _ in entities.widgets(layout)] == ["Home > MainContainer", "Home > T"]


@given(
    st.dictionaries(
        st.sampled_from(sorted(EXPORT)), st.none() | st.integers() | st.lists(st.none() | st.text())
    )
)
def test_malformed_documents_hold_no_entities(document):
    assert [list(reader(document)) for reader in READERS] == [[]] * len(READERS)
    assert list(entities.layouts(document)) == []


@needs_corpus
@pytest.mark.parametrize("path", sorted((CORPUS / "exports").glob("*.json")), ids=lambda path: path.stem)
def test_every_pointer_of_an_export_leads_to_its_entity(path):
    document = load(f"exports/{path.name}")
    for reader in READERS:
        assert all(resolve(document, item.pointer) is item.value for item in reader(document))
