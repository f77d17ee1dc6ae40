"""Whatever sanitizing takes out of datasources, filling in puts back: for every plugin, after every policy."""

from __future__ import annotations

import copy
import json

import pytest
from configurations import configurations, texts
from hypothesis import given, settings
from hypothesis import strategies as st

import transform
from transform.configuring.configuration_schema import Type, as_path, flatten, schema_at
from transform.product.plugin_fields import plugins

PLUGINS = [*plugins(), "hubspot-1.2-plugin"]
PLACES = {
    "dbAuth": ("DBAuth", "dbAuth", "password"),
    "basic": ("BasicAuth", "basicAuth", "password"),
    "oAuth2": ("OAuth2", "openAuth2", "clientSecret"),
    "bearerToken": ("BearerTokenAuth", "bearerTokenAuth", None),
    "apiKey": ("ApiKeyAuth", None, None),
    "snowflakeKeyPairAuth": ("KeyPairAuth", None, None),
}


def as_configured(authentication):
    """Return the entry of decryptedFields that the product writes, as the facts about its exports say."""
    name, place, password = PLACES.get(authentication.get("authenticationType"), PLACES["dbAuth"])
    entry = {"authType": f"com.appsmith.external.models.{name}"}
    if place:
        entry[place] = authentication
    if password in authentication:
        entry["password"] = authentication[password]
    for key in ("token", "refreshToken", "tokenResponse"):
        if key in authentication.get("authenticationResponse", {}):
            entry[key] = authentication["authenticationResponse"][key]
    return entry


def export_of(plugin, configuration):
    return {
        "exportedApplication": {"name": "App"},
        "datasourceList": [
            {"name": "My source", "pluginId": plugin, "datasourceConfiguration": configuration}
        ],
    }


def escaped(value):
    if isinstance(value, str):
        return value.replace("${", "$${")
    if isinstance(value, dict):
        return {key: escaped(inner) for key, inner in value.items()}
    return [escaped(inner) for inner in value] if isinstance(value, list) else value


def form_for(values):
    return {"datasources": {"My source": {as_path(keys): value for keys, value in values.items()}}}


@pytest.mark.slow
@pytest.mark.parametrize("plugin", PLUGINS)
@settings(max_examples=12)
@given(st.data())
def test_filling_in_the_values_gives_back_what_was_there(plugin, data):
    configuration = data.draw(configurations(plugin))
    policy = data.draw(st.sampled_from(["share", "strict", "product", "git"]))
    if policy != "git" and data.draw(st.booleans()):
        configuration["addedByALaterRelease"] = data.draw(texts)
    original = export_of(plugin, configuration)
    authentication = configuration.get("authentication")
    if authentication:
        original["decryptedFields"] = {"My source": as_configured(authentication)}
    kept = copy.deepcopy(original)
    sanitized = transform.sanitize(original, policy).document
    before = copy.deepcopy(sanitized)
    values = {keys: escaped(value) for keys, value in flatten(configuration).items() if keys}

    filled = transform.configure(sanitized, form_for(values)).document

    assert filled["datasourceList"][0].get("datasourceConfiguration", {}) == configuration
    assert filled.get("decryptedFields", {}) == original.get("decryptedFields", {})
    assert sanitized == before
    assert original == kept


@pytest.mark.slow
@pytest.mark.parametrize("plugin", PLUGINS)
@settings(max_examples=6)
@given(st.data())
def test_values_may_come_from_variables(plugin, data):
    configuration = data.draw(configurations(plugin))
    sanitized = transform.sanitize(export_of(plugin, configuration)).document
    values, variables = {}, {}
    for number, (keys, value) in enumerate(flatten(configuration).items()):
        schema = schema_at(keys) if keys else None
        if schema in (Type.TEXT, Type.NUMBER, Type.SWITCH) and isinstance(value, str | bool | int):
            variables[f"V{number}"] = str(value)
            values[keys] = f"${{V{number}}}"
        elif keys:
            values[keys] = escaped(value)
    filled = transform.configure(sanitized, form_for(values), variables=variables).document
    assert filled["datasourceList"][0]["datasourceConfiguration"] == configuration


@pytest.mark.slow
@settings(max_examples=40)
@given(st.data())
def test_a_template_holds_no_secret_and_names_what_was_taken_out(data):
    plugin = data.draw(st.sampled_from(PLUGINS))
    configuration = data.draw(configurations(plugin))
    authentication = configuration.setdefault("authentication", {})
    authentication["password"] = "Zk7-unlikely-3Q"
    configuration["headers"] = [{"key": "X-Api-Key", "value": "Zk7-unlikely-3Q"}]
    original = export_of(plugin, configuration)
    for document in (original, transform.sanitize(original).document):
        for form in ("toml", "json"):
            text = transform.datasource_template(document, form)
            assert "Zk7-unlikely-3Q" not in text
            assert "headers[0].value" in text


@settings(max_examples=40)
@given(st.data())
def test_a_query_gets_back_the_datasource_that_it_held(data):
    configuration = data.draw(
        configurations(data.draw(st.sampled_from(["restapi-plugin", "graphql-plugin"])))
    )
    configuration["url"] = "https://shop.example.com"
    held = {"pluginId": "restapi-plugin", "datasourceConfiguration": configuration}
    side = {"name": "Api1", "pageId": "Page1", "datasource": held}
    original = {
        "exportedApplication": {"name": "App"},
        "datasourceList": [],
        "actionList": [{"unpublishedAction": side, "publishedAction": copy.deepcopy(side)}],
    }
    values = {as_path(keys): escaped(value) for keys, value in flatten(configuration).items()}
    sanitized = transform.sanitize(original).document
    filled = transform.configure(sanitized, {"datasources": {"Page1 > Api1": values}}).document
    assert filled == original


@pytest.mark.slow
@pytest.mark.parametrize("plugin", PLUGINS)
@settings(max_examples=6)
@given(st.data())
def test_the_template_asks_for_everything_that_sanitizing_took_out(plugin, data):
    configuration = data.draw(configurations(plugin))
    sanitized = transform.sanitize(export_of(plugin, configuration)).document
    left = flatten(sanitized["datasourceList"][0]["datasourceConfiguration"])
    form = json.loads(transform.datasource_template(sanitized, "json"))["datasources"]["My source"]
    offered = {**form, **form.get("optional", {})}
    for keys, value in flatten(configuration).items():
        if keys and left.get(keys) != value:
            assert as_path(keys) in offered or "authenticationResponse" in keys, as_path(keys)
