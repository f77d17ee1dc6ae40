"""The authentication of a datasource in a configured export, and what an import reads of it.

The product binds `datasourceConfiguration.authentication` to a class without user name and password, so an
import loses them there. A configured export repeats them in `decryptedFields`, by the name of the datasource:
`{"password": ..., "authType": <Java class>, "dbAuth": {...}}`. Only four kinds of authentication have such a
place. An API key or a key pair has none: the import keeps its kind and forgets its values.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from ..application.entities import text


class AuthenticationKind(NamedTuple):
    """A kind of authentication: the product's class, its place in decryptedFields, which field is `password`."""

    class_name: str
    place: str | None
    password: str | None

    @property
    def java_class(self) -> str:
        """Return the name that `authType` holds."""
        return f"com.appsmith.external.models.{self.class_name}"


#: A database's; also that of every plugin whose form has no kind.
DATABASE = AuthenticationKind("DBAuth", "dbAuth", "password")
KINDS: dict[str, AuthenticationKind] = {
    "dbAuth": DATABASE,
    "basic": AuthenticationKind("BasicAuth", "basicAuth", "password"),
    "oAuth2": AuthenticationKind("OAuth2", "openAuth2", "clientSecret"),
    "bearerToken": AuthenticationKind("BearerTokenAuth", "bearerTokenAuth", None),
    "apiKey": AuthenticationKind("ApiKeyAuth", None, None),
    "snowflakeKeyPairAuth": AuthenticationKind("KeyPairAuth", None, None),
}
_TOKENS = ("token", "refreshToken", "tokenResponse")
#: What the product's reader keeps of `datasourceConfiguration.authentication` itself.
READ_IN_PLACE = frozenset(
    ("authenticationType", "authenticationStatus", "customAuthenticationParameters", "isAuthorized")
)


def authentication_kind(authentication: dict[str, Any]) -> AuthenticationKind:
    """Return the kind of an authentication, by its `authenticationType`."""
    return KINDS.get(text(authentication.get("authenticationType")) or "", DATABASE)


def decrypted(authentication: dict[str, Any]) -> dict[str, Any]:
    """Return the entry of decryptedFields that a configured export has for an authentication.

    `{"username": "u", "password": "p"}` -> `{"password": "p", "authType": "com...DBAuth", "dbAuth": {both}}`.
    As the product, it writes no null members.
    """
    kind = authentication_kind(authentication)
    whole = {key: value for key, value in authentication.items() if value is not None}
    tokens = whole.get("authenticationResponse")
    entry: dict[str, Any] = {}
    if kind.password and kind.password in whole:
        entry["password"] = whole[kind.password]
    if isinstance(tokens, dict):
        entry |= {key: tokens[key] for key in _TOKENS if tokens.get(key) is not None}
    entry["authType"] = kind.java_class
    if kind.place:
        entry[kind.place] = whole
    return entry


def restored(entry: Any) -> dict[str, Any]:
    """Return the authentication that an import makes of an entry of decryptedFields; empty when it makes none.

    Older releases left the password out of the object, since it is beside it.
    """
    if not isinstance(entry, dict):
        return {}
    for kind in KINDS.values():
        held = entry.get(kind.place) if kind.place else None
        if entry.get("authType") == kind.java_class and isinstance(held, dict):
            found = dict(held)
            if kind.password and entry.get("password") is not None:
                found[kind.password] = entry["password"]
            return found
    return {}


def merged(configuration: dict[str, Any], entry: Any) -> dict[str, Any]:
    """Return a configuration with the authentication of its entry in decryptedFields merged in.

    The configuration's own values win unless they are null. The argument is not changed.
    """
    known = restored(entry)
    own = configuration.get("authentication")
    if not known or not (own is None or isinstance(own, dict)):
        return configuration
    own_values = {key: value for key, value in (own or {}).items() if value is not None or key not in known}
    return {**configuration, "authentication": {**known, **own_values}}
