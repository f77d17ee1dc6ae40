"""The product's reader and writer, rule by rule."""

from __future__ import annotations

import copy
import random
from pathlib import Path

import pytest

import transform
from transform.upgrading.as_product import as_product, product_text
from transform.validating.reader import first_refusal

FIXTURE = Path(__file__).parents[2] / "fixtures" / "order-desk-1.6.8.json"


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
    [
        ("2021-05-01T10:00:00.123Z", "2021-05-01T10:00:00Z"),
        ("2021-05-01T10:00:00+02:00", "2021-05-01T08:00:00Z"),
        ("0099-05-01T10:00:00Z", "0099-05-01T10:00:00Z"),
        (0, "1970-01-01T00:00:00Z"),
        (1.9, "1970-01-01T00:00:01Z"),
        ("60", "1970-01-01T00:01:00Z"),
        ({"epochSecond": 60, "nano": 5}, "1970-01-01T00:01:00Z"),
        ("", None),
        (None, None),
    ],
)
def test_times_become_utc_without_fraction(given, kept):
    page = as_product({"pageList": [{"deletedAt": given}]})["pageList"][0]
    assert page.get("deletedAt") == kept


def test_texts_and_booleans_are_read_leniently():
    given = {"name": 5, "slug": True, "isPublic": "TRUE", "appIsExample": "yes", "icon": 1.5}
    application = as_product({"exportedApplication": given})["exportedApplication"]
    assert (application["name"], application["slug"], application["icon"]) == ("5", "true", "1.5")
    assert (application["isPublic"], application["appIsExample"]) == (True, False)


def test_untyped_numbers_become_doubles_of_limited_precision():
    dsl = {"a": 5, "b": 2**53 + 1, "c": -0.0, "d": [1, None], "e": None, "f": {"g": None}}
    page = {"unpublishedPage": {"layouts": [{"dsl": dsl}]}}
    after = as_product({"pageList": [page]})["pageList"][0]["unpublishedPage"]["layouts"][0]["dsl"]
    assert repr(after) == "{'a': 5.0, 'b': 9007199254740992.0, 'c': -0.0, 'd': [1.0, None], 'f': {}}"


def test_the_top_of_a_page_stands_in_hash_order_and_what_lies_below_as_it_came():
    page = {"unpublishedPage": {"layouts": [{"dsl": {"p": {"p": 1, "a": 2}, "a": 1}}]}}
    after = as_product({"pageList": [page]})["pageList"][0]["unpublishedPage"]["layouts"][0]["dsl"]
    assert list(after) == ["p", "a"]  # their hashes fall into buckets 0 and 1
    assert list(after["p"]) == ["p", "a"]


def test_the_text_is_one_line_with_numbers_as_java_writes_them():
    dsl = {"a": 1690467177540, "b": 0.00001, "c": 5, "d": "<é>"}
    document = as_product({"pageList": [{"unpublishedPage": {"layouts": [{"dsl": dsl}]}}]})
    text = product_text(document)
    assert b'"a":1.69046717754E12,"b":1.0E-5,"c":5.0,"d":"<\xc3\xa9>"' in text
    assert transform.parse(text) == document


def test_a_lone_surrogate_can_be_written_too():
    document = as_product({"exportedApplication": {"name": "\ud800"}})
    assert transform.parse(product_text(document)) == document


def test_unknown_constants_vanish():
    action = {
        "pluginType": "NEW",
        "unpublishedAction": {"runBehaviour": "SOMETIMES", "actionConfiguration": {}},
    }
    after = as_product({"actionList": [action]})["actionList"][0]
    assert "pluginType" not in after
    assert "runBehaviour" not in after["unpublishedAction"]
    assert after["unpublishedAction"]["actionConfiguration"]["paginationType"] == "NONE"


def test_methods_of_http_are_any_text():
    action = {"unpublishedAction": {"actionConfiguration": {"httpMethod": "BREW"}}}
    after = as_product({"actionList": [action]})["actionList"][0]["unpublishedAction"]
    assert after["actionConfiguration"]["httpMethod"] == "BREW"


