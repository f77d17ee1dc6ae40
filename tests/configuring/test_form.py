"""What is asked of a datasource depends on its plugin and on what is chosen."""

from __future__ import annotations

import pytest
from orders_app import an_export

from transform.configuring.form import State, form_of, holds_value
from transform.configuring.inventory import inventory


def states(plugin, configuration=None):
    entry = {"name": "A", "pluginId": plugin}
    if configuration is not None:
        entry["datasourceConfiguration"] = configuration
    (source,) = inventory(an_export(entry))
    return {field.path: field.state.value for field in form_of(source)}


def asked(plugin, configuration=None):
    return [path for path, state in states(plugin, configuration).items() if state == State.MISSING]


NO_AUTH = {"authentication": {}}


@pytest.mark.parametrize(
    ("plugin", "configuration", "expected"),
    [
        ("redis-plugin", {}, ["endpoints[0].host"]),
        ("openai-plugin", {}, ["authentication.bearerToken", "url"]),
        ("Open AI", {}, ["authentication.bearerToken", "url"]),
        ("snowflake-plugin", {"authentication": {"authenticationType": "snowflakeKeyPairAuth"}},
         ["url", "properties[0].value", "properties[1].value", "authentication.username",
          "authentication.privateKey.base64Content"]),
        ("aws-lambda-plugin", {"authentication": {"authenticationType": "instanceRole"}}, []),
        ("restapi-plugin", {"authentication": {"authenticationType": "basic"}},
         ["url", "authentication.username", "authentication.password"]),
        ("restapi-plugin", {"url": "u"}, []),
        ("databricks-plugin", {"properties": [{"value": "JDBC_URL_CONFIGURATION"}, None, None, None, None,
                                              {"value": None}], "authentication": {}},
         ["properties[5].value", "authentication.bearerToken"]),
        ("js-plugin", {}, []),
        ("never-heard-of-plugin", {"url": None, "authentication": {"authenticationType": "bearerToken"}},
         ["authentication.bearerToken", "url"]),
    ],
)  # fmt: skip
def test_what_is_asked(plugin, configuration, expected):
    assert asked(plugin, configuration) == expected


def test_a_connection_string_makes_hosts_and_credentials_needless():
    by_string = {
        "properties": [
            {"key": "Use mongo connection string URI", "value": "Yes"},
            {"key": "Connection string URI", "value": None},
        ]
    }
    assert asked("mongo-plugin", by_string) == ["properties[1].value"]


def test_a_connection_string_that_was_taken_out_is_known_by_its_place():
    taken = {
        "properties": [
            {"key": "Use mongo connection string URI", "value": None},
            {"key": "Connection string URI", "value": None},
        ]
    }
    found = states("mongo-plugin", taken)
    assert found["properties[0].value"] == State.USUAL
    assert "endpoints[0].host" not in found


def test_a_connection_string_may_stand_first():
    properties = [
        {"key": "Connection string URI", "value": ""},
        {"key": "Use mongo connection string URI", "value": "Yes"},
    ]
    assert "properties[0].value" in states("mongo-plugin", {"properties": properties})
    properties[1]["value"] = "No"
    assert "properties[0].value" not in states("mongo-plugin", {"properties": properties})


def test_properties_are_found_by_name_in_another_order():
    configuration = {
        "properties": [{"key": "s3Provider", "value": "other"}, {"key": "customRegion", "value": None}]
    }
    found = states("amazons3-plugin", configuration)
    assert found["properties[1].value"] == State.MISSING
    assert found["endpoints[0].host"] == State.MISSING


def test_the_hosts_of_a_cluster_are_asked_one_by_one():
    configuration = {"endpoints": [{"host": None, "port": 1}, {"host": None, "port": 2}]}
    assert asked("mongo-plugin", configuration) == ["endpoints[0].host", "endpoints[1].host"]


@pytest.mark.parametrize(("method", "is_asked"), [("SSH", True), ("STANDARD", False)])
def test_a_tunnel_is_asked_for_where_it_is_chosen(method, is_asked):
    configuration = {"properties": [None, {"key": "Connection method", "value": method}]}
    assert ("sshProxy.endpoints[0].host" in states("postgres-plugin", configuration)) is is_asked


@pytest.mark.parametrize(("mode", "is_asked"), [("VERIFY_CA", True), ("DEFAULT", False)])
def test_certificates_are_asked_for_where_they_are_needed(mode, is_asked):
    configuration = {"connection": {"ssl": {"authType": mode}}}
    found = states("redshift-plugin", configuration)
    assert ("connection.ssl.caCertificateFile.base64Content" in found) is is_asked


def test_of_a_configuration_that_is_there_the_structure_is_not_asked_again():
    git = states("postgres-plugin")
    assert git["connection.mode"] == State.USUAL
    whole = {"connection": {"mode": "READ_ONLY"}, "authentication": {"username": None}}
    assert "connection.mode" not in states("postgres-plugin", whole)
    assert "connection.ssl.authType" not in states("postgres-plugin", whole)


@pytest.mark.parametrize(
    "value",
    [
        None,
        "",
        [],
        {},
        "REDACTED",
        "redacted_0123456789ab",
        "{{appsmith.store.x}}",
        {"a": None},
        [["REDACTED"]],
    ],
)
def test_says_nothing(value):
    assert not holds_value(value)


@pytest.mark.parametrize("value", [0, False, "x", "{{a + b}}", {"a": 1}, [0], {"a": ""}])
def test_says_something(value):
    assert holds_value(value)
