"""The schema of a datasource configuration in the product: which settings there are, and their types.

A setting is named by its path, counted from `datasourceConfiguration`: `endpoints[0].host`. InventoryItem: the classes
that the product binds a configuration to, and what forms of plugins write besides.
"""

from __future__ import annotations

import enum
import functools
import re
from collections.abc import Iterator
from typing import Any

from ..document.edits import Editor
from ..document.numbers import is_json_number
from ..errors import InputError

Keys = tuple[str | int, ...]

#: More entries than this in one list are a typing error.
MOST_ENTRIES = 1000


class Type(enum.StrEnum):
    """What a setting holds; the value is the word that messages use."""

    TEXT = "a text"
    NUMBER = "a whole number"
    SWITCH = "true or false"
    ANY = "any value of JSON"
    OBJECT = "a table"
    LIST = "a list"


_TEXT, _NUMBER, _SWITCH, _ANY = Type.TEXT, Type.NUMBER, Type.SWITCH, Type.ANY

#: A class is {field: type}; a list of a class is [class].
Schema = Type | dict[str, Any] | list[Any]

_UPLOADED_FILE: Schema = {"name": _TEXT, "base64Content": _TEXT}
_ENDPOINT: Schema = {"host": _TEXT, "port": _NUMBER}
_PROPERTY: Schema = {
    "key": _TEXT,
    "value": _ANY,
    "editable": _SWITCH,
    "internal": _SWITCH,
    "description": _TEXT,
    "mandatory": _SWITCH,
    "type": _TEXT,
    "defaultValue": _TEXT,
    "minRange": _TEXT,
    "maxRange": _TEXT,
    "valueOptions": [_TEXT],
}
_SSL: Schema = {
    "authType": _TEXT,
    "caCertificateType": _TEXT,
    "certificateType": _TEXT,
    "keyFile": _UPLOADED_FILE,
    "certificateFile": _UPLOADED_FILE,
    "caCertificateFile": _UPLOADED_FILE,
    "clientCACertificateFile": _UPLOADED_FILE,
    "clientKeyCertificateFile": _UPLOADED_FILE,
    "serverCACertificateFile": _UPLOADED_FILE,
    "pemCertificate": {"file": _UPLOADED_FILE, "password": _TEXT},
}
_TOKENS: Schema = {
    "token": _TEXT,
    "refreshToken": _TEXT,
    "issuedAt": _ANY,
    "expiresAt": _ANY,
    "tokenResponse": _ANY,
    "projectID": _TEXT,
}
#: The fields of all kinds of authentication together.
_AUTHENTICATION: Schema = {
    "authenticationType": _TEXT,
    "authenticationStatus": _TEXT,
    "customAuthenticationParameters": [_PROPERTY],
    "isAuthorized": _SWITCH,
    "authenticationResponse": _TOKENS,
    "authType": _TEXT,
    "username": _TEXT,
    "password": _TEXT,
    "databaseName": _TEXT,
    "grantType": _TEXT,
    "isTokenHeader": _SWITCH,
    "isAuthorizationHeader": _SWITCH,
    "clientId": _TEXT,
    "clientSecret": _TEXT,
    "authorizationUrl": _TEXT,
    "redirectURL": _TEXT,
    "expiresIn": _TEXT,
    "accessTokenUrl": _TEXT,
    "scopeString": _TEXT,
    "scope": [_TEXT],
    "sendScopeWithRefreshToken": _SWITCH,
    "refreshTokenClientCredentialsLocation": _TEXT,
    "headerPrefix": _TEXT,
    "customTokenParameters": [_PROPERTY],
    "audience": _TEXT,
    "resource": _TEXT,
    "useSelfSignedCert": _SWITCH,
    "bearerToken": _TEXT,
    "addTo": _TEXT,
    "label": _TEXT,
    "value": _TEXT,
    "privateKey": _UPLOADED_FILE,
    "passphrase": _TEXT,
}
CONFIGURATION: Schema = {
    "connection": {"mode": _TEXT, "type": _TEXT, "ssl": _SSL, "defaultDatabaseName": _TEXT},
    "endpoints": [_ENDPOINT],
    "authentication": _AUTHENTICATION,
    "sshProxy": {
        "host": _TEXT,
        "port": _NUMBER,
        "endpoints": [_ENDPOINT],
        "username": _TEXT,
        "authType": _TEXT,
        "privateKey": {"keyFile": _UPLOADED_FILE, "password": _TEXT},
    },
    "sshProxyEnabled": _SWITCH,
    "properties": [_PROPERTY],
    "url": _TEXT,
    "headers": [_PROPERTY],
    "queryParameters": [_PROPERTY],
    "description": _TEXT,
}


