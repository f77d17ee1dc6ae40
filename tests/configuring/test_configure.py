"""Filling in datasources as the product's configured export has them, and saying what an import will not take."""

from __future__ import annotations

import copy
import random

import pytest
from hostile import mutated
from orders_app import an_export, api, postgres, query

import transform

CLASS = "com.appsmith.external.models."
CREDENTIALS = {
    "authentication.databaseName": "orders",
    "authentication.username": "u",
    "authentication.password": "${PASSWORD}",
}
VARIABLES = {"PASSWORD": "Zk7-unlikely"}


def fill(export, name, values, **options):
    options.setdefault("variables", VARIABLES)
    return transform.configure(export, {"datasources": {name: values}}, **options)


def codes(done):
    return [item.code for item in done.diagnostics]


def test_an_authentication_goes_into_the_configuration_and_into_decrypted_fields():
    done = fill(an_export(postgres()), "Orders DB", CREDENTIALS)
    whole = {"databaseName": "orders", "username": "u", "password": "Zk7-unlikely"}
    assert done.document["datasourceList"][0]["datasourceConfiguration"]["authentication"] == whole
    assert done.document["decryptedFields"] == {
        "Orders DB": {"password": "Zk7-unlikely", "authType": CLASS + "DBAuth", "dbAuth": whole}
    }
    assert codes(done) == []


def test_the_argument_stays_and_what_is_not_named_is_not_touched():
    export = an_export(postgres(), api())
    export["decryptedFields"] = {"Shop API": {"authType": CLASS + "ApiKeyAuth"}}
    before = copy.deepcopy(export)
    done = fill(export, "Orders DB", CREDENTIALS)
    assert export == before
    assert done.document["datasourceList"][1] is export["datasourceList"][1]
    assert done.document["decryptedFields"]["Shop API"] == {"authType": CLASS + "ApiKeyAuth"}


def test_values_that_are_there_already_change_nothing():
    export = fill(an_export(postgres()), "Orders DB", CREDENTIALS).document
    assert fill(export, "Orders DB", {**CREDENTIALS, "endpoints[0].port": 5432.0}).document is export
    assert transform.configure(export, {}).document is export


def test_true_is_another_value_than_1():
    export = an_export(api(properties=[{"key": "k", "value": 1}]))
    done = fill(export, "Shop API", {"properties[0].value": True})
    assert done.document["datasourceList"][0]["datasourceConfiguration"]["properties"][0]["value"] is True


def test_a_host_alone_leaves_the_authentication_of_an_older_export_as_it_is():
    export = an_export(postgres())
    entry = {"password": "p", "authType": CLASS + "DBAuth", "dbAuth": {"username": "u"}}
    export["decryptedFields"] = {"Orders DB": entry}
    done = fill(export, "Orders DB", {"endpoints[0].host": "new"}).document
    assert done["decryptedFields"] == {"Orders DB": entry}
    done = fill(export, "Orders DB", {"authentication.username": "new"}).document
    assert done["decryptedFields"]["Orders DB"]["dbAuth"] == {"username": "new", "password": "p"}


def test_a_git_export_gets_a_whole_configuration_with_the_names_that_the_form_gives():
    export = an_export({"name": "Files", "pluginId": "amazons3-plugin"})
    done = fill(export, "Files", {"properties[1].value": "minio", "properties[2].value": "eu"})
    assert done.document["datasourceList"][0]["datasourceConfiguration"] == {
        "properties": [None, {"key": "s3Provider", "value": "minio"}, {"key": "customRegion", "value": "eu"}]
    }


def test_a_query_gets_its_own_url_on_both_sides():
    own = {"pluginId": "restapi-plugin", "datasourceConfiguration": {"url": None}}
    done = fill(an_export(queries=(query("Page1", "weather", own),)), "Page1 > weather", {"url": "https://w"})
    (entry,) = done.document["actionList"]
    for side in ("unpublishedAction", "publishedAction"):
        assert entry[side]["datasource"]["datasourceConfiguration"] == {"url": "https://w"}
    assert "decryptedFields" not in done.document


