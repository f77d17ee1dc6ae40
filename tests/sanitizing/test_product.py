"""The policies `product` and `git` do exactly what the product does, result by result of the corpus."""

from __future__ import annotations

import copy

import pytest
from corpus import load, needs_corpus

import transform
from transform.sanitizing.product import exported_entry

MODES = {"share": "product", "git": "git", "share_with_configuration": "configured"}


@needs_corpus
@pytest.mark.parametrize("mode", MODES)
def test_entries_of_datasources_equal_the_products(mode):
    cases = [case for case in load("sanitise/datasources.json.gz") if case["mode"] == mode]
    assert cases
    for case in cases:
        assert [exported_entry(entry, MODES[mode]) for entry in case["before"]] == case["after"], case["name"]


@needs_corpus
@pytest.mark.parametrize("mode", ["share", "git"])
def test_documents_equal_the_products(mode):
    for case in load("sanitise/datasources.json.gz"):
        if case["mode"] == mode:
            document = {"datasourceList": case["before"], "decryptedFields": {"Orders": {"password": "x"}}}
            before = copy.deepcopy(document)
            done = transform.sanitize(document, MODES[mode])
            assert done.document == {"datasourceList": case["after"]}, case["name"]
            assert document == before


QUERY = {"unpublishedAction": {"name": "Q", "datasource": {"name": "A", "updatedAt": "2024"}}}


@pytest.mark.parametrize(("actions", "kept"), [([QUERY], ["A"]), ([], [])])
@pytest.mark.parametrize("policy", ["product", "git"])
def test_datasources_that_no_query_of_an_application_uses_are_dropped(policy, actions, kept):
    sources = [{"name": "A"}, {"name": "B"}]
    document = {"exportedApplication": {}, "datasourceList": sources, "actionList": actions}
    done = transform.sanitize(document, policy).document
    assert [entry["name"] for entry in done["datasourceList"]] == kept
    partial = {"datasourceList": sources, "actionList": actions}
    assert transform.sanitize(partial, policy).document["datasourceList"] == sources


def test_what_dates_a_datasource_inside_a_query_goes():
    done = transform.sanitize({"actionList": [QUERY]}, "product").document
    assert done["actionList"][0]["unpublishedAction"]["datasource"] == {"name": "A"}


def test_secrets_that_the_product_leaves_are_left_and_scan_still_finds_them():
    header = {"key": "Authorization", "value": "Bearer k9d8f7a6s5d4f3g2h1j0"}
    configuration = {
        "url": "https://api.test",
        "headers": [header],
        "authentication": {"password": "x1y2z3!"},
    }
    entry = {"name": "A", "pluginId": "restapi-plugin", "datasourceConfiguration": configuration}
    done = transform.sanitize({"datasourceList": [entry]}, "product").document
    kept = done["datasourceList"][0]["datasourceConfiguration"]
    assert kept == {"url": "https://api.test", "headers": [header]}
    assert [found.pointer for found in transform.scan(done, "product")] == [
        "/datasourceList/0/datasourceConfiguration/headers/0/value"
    ]


EMPTY = {"datasourceList": [{"name": "A", "policies": [], "invalids": []}], "decryptedFields": {}}


@pytest.mark.parametrize("policy", ["product", "git", "share", "strict"])
def test_members_without_a_value_are_no_reason_to_change_a_document(policy):
    done = transform.sanitize(EMPTY, policy)
    assert done.document is EMPTY and not done.findings


@pytest.mark.parametrize("policy", ["product", "git"])
def test_members_without_a_value_go_along_with_what_is_removed(policy):
    document = {**EMPTY, "decryptedFields": {"A": {"password": "k9d8f7a6"}}}
    assert transform.sanitize(document, policy).document == {"datasourceList": [{"name": "A"}]}


def test_a_configuration_that_is_no_object_is_reported_where_it_goes():
    document = {
        "datasourceList": [{"name": "A", "datasourceConfiguration": "postgres://a:k9d8f7a6@b.test/c"}]
    }
    done = transform.sanitize(document, "git")
    assert done.document == {"datasourceList": [{"name": "A"}]}
    assert "/datasourceList/0/datasourceConfiguration" in [found.pointer for found in done.findings]


@pytest.mark.parametrize("name", [{}, [], 5, None])
def test_a_datasource_with_an_odd_name_is_used_by_no_query(name):
    query = {"unpublishedAction": {"name": "q", "datasource": {"id": "A"}}}
    export = {
        "exportedApplication": {},
        "datasourceList": [{"name": name}, {"name": "A"}],
        "actionList": [query],
    }
    assert transform.sanitize(export, "product").document["datasourceList"] == [{"name": "A"}]
