"""What of a datasource is a secret, what differs between environments, and what is neither."""

from __future__ import annotations

import pytest
from an_application import application, postgres
from makers import Maker

import transform

M = Maker(88)


def api(url, plugin="restapi-plugin"):
    return {
        "name": "Api",
        "pluginId": plugin,
        "gitSyncId": "d1",
        "datasourceConfiguration": {"url": url},
    }


def decrypted(value):
    return {**application(["SELECT 1"], [postgres(None)]), "decryptedFields": value}


@pytest.mark.parametrize("plugin", ["restapi-plugin", "acme-api-plugin"])
def test_a_path_without_host_is_no_address(plugin):
    document = application(
        ["x", "export default { load: () => fetch('/backend/v1API') }"], [api("/backend/v1API", plugin)]
    )
    done = transform.sanitize(document)
    assert done.document is document
    assert done.findings == ()


def test_the_copy_of_an_address_is_not_called_a_secret():
    document = application(
        ["x", "export default { u: 'https://orders.fabrikam.net/v2' }"],
        [api("https://orders.fabrikam.net/v2")],
    )
    found = transform.sanitize(document).findings
    assert {(one.rule, one.severity) for one in found} == {
        ("datasource-environment", "note"),
        ("copied-environment-value", "note"),
    }


@pytest.mark.parametrize(
    "fields",
    [
        {"ordersDB": '{"password": "Zx81qqPlm2"}'},
        {"ordersDB": {"anything": "zkqwrtplmn"}},
        {"ordersDB": {"token": 48213377}},
        {"ordersDB": ["zkqwrtplmn", {"a": "x"}]},
        {"ordersDB": "zkqwrtplmn"},
    ],
)
def test_all_below_decrypted_fields_is_secret(fields):
    found = transform.scan(decrypted(fields))
    assert {one.rule for one in found} == {"decrypted-secret"}
    assert {one.severity for one in found} == {"error"}
    assert "decryptedFields" not in transform.sanitize(decrypted(fields)).document


def test_the_names_of_ways_of_authentication_are_no_secrets():
    assert transform.scan(decrypted({"db": {"authType": "dbAuth", "dbAuth": {"grantType": "x"}}})) == []


def test_a_password_in_the_json_of_a_text_is_looked_for_elsewhere():
    document = decrypted({"ordersDB": '{"password": "zkqwrtplmn"}'})
    document["actionList"][0]["unpublishedAction"]["actionConfiguration"]["body"] = "-- zkqwrtplmn"
    done = transform.sanitize(document).document
    assert "zkqwrtplmn" not in transform.serialize(done).decode()


@pytest.mark.parametrize(
    "value",
    [
        "<YOUR_SECRET>",
        "********",
        "Bearer {{appsmith.store.token || 'none'}}",
        "-----BEGIN CERTIFICATE-----\nMIIB",
    ],
)
def test_a_placeholder_in_a_field_for_a_secret_is_a_note(value):
    (found,) = transform.scan(application(["SELECT 1"], [postgres(value)]))
    assert (found.rule, found.severity) == ("configured-field", "note")


@pytest.mark.parametrize("value", ["admin", "secret", "zkqwrtplmn", M.password()])
def test_any_other_value_there_is_an_error(value):
    (found,) = transform.scan(application(["SELECT 1"], [postgres(value)]))
    assert (found.rule, found.severity) == ("datasource-secret", "error")


def test_a_member_of_the_document_itself_is_read_too():
    document = {**application(["SELECT 1"]), "password": "zkqwrtplmn"}
    (found,) = transform.scan(document)
    assert found.pointer == "/password"
    assert transform.sanitize(document).document["password"] == "REDACTED"