#: The words that the product knows for settings that have few; it drops any other without a message.
WORDS: dict[str, frozenset[str]] = {
    "authentication.grantType": frozenset(("CLIENT_CREDENTIALS", "AUTHORIZATION_CODE")),
    "authentication.authType": frozenset(
        ("SCRAM_SHA_1", "SCRAM_SHA_256", "MONGODB_CR", "USERNAME_PASSWORD"),
    ),
    "connection.mode": frozenset(("READ_ONLY", "READ_WRITE")),
    "connection.type": frozenset(("DIRECT", "REPLICA_SET")),
    "connection.ssl.authType": frozenset(
        (
            "DEFAULT", "NO_SSL", "ENABLED", "ALLOW", "PREFER", "REQUIRE", "DISABLE", "VERIFY_CA", "VERIFY_FULL",
            "PREFERRED", "REQUIRED", "DISABLED", "CA_CERTIFICATE", "SELF_SIGNED_CERTIFICATE", "NO_VERIFY",
        )
    ),
    "connection.ssl.caCertificateType": frozenset(("NONE", "FILE", "BASE64_STRING")),
    "sshProxy.authType": frozenset(("IDENTITY_FILE", "PASSWORD")),
}  # fmt: skip


def schema_at(keys: Keys) -> Schema | None:
    """Return the schema of the setting that keys lead to, or None when the product knows no such setting."""
    schema: Schema | None = CONFIGURATION
    for key in keys:
        if isinstance(key, int):
            schema = schema[0] if isinstance(schema, list) else None
        else:
            schema = schema.get(key) if isinstance(schema, dict) else None
        if schema is None:
            return None
    return schema


def type_of(schema: Schema | None) -> Type:
    """Return the type of a schema; what the product does not know may hold any value."""
    if isinstance(schema, Type):
        return schema
    if schema is None:
        return Type.ANY
    return Type.LIST if isinstance(schema, list) else Type.OBJECT


def known_paths(schema: Schema = CONFIGURATION, before: Keys = ()) -> Iterator[str]:
    """Yield the paths of all settings that there are, with 0 for every index."""
    if isinstance(schema, dict):
        for key, inner in schema.items():
            yield from known_paths(inner, (*before, key))
    elif isinstance(schema, list):
        yield from known_paths(schema[0], (*before, 0))
    else:
        yield as_path(before)


def flatten(value: Any, keys: Keys = ()) -> dict[Keys, Any]:
    """Return the settings of a configuration, or of the part of it below `keys`, each with its keys.

    What the product knows as an object or a list is taken apart; an empty one is a setting itself, and what
    is null in a list of objects is none. Values without a schema stay whole.
    """
    found: dict[Keys, Any] = {}
    stack: list[tuple[Keys, Schema | None, Any]] = [(keys, schema_at(keys), value)]
    while stack:
        keys, schema, value = stack.pop()
        if isinstance(value, dict) and isinstance(schema, dict) and (value or not keys):
            below = [((*keys, key), schema.get(key), child) for key, child in value.items()]
        elif isinstance(value, list) and isinstance(schema, list) and value:
            is_plain = isinstance(schema[0], Type)
            entries = [(i, child) for i, child in enumerate(value) if is_plain or child is not None]
            below = [((*keys, i), schema[0], child) for i, child in entries]
        else:
            found[keys] = value
            continue
        stack.extend(reversed(below))
    return found


def as_path(keys: Keys) -> str:
    """Return the path of keys: `("endpoints", 0, "host")` -> `endpoints[0].host`."""
    path = ""
    for key in keys:
        path += f"[{key}]" if isinstance(key, int) else f".{key}" if path else key
    return path


_STEP = re.compile(r"([^.\[\]]+)((?:\[[0-9]{1,9}\])*)(?:\.(?=.)|$)")
_INDEX = re.compile(r"\[([0-9]+)\]")


@functools.lru_cache(maxsize=1024)
def as_keys(path: str) -> Keys | None:
    """Return the keys of a path, or None for a string that is not a path."""
    keys: list[str | int] = []
    at = 0
    while at < len(path):
        step = _STEP.match(path, at)
        if step is None:
            return None
        keys += [step[1], *map(int, _INDEX.findall(step[2]))]
        at = step.end()
    return tuple(keys) or None


def get(value: Any, keys: Keys) -> Any:
    """Return what keys lead to; None where nothing is."""
    for key in keys:
        if isinstance(key, int):
            value = value[key] if isinstance(value, list) and key < len(value) else None
        else:
            value = value.get(key) if isinstance(value, dict) else None
    return value


def put(editor: Editor, keys: Keys, value: Any) -> bool:
    """Set a value in the configuration that an editor holds; return whether it differs from the one before.

    Objects and lists that are missing on the way are made, and lists are filled up with null. A number that is
    there already keeps its form: 5432.0 does not become 5432. Raises InputError where something else than an
    object or a list is in the way.
    """
    before = get(editor.document, keys)
    if before == value and is_json_number(before) == is_json_number(value) and value is not None:
        return False
    for size in range(1, len(keys)):
        _require_container(editor, keys[:size], list if isinstance(keys[size], int) else dict)
    _set(editor, keys, value)
    return True


def _require_container(editor: Editor, keys: Keys, wanted: type) -> None:
    there = get(editor.document, keys)
    if there is None:
        _set(editor, keys, wanted())
    elif not isinstance(there, wanted):
        kind = "a list" if wanted is list else "an object"
        raise InputError(f"The export has something other than {kind} at {as_path(keys)}")


def _set(editor: Editor, keys: Keys, value: Any) -> None:
    if isinstance(keys[-1], int):
        entries = editor.container(keys[:-1])
        entries.extend([None] * (keys[-1] + 1 - len(entries)))
    editor.set(keys, value)
