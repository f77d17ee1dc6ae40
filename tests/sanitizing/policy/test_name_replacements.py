"""Names that hold secrets get stand-ins of their own, so that an import still tells them apart."""

from __future__ import annotations

import copy

import pytest
from an_application import application, postgres
from planted_secrets import all_planted

import transform
from transform.sanitizing.policy.name_replacements import masked_name
from transform.sanitizing.proposals import KnownValue
from transform.sanitizing.search.copies import Copies

TOKENS = [
    planted.secret for planted in all_planted() if planted.kind in ("Stripe live key", "Shopify token")
][:2]
WAYS = ["null", "pseudonym", "{{appsmith.store.{name}}}"]


def with_pages(*names):
    """Return an application with a page and a query of each name."""
    document = application(["SELECT 1"])
    (page,), (query,) = document["pageList"], document["actionList"]
    document["pageList"], document["actionList"] = [], []
    for name in names:
        document["pageList"].append(copy.deepcopy(page))
        document["pageList"][-1]["unpublishedPage"]["name"] = name
        document["actionList"].append(copy.deepcopy(query))
        document["actionList"][-1]["unpublishedAction"]["pageId"] = name
    document["exportedApplication"]["pages"] = [{"id": name, "isDefault": False} for name in names]
    return document


def names_of_pages(document):
    return [page["unpublishedPage"]["name"] for page in document["pageList"]]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("text", ["{}", "Orders {}"])
def test_pages_named_by_tokens_stay_apart_and_are_still_referred_to(text, way):
    document = with_pages(*map(text.format, TOKENS))
    done = transform.sanitize(document, replacements=way)
    names = names_of_pages(done.document)
    assert len(set(names)) == 2
    assert [query["unpublishedAction"]["pageId"] for query in done.document["actionList"]] == names
    assert [page["id"] for page in done.document["exportedApplication"]["pages"]] == names
    assert not any(token in transform.serialize(done.document).decode() for token in TOKENS)
    assert transform.sanitize(done.document, replacements=way).document is done.document


def test_a_name_that_was_redacted_before_is_not_taken_again():
    document = with_pages("REDACTED", "REDACTED_2", TOKENS[0])
    names = names_of_pages(transform.sanitize(document).document)
    assert names[:2] == ["REDACTED", "REDACTED_2"]
    assert len(set(names)) == 3


def test_each_is_said_once_and_without_the_secret():
    done = transform.sanitize(with_pages(*TOKENS))
    assert [said.code for said in done.diagnostics] == ["AT803", "AT803"]
    assert not any(token in str(said.to_dict()) for said in done.diagnostics for token in TOKENS)


def test_datasources_named_by_their_urls_stay_apart():
    sources = [{**postgres("x"), "name": f"postgres://app:{token}@db.test/orders"} for token in TOKENS]
    done = transform.sanitize(application([], sources)).document
    names = [source["name"] for source in done["datasourceList"]]
    assert len(set(names)) == 2
    assert not any(token in name for token in TOKENS for name in names)


def test_a_name_without_its_secrets():
    copies = Copies([KnownValue("k9#d8f7a", "secret")])
    assert masked_name("Orders k9#d8f7a password", copies, []) == "Orders REDACTED password"
    assert masked_name("Orders", copies, []) == "Orders"
