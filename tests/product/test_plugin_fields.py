"""What is known of plugins is what the table of facts says, and of others everything is secret."""

from __future__ import annotations

import orjson
import pytest
from corpus import SHARED

from transform.product.plugin_fields import FieldKind, plugin, plugins

FACTS = SHARED / "facts" / "plugins.json"


@pytest.mark.skipif(not FACTS.is_file(), reason=f"the table is not at {FACTS}")
def test_every_field_of_every_plugin():
    table = orjson.loads(FACTS.read_bytes())
    assert table.keys() == plugins().keys()
    for name, entry in table.items():
        for field in entry["fields"]:
            path = field["path"].removeprefix("datasourceConfiguration.")
            kind = (
                FieldKind.SECRET
                if field.get("secret")
                else FieldKind.ENVIRONMENT
                if field.get("env_specific")
                else FieldKind.STRUCTURE
            )
            assert plugin(name).kind(path) is kind, (name, path)


@pytest.mark.parametrize(
    "path",
    [
        "authentication.password", "authentication.clientSecret", "authentication.bearerToken", "authentication.value",
        "authentication.privateKey", "authentication.passphrase", "authentication.authenticationResponse.token",
        "connection.ssl.keyFile.base64Content", "sshProxy.privateKey.password",
    ],
)  # fmt: skip
@pytest.mark.parametrize("name", ["postgres-plugin", "restapi-plugin", "unheard-of", None])
def test_what_the_product_encrypts_is_secret_whatever_the_plugin(name, path):
    assert plugin(name).kind(path) is FieldKind.SECRET


@pytest.mark.parametrize(
    "path", ["authentication.authenticationType", "connection.mode", "connection.ssl.authType"]
)
@pytest.mark.parametrize("name", ["mongo-plugin", "unheard-of"])
def test_types_stay_whatever_the_plugin(name, path):
    assert plugin(name).kind(path) is FieldKind.STRUCTURE


def test_of_an_unknown_plugin_all_else_is_secret():
    assert not plugin("unheard-of").known
    assert plugin("unheard-of").kind("authentication.scopeString") is FieldKind.SECRET
    assert plugin("unheard-of").kind("url") is FieldKind.SECRET
