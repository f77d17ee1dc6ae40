"""The product's reader and writer, rule by rule."""

from __future__ import annotations

import pytest

import transform
from transform.upgrade.as_product import as_product


def test_unknown_keys_and_nulls_go_and_defaults_come():
    after = as_product({"exportedApplication": {"name": "A", "mine": 1, "slug": None}, "odd": {}})
    assert "odd" not in after
    assert after["artifactJsonType"] == "APPLICATION"
    application = after["exportedApplication"]
    assert "mine" not in application
    assert "slug" not in application
    assert (application["isPublic"], application["policies"]) == (False, [])


def test_a_null_beats_a_default_except_for_primitives():
    application = as_product({"exportedApplication": {"policies": None, "appIsExample": None}})[
        "exportedApplication"
    ]
    assert "policies" not in application
    assert application["appIsExample"] is False


@pytest.mark.parametrize(
    ("given", "kept"),
    [(6, 6.0), ("7", 7.0), (11.5, 11.0), (-1, -1.0)],
    ids=["integer", "text", "fraction", "negative"],
)
def test_integers_are_read_leniently_and_written_as_doubles(given, kept):
    assert repr(as_product({"serverSchemaVersion": given})["serverSchemaVersion"]) == repr(kept)


@pytest.mark.parametrize(
    ("given", "kept"),
    [("2021-05-01T10:00:00.123Z", "2021-05-01T10:00:00Z"), (0, "1970-01-01T00:00:00Z"), ("", None)],
)
def test_times_become_utc_without_fraction(given, kept):
    page = as_product({"pageList": [{"deletedAt": given}]})["pageList"][0]
    assert page.get("deletedAt") == kept


def test_sets_lose_duplicates_and_lists_keep_nulls():
    after = as_product({"datasourceList": [None, {"messages": ["a", "b", "a"]}]})["datasourceList"]
    assert after[0] is None
    assert after[1]["messages"] == ["a", "b"]


@pytest.mark.parametrize(
    ("document", "pointer"),
    [
        ({"pageList": {}}, "/pageList"),
        ({"pageList": [5]}, "/pageList/0"),
        ({"artifactJsonType": "BOGUS"}, "/artifactJsonType"),
        ({"serverSchemaVersion": True}, "/serverSchemaVersion"),
        ({"pageList": [{"deletedAt": "yesterday"}]}, "/pageList/0/deletedAt"),
    ],
)
def test_what_the_reader_refuses_is_refused_with_its_place(document, pointer):
    with pytest.raises(transform.InputError) as caught:
        as_product(document)
    assert caught.value.pointer == pointer
