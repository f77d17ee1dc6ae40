from __future__ import annotations

import json

import pytest
from orders_app import an_export, api, postgres, query

import transform


def only(*sources, **rest):
    (found,) = transform.datasources({**an_export(*sources), **rest})
    return found


def missing(found):
    return [field.path for field in found.missing]


CREDENTIALS = ["authentication.databaseName", "authentication.username", "authentication.password"]


def test_a_file_export_misses_its_authentication():
    found = only(postgres())
    assert (found.configured, found.ready, missing(found)) == (False, False, CREDENTIALS)


def test_a_configured_export_is_ready():
    auth = {"username": "u", "password": "p", "databaseName": "d"}
    entry = {"authType": "com.appsmith.external.models.DBAuth", "dbAuth": auth, "password": "p"}
    found = only(postgres(authentication=auth), decryptedFields={"Orders DB": entry})
    assert (found.configured, found.ready, found.missing, found.ignored) == (True, True, (), ())


def test_an_authentication_without_decrypted_fields_is_not_read():
    found = only(postgres(authentication={"username": "u", "password": "p", "databaseName": "d"}))
    assert found.configured  # as the product counts it
    assert found.ignored == tuple(
        f"authentication.{name}" for name in ("username", "password", "databaseName")
    )
    assert not found.ready


def test_an_api_key_is_ignored_by_an_import():
    auth = {"authenticationType": "apiKey", "label": "X-Key", "value": "v", "addTo": "HEADER"}
    entry = {"authType": "com.appsmith.external.models.ApiKeyAuth"}
    found = only(api(authentication=auth), decryptedFields={"Shop API": entry})
    assert found.ignored == ("authentication.label", "authentication.value", "authentication.addTo")
    assert not found.ready


def test_what_sanitizing_took_out_is_missing():
    auth = {"authenticationType": "bearerToken", "bearerToken": "Zk7-unlikely-3Q"}
    export = an_export(api(authentication=auth, headers=[{"key": "X-Api-Key", "value": "Zk8-unlikely-4R"}]))
    (found,) = transform.datasources(transform.sanitize(export).document)
    assert missing(found) == ["url", "authentication.bearerToken", "headers[0].value"]


@pytest.mark.parametrize("way", ["placeholder", "pseudonym", "{{appsmith.store.{name}}}"])
def test_a_stand_in_of_a_value_is_missing_too(way):
    export = an_export(
        postgres(authentication={"username": "u-1234", "password": "p-1234", "databaseName": "d-1"})
    )
    (found,) = transform.datasources(transform.sanitize(export, replacements=way).document)
    assert missing(found) == ["endpoints[0].host", "endpoints[0].port", *CREDENTIALS]


def test_oauth_by_code_needs_a_person():
    auth = {"authenticationType": "oAuth2", "grantType": "AUTHORIZATION_CODE", "isTokenHeader": True}
    found = only(api(authentication=auth))
    assert (found.to_authorize, found.ready) == (True, False)
    assert not only(api(authentication={**auth, "grantType": "CLIENT_CREDENTIALS"})).to_authorize
    assert not only(api(authentication={**auth, "authenticationResponse": {"token": "t"}})).to_authorize


def test_a_query_with_its_own_url_is_listed_after_the_datasources():
    own = query("Page1", "weather", {"pluginId": "restapi-plugin", "datasourceConfiguration": {"url": None}})
    names = transform.datasources(an_export(api(), queries=(own,)))
    assert [(one.name, missing(one)) for one in names] == [("Shop API", []), ("Page1 > weather", ["url"])]


def test_a_query_may_have_a_binding_for_its_url_and_a_datasource_may_not():
    held = {"pluginId": "restapi-plugin", "datasourceConfiguration": {"url": "{{appsmith.store.url}}"}}
    export = an_export(api(url="{{appsmith.store.url}}"), queries=(query("Page1", "weather", held),))
    assert [missing(one) for one in transform.datasources(export)] == [["url"], []]


def test_a_partial_export_will_do_and_a_page_will_not():
    partial = {"datasourceList": [postgres()], "actionList": [], "widgets": "{}", "clientSchemaVersion": 2}
    assert [one.name for one in transform.datasources(partial)] == ["Orders DB"]
    with pytest.raises(transform.InputError, match="expected an export or a partial export"):
        transform.datasources({"widgetId": "0", "type": "CANVAS_WIDGET", "version": 90, "children": []})


def test_the_json_of_a_datasource_holds_no_value():
    auth = {"authenticationType": "basic", "username": "Zk7-user", "password": "Zk7-pass"}
    found = only(api(authentication=auth, url="https://Zk7.example.com"))
    assert "Zk7" not in json.dumps(found.to_dict())
    assert found.to_dict()["used_by"] == []
