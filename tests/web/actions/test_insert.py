"""A part goes into an application."""

from __future__ import annotations

import re

import pytest
from asked import FIXTURE, did, tried
from order_desks import EXPORT

import transform

PART = transform.extract(EXPORT, pages=["Orders"], widgets=["OrdersTable"], with_dependencies=True).document
DROPPED = ("part.json", transform.serialize(PART))
OTHER = ("other.json", FIXTURE.read_bytes())


def chosen(body, name):
    """Return the number of a page in the form."""
    return next(
        number for number, shown in re.findall(r'value="(\d+)"[^>]*>([^<]+)<', body) if shown.strip() == name
    )


def document_of(found):
    return transform.parse(found.downloads[0].data)


def test_the_page_is_asked_for_first():
    found = did("insert", FIXTURE, DROPPED)
    assert not found.downloads
    assert "On the page" in found.body


def test_a_part_goes_on_the_page_that_was_chosen():
    page = chosen(did("insert", FIXTURE, DROPPED).body, "Customers")
    found = did("insert", FIXTURE, DROPPED, go="yes", page=page)
    assert document_of(found) == transform.insert(EXPORT, PART, page="Customers").document
    assert "Inserted: 2 widgets, 2 queries" in found.body
    assert "changes" in found.report


@pytest.mark.parametrize(("clash", "said"), [("rename", "changed, as they were taken"), ("keep", "left out")])
def test_what_has_a_name_that_is_taken(clash, said):
    page = chosen(did("insert", FIXTURE, DROPPED).body, "Orders")
    found = did("insert", FIXTURE, DROPPED, go="yes", page=page, clash=clash)
    assert said in found.body
    assert document_of(found) == transform.insert(EXPORT, PART, page="Orders", on_clash=clash).document


def test_pages_of_another_application_are_inserted():
    page = chosen(did("insert", FIXTURE, OTHER).body, "Customers")
    found = did("insert", FIXTURE, OTHER, go="yes", page=page)
    names = [one["unpublishedPage"]["name"] for one in document_of(found)["pageList"]]
    assert len(names) == len(EXPORT["pageList"]) + 1
    assert names[-1].startswith("Customers")


def test_a_datasource_may_be_one_of_the_application():
    name = EXPORT["datasourceList"][0]["name"]
    renamed = transform.rename(PART, None, name, "Staging").document
    part = ("part.json", transform.serialize(renamed))
    body = did("insert", FIXTURE, part).body
    assert "Datasource Staging" in body
    found = did("insert", FIXTURE, part, go="yes", **{"map-0": "0"})
    assert len(document_of(found)["datasourceList"]) == len(EXPORT["datasourceList"])


def test_a_part_into_a_part_is_refused():
    assert "partial export" in tried("insert", DROPPED, DROPPED).message


def test_a_part_is_not_compared_with_an_application():
    found = did("compare", FIXTURE, DROPPED)
    assert "insert it below" in found.body
    assert not found.report
