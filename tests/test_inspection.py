"""What `inspect` says of a document."""

from __future__ import annotations

from pathlib import Path

import pytest
from corpus import CORPUS, load, needs_corpus
from hypothesis import given
from hypothesis import strategies as st
from plausible_pages import pages

import transform

FIXTURE = Path(__file__).parents[1] / "fixtures" / "order-desk-1.6.8.json"


def test_the_example_at_a_glance():
    info = transform.inspect(transform.parse(FIXTURE.read_bytes()), size=5)
    assert (info.kind, info.name, info.size) == (transform.Kind.EXPORT, "Order desk", 5)
    assert info.page_versions == {"50": 4, "26": 2}
    assert (info.made_by, info.opens_from) == (("1.6.8", "1.6.14"), "1.6.8")
    assert info.contents["pages"] == 3
    assert info.contents["widgets"]["TABLE_WIDGET"] == 2
    assert info.contents["queries"] == {"postgres-plugin": 3, "mongo-plugin": 1, "restapi-plugin": 1}
    assert info.contents["js_objects"] == 1
    assert info.contents["datasources"]["not_configured"] == 2


@pytest.mark.parametrize("document", [{}, [], None, {"a": 1}])
def test_other_documents_have_no_contents(document):
    assert transform.inspect(document).kind is transform.Kind.OTHER


@given(pages(odd=True))
def test_any_page_can_be_described(page):
    info = transform.inspect(page)
    assert info.kind is transform.Kind.PAGE
    assert info.to_dict()["contents"]["pages"] == 1


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


@needs_corpus
@pytest.mark.parametrize("path", sorted((CORPUS / "exports").glob("*.json")), ids=lambda path: path.stem)
def test_every_export_can_be_described(path):
    assert transform.inspect(load(f"exports/{path.name}")).contents