@pytest.mark.parametrize("given", [[], {}, [["db", {"password": 5}]]])
def test_maps_may_come_as_lists(given):
    after = as_product({"decryptedFields": given})["decryptedFields"]
    assert after == ({"db": {"password": "5"}} if given else {})


def test_themes_of_an_application_get_their_numbers():
    detail = {"themeSetting": {"sizing": 0.12345678901, "accentColor": "red"}}
    application = {"unpublishedApplicationDetail": detail, "publishedApplicationDetail": {}}
    after = as_product({"exportedApplication": application})["exportedApplication"]
    assert after["unpublishedApplicationDetail"]["themeSetting"] == {
        "accentColor": "red",
        "sizing": 0.12345679,
        "density": 1.0,
        "appMaxWidth": "LARGE",
    }
    assert after["publishedApplicationDetail"]["themeSetting"]["sizing"] == 1.0


def test_user_names_and_passwords_of_a_configuration_are_not_read():
    authentication = {"authenticationType": "dbAuth", "username": "u", "password": "p"}
    source = {"datasourceConfiguration": {"authentication": authentication}}
    after = as_product({"datasourceList": [source]})["datasourceList"][0]["datasourceConfiguration"]
    assert after["authentication"] == {"authenticationType": "dbAuth"}


def test_fields_stand_in_the_order_of_the_model():
    after = as_product({"pageList": [], "exportedApplication": {"slug": "s", "name": "n"}})
    assert list(after) == ["artifactJsonType", "exportedApplication", "pageList"]
    assert [key for key in after["exportedApplication"] if key in ("name", "slug")] == ["name", "slug"]


def test_each_document_gets_its_own_defaults():
    first, second = (as_product({"exportedApplication": {}})["exportedApplication"] for _ in range(2))
    first["policies"].append("mine")
    assert (
        second["policies"] == as_product({"exportedApplication": {}})["exportedApplication"]["policies"] == []
    )


def test_a_page_by_itself_is_refused():
    with pytest.raises(transform.InputError, match="no page DSL by itself"):
        as_product({"type": "CANVAS_WIDGET", "version": 94})


ODD = [None, "", "x", "12", "5.5", 0, -1.5, 2**70, True, [], {}, [None], [5], {"a": None}, {"epochSecond": 5}]


@pytest.mark.parametrize("seed", range(60))
def test_it_refuses_what_validating_says_that_the_reader_refuses(seed):
    dice = random.Random(seed)
    document = transform.parse(FIXTURE.read_bytes())
    value = document
    while isinstance(value, dict | list) and value:
        owner = value
        key = dice.choice(list(owner)) if isinstance(owner, dict) else dice.randrange(len(owner))
        value = owner[key]
        if dice.random() < 0.2:
            break
    owner[key] = copy.deepcopy(dice.choice(ODD))
    refusal = first_refusal(document)
    if refusal is None:
        as_product(document)
    else:
        with pytest.raises(transform.InputError) as caught:
            as_product(document)
        assert caught.value.pointer == refusal.pointer


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
        ({"artifactJsonType": None}, "/artifactJsonType"),
        ({"pageList": [{"deletedAt": "yesterday"}]}, "/pageList/0/deletedAt"),
        ({"pageList": [{"deletedAt": True}]}, "/pageList/0/deletedAt"),
        ({"serverSchemaVersion": "six"}, "/serverSchemaVersion"),
        ({"serverSchemaVersion": "99999999999"}, "/serverSchemaVersion"),
        ({"exportedApplication": "x"}, "/exportedApplication"),
        ({"exportedApplication": {"name": {}}}, "/exportedApplication/name"),
        ({"exportedApplication": {"isPublic": 1}}, "/exportedApplication/isPublic"),
        ({"exportedApplication": {"pages": {}}}, "/exportedApplication/pages"),
        ({"decryptedFields": ["x"]}, "/decryptedFields/0"),
        ({"actionList": [{"pluginType": True}]}, "/actionList/0/pluginType"),
    ],
)
def test_what_the_reader_refuses_is_refused_with_its_place(document, pointer):
    with pytest.raises(transform.InputError) as caught:
        as_product(document)
    assert caught.value.pointer == pointer
