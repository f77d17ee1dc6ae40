"""What each release does with a whole document."""

from __future__ import annotations

from pathlib import Path

import pytest
from corpus import load, needs_corpus

import transform
from transform.application.kinds import Kind, kind_of
from transform.product.releases import INCOMPATIBLE, releases
from transform.validating.acceptance import fits

FIXTURE = Path(__file__).parents[2] / "fixtures" / "order-desk-1.6.8.json"
PASSES = "passes parse, migration and validation"


def application(**parts):
    page = {"unpublishedPage": {"name": "Home", "layouts": [{"dsl": {"version": 89}}]}}
    return {
        "exportedApplication": {"name": "App"},
        "pageList": [page],
        "actionList": [],
        "datasourceList": [],
        **parts,
    }


def by_release(document):
    return {found.release.name: found for found in fits(document)}


def test_every_release_has_its_say():
    assert [found.release for found in fits(application())] == list(releases())


def test_schemas_refuse_and_pages_are_shown_wrongly():
    found = by_release(application(serverSchemaVersion=7, clientSchemaVersion=1))
    assert [found[name].mark for name in ("1.9.42", "1.9.43", "1.12")] == [
        "refuses",
        "wrong pages",
        "accepts",
    ]
    assert found["1.9.42"].message == INCOMPATIBLE
    assert found["1.9.42"].reason == "server schema 7 is newer than its 6"


@pytest.mark.parametrize(
    ("parts", "reason", "message"),
    [
        ({"pageList": []}, "pageList is empty (at /pageList)", "Field 'pageList' is missing"),
        ({"exportedApplication": None}, "exportedApplication is missing", "Field 'application'"),
        ({"exportedApplication": []}, "a list (at /exportedApplication)", "Internal server error"),
        ({"serverSchemaVersion": "x"}, "whole number", "Internal server error"),
        ({"customJSLibList": [None]}, "entry 0 has no uidString", "Internal server error"),
    ],
)
def test_what_an_import_fails_on_is_refused_by_every_release(parts, reason, message):
    found = fits(application(**parts))
    assert {one.mark for one in found} == {"refuses"}
    assert reason in found[-1].reason
    assert message in found[-1].message


def test_a_step_refuses_only_where_it_runs():
    document = application(actionList=[None], serverSchemaVersion=11, clientSchemaVersion=2)
    found = by_release(document)
    assert "step from server schema 11 to 12 fails" in found["1.73"].reason
    assert "step" not in found["1.72"].reason  # the same entry fails later there, when it is imported
    assert found["1.72"].mark == "refuses"


@pytest.mark.parametrize(
    "document", [{"type": "CANVAS_WIDGET", "version": 5}, {"actionList": [], "datasourceList": []}]
)
def test_a_page_and_a_partial_export_are_no_application(document):
    found = fits(document)
    assert {one.mark for one in found} == {"refuses"}
    assert "not an application" in found[-1].reason


def test_a_document_that_is_nested_too_deep_is_refused():
    deep = []
    for _ in range(2000):
        deep = [deep]
    assert {one.mark for one in fits(application(extra=deep))} == {"refuses"}


@needs_corpus
def test_the_release_of_the_corpus_says_what_the_product_says():
    compared = 0
    for case in load("verdicts/verdicts.json.gz"):
        try:
            document = transform.parse(case["text"])
        except transform.TransformError:
            continue
        if kind_of(document) is Kind.OTHER:
            continue
        (found,) = (found for found in fits(document) if found.release.name == "1.91")
        if case["verdict"] == PASSES:
            assert found.accepts is transform.validate(document, "1.91").accepted, case["name"]
        else:
            assert (found.mark, found.message) == ("refuses", case["message"]), case["name"]
        compared += 1
    assert compared > 30


@pytest.mark.slow
@pytest.mark.parametrize("value", [None, [], {}, "x", 7, [None], [{}]], ids=repr)
@pytest.mark.parametrize("release", ["1.6.8", "1.9.16", "1.91"])
def test_it_agrees_with_validating_for_that_release(release, value):
    document = transform.parse(FIXTURE.read_bytes())
    for key in document:
        changed = {**document, key: value}
        assert by_release(changed)[release].accepts is transform.validate(changed, release).accepted, key
