"""A former version is brought to the versions that what comes back has to fit."""

from __future__ import annotations

import pytest
from applications import application, changed, dsl_of, removes, removes_page

from transform.errors import InputError
from transform.history.snapshot import snapshot
from transform.storage.past.formers import Former
from transform.storage.past.recovery import recovery_of_export
from transform.storage.past.schemas import at_schema_of


def at_version(page, version):
    def change(document):
        dsl_of(document, page)["version"] = version

    return change


def as_it_is(document):
    return document


BASE = application()
TITLE = next(key for key, part in snapshot(BASE).parts.items() if str(part.entity) == "Home > Title")


def versions(document):
    return {
        page["unpublishedPage"]["name"]: page["unpublishedPage"]["layouts"][0]["dsl"]["version"]
        for page in document["pageList"]
    }


def test_a_page_that_comes_back_whole_keeps_its_version():
    """Every page has its own version, and the product upgrades each when it is opened."""
    present = changed(BASE, removes_page("Tasks"), at_version("Home", 89))
    found = recovery_of_export(present, "Tasks", [Former(BASE)])
    assert versions(found.recovered.document) | {"Home": 89, "Tasks": 94} == versions(
        found.recovered.document
    )


def test_a_widget_gets_the_version_of_the_page_that_takes_it():
    present = changed(BASE, removes("Home", "Title"), at_version("Home", 93))
    former = changed(BASE, at_version("Home", 92))
    after = at_schema_of(present, former, [TITLE], as_it_is)
    assert versions(after)["Home"] == 93
    assert versions(after)["Tasks"] == versions(former)["Tasks"]


def test_a_widget_of_a_newer_page_is_refused_whatever_the_other_pages_are():
    present = changed(BASE, removes("Home", "Title"), at_version("Home", 90))
    with pytest.raises(InputError, match="newer than the rest"):
        at_schema_of(present, BASE, [TITLE], as_it_is)
    fitting = changed(BASE, at_version("Home", 90))  # Tasks is newer than anything there
    assert at_schema_of(present, fitting, [TITLE], as_it_is)["pageList"] == fitting["pageList"]


def test_a_document_without_pages_is_no_trouble():
    empty = {**BASE, "pageList": []}
    assert at_schema_of(BASE, empty, [TITLE], as_it_is) == empty
