"""Errors of a form say where and what is near, and never what stands there."""

from __future__ import annotations

import datetime

import pytest
from orders_app import an_export, postgres

import transform
from transform.configuring.filled_values import read_values
from transform.configuring.inventory import inventory

SECRET = "Zk7-unlikely"


def read(form, **options):
    found = read_values(form, inventory(an_export(postgres())), **options)
    return {keys: given.value for keys, given in found.get("Orders DB", {}).items()}


def section(**values):
    return {"datasources": {"Orders DB": {key.replace("__", "."): value for key, value in values.items()}}}


PASSWORD = ("authentication", "password")


def test_a_setting_may_stand_as_a_path_or_nested():
    form = {"datasources": {"Orders DB": {"authentication": {"password": "p"}, "endpoints": [{"host": "h"}]}}}
    assert read(form) == {PASSWORD: "p", ("endpoints", 0, "host"): "h"}
    assert read(section(authentication__password="p")) == {PASSWORD: "p"}


def test_variables_stand_for_themselves_and_inside_texts():
    form = section(authentication__password="${A}", url="pg://${A}:${B}/$${A}/$5")
    assert read(form, variables={"A": "a", "B": "b"}) == {PASSWORD: "a", ("url",): "pg://a:b/${A}/$5"}


def test_a_variable_is_not_looked_into():
    assert read(section(authentication__password="${A}"), variables={"A": "${B}"}) == {PASSWORD: "${B}"}


@pytest.mark.parametrize(("text", "port"), [("5432", 5432), (" 22 ", 22)])
def test_a_number_comes_from_a_variable(text, port):
    form = {"datasources": {"Orders DB": {"endpoints[0].port": "${PORT}", "sshProxyEnabled": "${ON}"}}}
    found = read(form, variables={"PORT": text, "ON": "True"})
    assert found == {("endpoints", 0, "port"): port, ("sshProxyEnabled",): True}


def test_an_environment_comes_over_the_common_values():
    form = section(url="common", authentication__password="${DEV}")
    form["environments"] = {
        "prod": {"Orders DB": {"authentication.password": "${PROD}"}},
        "test": {"Orders DB": {"url": "${UNSET}"}},
    }
    found = read(form, environment="prod", variables={"PROD": "p"})
    assert found == {("url",): "common", PASSWORD: "p"}


def test_all_missing_variables_are_named_at_once():
    form = section(authentication__password="${A}", url="${B}/${C}", authentication__username="${SET}")
    with pytest.raises(transform.InputError, match="variables are not set: A, B, C") as error:
        read(form, variables={"SET": SECRET, "B": ""})
    assert SECRET not in str(error.value)


ERRORS = [
    ({"datasource": {}}, "'datasource' means nothing", "/datasource", "Did you mean datasources?"),
    ({"format_version": "2.0"}, "newer format", "/format_version", "Update"),
    ({"format_version": "10.0"}, "newer format", "/format_version", "Update"),
    ({"datasources": {"Order DB": {}}}, "no datasource 'Order DB'", "/datasources/Order DB", "mean Orders DB?"),
    (section(authentication__pasword=SECRET), "no setting 'authentication.pasword'",
     "/datasources/Orders DB/authentication.pasword", "mean authentication.password?"),
    ({"datasources": {"Orders DB": {"endpoint[0].host": SECRET}}}, "no setting",
     "/datasources/Orders DB/endpoint[0].host", "mean endpoints[0].host?"),
    (section(plugin="mysql-plugin"), "another plugin", "/datasources/Orders DB/plugin", "'postgres-plugin'"),
    ({"datasources": {"Orders DB": {"a..b": SECRET}}}, "not the path", "/datasources/Orders DB/a..b", "endpoints[0]"),
    (section(authentication__password=5), "Expected a text, found a number",
     "/datasources/Orders DB/authentication.password", ""),
    (section(authentication__password=datetime.date(2024, 1, 1)), "found a value of another kind",
     "/datasources/Orders DB/authentication.password", ""),
    (section(authentication=SECRET), "Expected a table, found a text", "/datasources/Orders DB/authentication", ""),
    (section(endpoints=SECRET), "Expected a list, found a text", "/datasources/Orders DB/endpoints", ""),
    (section(sshProxyEnabled=SECRET), "Expected true or false, found a text",
     "/datasources/Orders DB/sshProxyEnabled", ""),
    ({"datasources": {"Orders DB": {"endpoints[0].port": SECRET}}}, "Expected a whole number, found a text",
     "/datasources/Orders DB/endpoints[0].port", ""),
    ({"datasources": {"Orders DB": {"endpoints[0].port": 1.5}}}, "Expected a whole number, found a number",
     "/datasources/Orders DB/endpoints[0].port", ""),
    ({"datasources": {"Orders DB": {"endpoints[0].port": float("inf")}}}, "Expected a whole number",
     "/datasources/Orders DB/endpoints[0].port", ""),
    ({"datasources": {"Orders DB": {"headers[0].value": float("nan")}}}, "Expected any value of JSON",
     "/datasources/Orders DB/headers[0].value", ""),
    ({"datasources": {"Orders DB": {"endpoints[0].port": True}}}, "Expected a whole number, found true or false",
     "/datasources/Orders DB/endpoints[0].port", ""),
    ({"datasources": {"Orders DB": {"endpoints[5000].host": SECRET}}}, "at most 1000 entries",
     "/datasources/Orders DB/endpoints[5000].host", ""),
    ({"datasources": {"Orders DB": SECRET}}, "Expected a table", "/datasources/Orders DB", ""),
    ({"datasources": []}, "Expected a table", "/datasources", ""),
    (section(url=SECRET + "${"), "not followed by the name", "/datasources/Orders DB/url", "Write $${"),
]  # fmt: skip


@pytest.mark.parametrize(("form", "message", "pointer", "hint"), ERRORS)
def test_an_error_names_its_place(form, message, pointer, hint):
    with pytest.raises(transform.InputError) as error:
        read(form)
    assert message in error.value.message
    assert error.value.pointer == pointer
    assert hint in error.value.hint
    assert SECRET not in str(error.value)


@pytest.mark.parametrize("value", ["x", "1e3", "-5", "99999999999999", "٣x"])
def test_a_variable_that_holds_no_number_is_named_by_its_place(value):
    with pytest.raises(transform.InputError, match="does not hold a whole number") as error:
        read({"datasources": {"Orders DB": {"endpoints[0].port": "${P}"}}}, variables={"P": value})
    assert value not in error.value.message


def test_an_environment_that_there_is_not():
    form = {"environments": {"staging": {}}}
    with pytest.raises(transform.InputError, match="no environment 'stagin'") as error:
        read(form, environment="stagin")
    assert error.value.hint == "Did you mean staging?"


def test_a_form_that_is_nested_without_end():
    value = {}
    for _ in range(100_000):
        value = {"a": value}
    with pytest.raises(transform.InputError, match="nested too deeply"):
        read({"datasources": {"Orders DB": {"headers[0].value": value}}})
