"""decryptedFields as the product's configured exports have them."""

from __future__ import annotations

import orjson
import pytest
from corpus import CORPUS, load, needs_corpus

from transform.configuring.authentication import decrypted, merged, restored

CLASS = "com.appsmith.external.models."


def test_a_database_s_is_the_whole_object_and_its_password():
    whole = {"username": "u", "password": "p", "databaseName": "d"}
    assert decrypted(whole) == {"password": "p", "authType": CLASS + "DBAuth", "dbAuth": whole}


def test_oauth_has_its_client_secret_as_password_and_its_tokens():
    tokens = {
        "token": "t",
        "refreshToken": "r",
        "tokenResponse": {"a": 1},
        "expiresAt": "2024-01-01T00:00:00Z",
    }
    whole = {"authenticationType": "oAuth2", "clientSecret": "s", "authenticationResponse": tokens}
    assert decrypted(whole) == {
        "password": "s",
        "token": "t",
        "refreshToken": "r",
        "tokenResponse": {"a": 1},
        "authType": CLASS + "OAuth2",
        "openAuth2": whole,
    }


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("basic", {"password": "p", "authType": CLASS + "BasicAuth", "basicAuth": ...}),
        ("bearerToken", {"authType": CLASS + "BearerTokenAuth", "bearerTokenAuth": ...}),
        ("apiKey", {"authType": CLASS + "ApiKeyAuth"}),
        ("snowflakeKeyPairAuth", {"authType": CLASS + "KeyPairAuth"}),
        ("accessKey", {"password": "p", "authType": CLASS + "DBAuth", "dbAuth": ...}),
    ],
)
def test_each_kind_has_its_class_and_place(kind, expected):
    whole = {"authenticationType": kind, "password": "p", "username": None}
    without_null = {"authenticationType": kind, "password": "p"}
    assert decrypted(whole) == {
        key: without_null if value is ... else value for key, value in expected.items()
    }


def test_what_an_import_makes_of_it_is_the_authentication_again():
    whole = {"authenticationType": "basic", "username": "u", "password": "p"}
    assert restored(decrypted(whole)) == whole


def test_an_older_release_left_the_password_out_of_the_object():
    entry = {"password": "p", "authType": CLASS + "DBAuth", "dbAuth": {"username": "u"}}
    assert restored(entry) == {"username": "u", "password": "p"}


@pytest.mark.parametrize(
    "entry", [None, [], "x", {}, {"authType": CLASS + "DBAuth"}, {"dbAuth": {}, "authType": 1}]
)
def test_an_import_makes_nothing_of_other_entries(entry):
    assert restored(entry) == {}


def test_a_configuration_wins_over_decrypted_fields_where_it_says_something():
    entry = decrypted({"username": "old", "password": "p"})
    configuration = {"url": "u", "authentication": {"username": "new", "password": None}}
    assert merged(configuration, entry)["authentication"] == {"username": "new", "password": "p"}


@needs_corpus
def test_the_configured_exports_of_the_corpus():
    found = 0
    for path in sorted((CORPUS / "exports").glob("*.json")):
        document = orjson.loads(path.read_bytes())
        for name, entry in (document.get("decryptedFields") or {}).items():
            found += 1
            made = decrypted(restored(entry))
            if "password" not in entry["dbAuth"]:  # written by a release that left it out
                del made["dbAuth"]["password"]
            assert made == entry, (path.name, name)
    assert found >= 4


@needs_corpus
def test_each_authentication_that_the_product_exported_has_its_place():
    cases = load("sanitise/datasources.json.gz")
    sources = next(c for c in cases if c["name"] == "full.json" and c["mode"] == "share_with_configuration")[
        "after"
    ]
    made = {
        source["name"]: decrypted(source["datasourceConfiguration"]["authentication"])
        for source in sources
        if "datasourceConfiguration" in source
    }
    assert {name: sorted(entry) for name, entry in made.items()} == {
        "PG": ["authType", "dbAuth", "password"],
        "API": ["authType", "openAuth2", "password"],
        "Basic": ["authType", "basicAuth", "password"],
        "Bearer": ["authType", "bearerTokenAuth"],
        "ApiKey": ["authType"],
    }
    assert made["PG"]["dbAuth"] == sources[0]["datasourceConfiguration"]["authentication"]
    assert made["API"]["password"] == sources[1]["datasourceConfiguration"]["authentication"]["clientSecret"]
