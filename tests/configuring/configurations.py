"""Hypothesis strategies for datasource configurations, as the forms of the plugins write them."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from transform.configuring.configuration_schema import Type, as_keys, put, schema_at, type_of
from transform.document.edits import Editor
from transform.product.plugin_fields import plugin

KINDS = {
    "dbAuth": ("username", "password", "databaseName"),
    "basic": ("username", "password"),
    "oAuth2": ("clientId", "clientSecret", "accessTokenUrl", "scopeString", "authorizationUrl"),
    "bearerToken": ("bearerToken",),
    "apiKey": ("label", "value", "addTo"),
    "snowflakeKeyPairAuth": ("username", "passphrase"),
}

texts = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=12) | st.sampled_from(
    ["db.example.com", "postgres://u:p@db/x", "a ${b} $${c}", "{{x}}", "5432", "true", "pässwörd", "REDACTED"]
)
ports = st.integers(0, 65535) | st.integers(1, 9999).map(float)
anything = st.recursive(
    texts | st.booleans() | st.integers(-5, 5),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from("ab"), inner, max_size=2),
    max_leaves=4,
)
files = st.fixed_dictionaries({"name": texts, "base64Content": texts})
pairs = st.lists(
    st.fixed_dictionaries({"key": st.sampled_from(["Authorization", "X-Tenant", "api_key", "Accept"])},
                          optional={"value": texts, "editable": st.booleans()}),
    max_size=3,
)  # fmt: skip
tokens = st.fixed_dictionaries(
    {"token": texts}, optional={"refreshToken": texts, "tokenResponse": anything, "expiresAt": texts}
)


@st.composite
def configurations(draw: Any, name: str) -> dict[str, Any]:
    """Return a configuration for a plugin: a choice of its fields, and what else the product's classes have."""
    editor = Editor({})
    for field in plugin(name).fields:
        if not (field.fixed_name or field.path.startswith("authentication.") or draw(st.booleans())):
            continue
        for i in range(draw(st.integers(1, 2)) if "[*]" in field.path else 1):
            keys = as_keys(field.path.replace("[*]", f"[{i}]")) or ()
            if keys[0] != "authentication" and isinstance(schema_at(keys), Type):
                value = field.initial if field.fixed_name else draw(_value(type_of(schema_at(keys))))
                put(editor, keys, value)
    extra = st.fixed_dictionaries(
        {},
        optional={
            "authentication": authentications(name),
            "headers": pairs,
            "queryParameters": pairs,
            "url": texts,
            "sshProxyEnabled": st.booleans(),
            "sshProxy": st.fixed_dictionaries(
                {"host": texts, "port": ports},
                optional={
                    "privateKey": st.fixed_dictionaries({"keyFile": files}),
                    "endpoints": st.lists(st.fixed_dictionaries({"host": texts, "port": ports}), max_size=2),
                },
            ),
        },
    )
    editor = Editor({**editor.document, **draw(extra)})
    if draw(st.booleans()):
        put(editor, ("connection", "ssl", "certificateFile"), draw(files))
    configuration: dict[str, Any] = editor.document
    return configuration


def _value(wanted: Type) -> st.SearchStrategy[Any]:
    return {Type.NUMBER: ports, Type.SWITCH: st.booleans(), Type.ANY: anything}.get(wanted, texts)


def authentications(name: str) -> st.SearchStrategy[dict[str, Any]]:
    """Return an authentication of a kind that a plugin has; APIs have all."""
    fields = [f.path.partition(".")[2] for f in plugin(name).fields if f.path.startswith("authentication.")]
    own = {field: texts for field in fields if schema_at(("authentication", field)) is Type.TEXT}
    own.pop("authenticationType", None)
    by_kind = [
        st.fixed_dictionaries(
            {"authenticationType": st.just(kind), KINDS[kind][0]: texts},
            optional=dict.fromkeys(KINDS[kind][1:], texts) | _MORE.get(kind, {}),
        )
        for kind in KINDS
    ]
    return st.one_of(st.fixed_dictionaries({}, optional=own), *by_kind)


_MORE: dict[str, dict[str, st.SearchStrategy[Any]]] = {
    "oAuth2": {
        "authenticationResponse": tokens,
        "scope": st.lists(texts, max_size=2),
        "isTokenHeader": st.booleans(),
        "customTokenParameters": pairs,
        "customAuthenticationParameters": pairs,
    },
    "snowflakeKeyPairAuth": {"privateKey": files},
}