def test_a_partial_export_is_filled_in_too():
    partial = {"datasourceList": [postgres()], "actionList": [], "widgets": "{}", "clientSchemaVersion": 2}
    assert "decryptedFields" in fill(partial, "Orders DB", CREDENTIALS).document


@pytest.mark.parametrize("kind", ["apiKey", "snowflakeKeyPairAuth"])
def test_an_authentication_that_an_import_ignores_is_said(kind):
    values = {"authentication.authenticationType": kind, "authentication.passphrase": "${PASSWORD}"}
    done = fill(an_export(api()), "Shop API", values)
    warning = next(item for item in done.diagnostics if item.code == "AT811")
    assert kind in warning.message
    assert "authentication.passphrase" in warning.hint
    assert warning.entity.name == "Shop API"
    assert list(done.document["decryptedFields"]["Shop API"]) == ["authType"]


@pytest.mark.parametrize("kind", ["basic", "bearerToken", "oAuth2", "dbAuth"])
def test_an_authentication_that_an_import_reads_is_not(kind):
    values = {"authentication.authenticationType": kind, "authentication.bearerToken": "${PASSWORD}"}
    assert "AT811" not in codes(fill(an_export(api()), "Shop API", values))


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"url": "https://new"}, "AT812"),
        ({"authentication.authenticationType": "basic", "authentication.username": "u"}, "AT813"),
        ({"authentication.password": "typed"}, "AT814"),
        ({"headers": [{"key": "X-Api-Key", "value": "typed"}]}, "AT814"),
        (
            {"authentication.authenticationType": "oAuth2", "authentication.grantType": "AUTHORIZATION_CODE"},
            "AT815",
        ),
        ({"authentication.grantType": "client_credentials"}, "AT816"),
    ],
)
def test_what_else_a_person_should_know(values, code):
    assert code in codes(fill(an_export(api()), "Shop API", values))


def test_no_diagnostic_holds_a_value():
    values = {
        **CREDENTIALS,
        "authentication.authenticationType": "apiKey",
        "authentication.value": "Zk8-typed",
    }
    done = fill(an_export(api()), "Shop API", {**values, "authentication.grantType": "Zk9-odd"})
    text = " ".join(str(item.to_dict()) for item in done.diagnostics)
    assert "AT814" in text
    assert "Zk" not in text


@pytest.mark.parametrize("configuration", [[], "x", 5, True])
def test_a_configuration_that_is_none_is_an_error_with_its_place(configuration):
    export = an_export({**postgres(), "datasourceConfiguration": configuration})
    with pytest.raises(transform.InputError, match="not an object") as error:
        fill(export, "Orders DB", CREDENTIALS)
    assert error.value.pointer == "/datasourceList/0/datasourceConfiguration"


def test_something_else_in_the_way_is_an_error_with_its_place():
    with pytest.raises(
        transform.InputError, match="something other than an object at authentication"
    ) as error:
        fill(an_export(postgres(authentication="x")), "Orders DB", CREDENTIALS)
    assert error.value.pointer == "/datasourceList/0/datasourceConfiguration"


@pytest.mark.slow
def test_odd_documents_give_nothing_but_transform_errors():
    dice = random.Random(6)
    auth = {"authenticationType": "basic", "username": "u", "password": "p"}
    own = {
        "pluginId": "restapi-plugin",
        "datasourceConfiguration": {"url": "u", "headers": [{"key": "a"}]},
    }
    base = an_export(postgres(authentication=auth), api(authentication=auth), queries=(query("P", "q", own),))
    base["decryptedFields"] = {
        "Orders DB": {"authType": CLASS + "BasicAuth", "basicAuth": auth, "password": "p"}
    }
    works = 0
    for _ in range(200):
        document = mutated(base, dice)
        try:
            transform.datasources(document)
            form = transform.datasource_template(document, "json")
            assert form == transform.datasource_template(document, "json")
            fill(document, "Orders DB", CREDENTIALS)
            works += 1
        except transform.TransformError:
            pass
    assert works > 50
