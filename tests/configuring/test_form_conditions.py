from __future__ import annotations

import pytest

from transform.configuring.form_conditions import FormConditions, fixed_name, kind_name
from transform.product.plugin_fields import plugin


@pytest.mark.parametrize(
    ("name", "authentication", "kind"),
    [
        ("restapi-plugin", None, None),
        ("restapi-plugin", {"authenticationType": "basic"}, "basic"),
        ("snowflake-plugin", None, "dbAuth"),
        ("postgres-plugin", {"username": "u"}, None),
        ("restapi-plugin", "odd", None),
    ],
)
def test_the_kind_is_what_is_chosen_else_the_form_s_first(name, authentication, kind):
    configuration = {} if authentication is None else {"authentication": authentication}
    assert kind_name(plugin(name), configuration) == kind


@pytest.mark.parametrize(
    ("provider", "host", "bucket"),
    [
        (None, False, False),
        ("amazon-s3", False, False),
        ("minio", True, False),
        ("google-cloud-storage", True, True),
    ],
)
def test_a_store_is_asked_for_its_url_unless_it_is_amazon_s(provider, host, bucket):
    configuration = {"properties": [None, {"key": "s3Provider", "value": provider}]} if provider else {}
    choices = FormConditions(plugin("amazons3-plugin"), configuration)
    assert choices.applies("endpoints[0].host") is host
    assert choices.applies("properties[3].value") is bucket


def test_a_database_that_insists_needs_credentials_and_others_do_not():
    path = "authentication.password"
    assert FormConditions(plugin("mysql-plugin"), {}).is_needed(path, required=False)
    assert not FormConditions(plugin("redis-plugin"), {}).is_needed(path, required=False)


@pytest.mark.parametrize(
    ("name", "path", "pair"),
    [
        ("mongo-plugin", "properties[1].value", "Connection string URI"),
        ("mysql-plugin", "properties[0].value", "serverTimezone"),
        ("elasticsearch-plugin", "headers[0].value", "Authorization"),
        ("snowflake-plugin", "properties[0].value", None),
    ],
)
def test_a_form_gives_names_to_its_pairs(name, path, pair):
    assert fixed_name(plugin(name), path) == pair


@pytest.mark.parametrize(
    ("path", "initial", "expected"),
    [
        ("authentication.grantType", "client_credentials", "CLIENT_CREDENTIALS"),
        ("connection.ssl.certificateType", "-Select-", None),
        ("properties[0].value", "Authorize datasource to fetch account name", None),
        ("connection.mode", "READ_WRITE", "READ_WRITE"),
    ],
)
def test_a_usual_value_is_one_that_an_export_may_hold(path, initial, expected):
    assert FormConditions(plugin("graphql-plugin"), {}).usual(path, initial) == expected
