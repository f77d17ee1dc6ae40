"""Which settings a configuration needs depends on choices made in it: the kind of authentication, a tunnel.

The forms of plugins hide what does not belong to the choice; the table of fields does not say so, this does.
"""

from __future__ import annotations

import re
from typing import Any

from ..entities import text
from ..sanitize.fields import Plugin
from .shapes import get

#: The settings that each kind of authentication cannot do without.
NEEDED_BY_KIND: dict[str, tuple[str, ...]] = {
    "dbAuth": ("username", "password"),
    "basic": ("username", "password"),
    "oAuth2": ("clientId", "clientSecret", "accessTokenUrl"),
    "bearerToken": ("bearerToken",),
    "apiKey": ("label", "value"),
    "snowflakeKeyPairAuth": ("username", "privateKey.base64Content"),
    "accessKey": ("username", "password"),
    "instanceRole": (),
}
#: Those that a kind has besides.
_ALSO_BY_KIND: dict[str, tuple[str, ...]] = {
    "dbAuth": ("databaseName", "authType"),
    "oAuth2": (
        "grantType", "authorizationUrl", "redirectURL", "scopeString", "isTokenHeader", "headerPrefix",
        "isAuthorizationHeader", "audience", "resource", "sendScopeWithRefreshToken",
        "refreshTokenClientCredentialsLocation", "customAuthenticationParameters",
    ),
    "apiKey": ("addTo", "headerPrefix"),
    "snowflakeKeyPairAuth": ("privateKey", "passphrase"),
}  # fmt: skip
#: Plugins with all of these kinds; only their forms leave it to the user whether to authenticate at all.
API_PLUGINS = frozenset(("restapi-plugin", "graphql-plugin"))
API_KINDS = ("basic", "oAuth2", "bearerToken", "apiKey")
#: Databases that take no connection without user and password, although their forms don't insist.
_STRICT_DATABASES = frozenset(
    ("postgres-plugin", "mysql-plugin", "mssql-plugin", "redshift-plugin", "oracle-plugin", "dynamo-plugin")
)
_CREDENTIALS = re.compile(r"authentication\.(?:username|password|databaseName)")
_HOST = re.compile(r"endpoints\[[0-9]+\]\.host")
_FILE = re.compile(r"connection\.ssl\.(?:\w+File|pemCertificate)\b")

#: What a form calls `client_credentials` stands in exports as the constant `CLIENT_CREDENTIALS`.
_CONSTANTS = frozenset(("authentication.grantType", "authentication.addTo"))
#: The modes of TLS that need certificates.
_WITH_FILES = frozenset(
    (
        "VERIFY_CA",
        "VERIFY_FULL",
        "CA_CERTIFICATE",
        "SELF_SIGNED_CERTIFICATE",
        "ENABLED",
        "REQUIRED",
        "REQUIRE",
    )
)
#: Names of pairs that forms write themselves, where the table of fields has the value only.
_FIXED_NAMES: dict[tuple[str, str], str] = {
    ("elasticsearch-plugin", "headers[0].value"): "Authorization",
    ("mysql-plugin", "properties[0].value"): "serverTimezone",
}

_TUNNEL = "Connection method"
_MONGO_URI = "Use mongo connection string URI"
_MONGO_STRING = "Connection string URI"


def kind_name(plugin: Plugin, configuration: dict[str, Any]) -> str | None:
    """Give the kind of authentication that is chosen, else the form's first choice; None without a choice."""
    chosen = text(get(configuration, ("authentication", "authenticationType")))
    if chosen:
        return chosen
    field = plugin.by_path.get("authentication.authenticationType")
    return text(field.initial) if field else None


def can_be_filled(plugin: Plugin) -> bool:
    """Tell whether a form says that there is an authentication, and one that needs no person to give it."""
    grant = plugin.by_path.get("authentication.grantType")
    by_person = grant is not None and grant.initial == "authorization_code"
    is_said = "authentication.authenticationType" in plugin.by_path
    return is_said and (plugin.name in API_PLUGINS or not by_person)


def pair(configuration: dict[str, Any], name: str) -> Any:
    """Give the value of a property by its name."""
    for entry in _properties(configuration):
        if isinstance(entry, dict) and entry.get("key") == name:
            return entry.get("value")
    return None


def fixed_name(plugin: Plugin, path: str) -> str | None:
    """Give the name that the form of a plugin gives the pair whose value stands at a path."""
    names = {place: name for name, place in plugin.pair_names.items()}
    return names.get(path) or _FIXED_NAMES.get((plugin.name, path))


def constants(path: str, options: tuple[Any, ...]) -> tuple[Any, ...]:
    """Give the options of a form as exports write them."""
    return tuple(o.upper() for o in options) if path in _CONSTANTS else options


def usual(plugin: Plugin, configuration: dict[str, Any], path: str, initial: Any) -> Any:
    """Give the value that a setting has by default: the form's first, or what the rest of the export implies."""
    if plugin.name == "mongo-plugin" and path == "properties[0].value" and _by_uri(configuration):
        return "Yes"
    if isinstance(initial, str) and (initial.startswith("-") or " " in initial):  # a prompt, no value
        return None
    if path in _CONSTANTS and isinstance(initial, str):
        return initial.upper()
    return initial


def _by_uri(configuration: dict[str, Any]) -> bool:
    """Tell whether MongoDB is reached by a connection string; where that was taken out, whether one was."""
    chosen = pair(configuration, _MONGO_URI)
    if chosen in ("Yes", "No"):
        return bool(chosen == "Yes")
    return any(
        isinstance(entry, dict) and entry.get("key") == _MONGO_STRING and "value" in entry
        for entry in _properties(configuration)
    )


def _properties(configuration: dict[str, Any]) -> list[Any]:
    properties = configuration.get("properties")
    return properties if isinstance(properties, list) else []


def applies(plugin: Plugin, configuration: dict[str, Any], path: str) -> bool:
    """Tell whether a setting belongs to what is chosen."""
    if path.startswith("authentication."):
        return _authentication_applies(plugin, configuration, path.partition(".")[2])
    if _FILE.match(path):
        return text(get(configuration, ("connection", "ssl", "authType"))) in _WITH_FILES
    if path.startswith("sshProxy.endpoints") and get(configuration, ("sshProxy", "host")):
        return False
    if path.startswith("sshProxy"):
        return bool(
            configuration.get("sshProxyEnabled")
            or configuration.get("sshProxy")
            or pair(configuration, _TUNNEL) == "SSH"
        )
    if plugin.name == "mongo-plugin" and (path == "properties[1].value" or path.startswith("endpoints")):
        return _by_uri(configuration) == path.startswith("properties")
    if plugin.name == "databricks-plugin":
        by_url: bool = get(configuration, ("properties", 0, "value")) == "JDBC_URL_CONFIGURATION"
        if path == "properties[5].value":
            return by_url
        return not (by_url and (path == "properties[1].value" or path.startswith("endpoints")))
    if plugin.name == "amazons3-plugin" and path in ("endpoints[0].host", "properties[3].value"):
        provider = pair(configuration, "s3Provider") or "amazon-s3"
        return provider == "google-cloud-storage" if path[0] == "p" else provider != "amazon-s3"
    return True


def _authentication_applies(plugin: Plugin, configuration: dict[str, Any], field: str) -> bool:
    if plugin.name == "mongo-plugin" and _by_uri(configuration):
        return False
    if "authentication.authenticationType" not in plugin.by_path or field == "authenticationType":
        return True
    kind = kind_name(plugin, configuration)
    if kind not in NEEDED_BY_KIND:
        return kind is not None
    names = NEEDED_BY_KIND[kind] + _ALSO_BY_KIND.get(kind, ())
    return field in names or field.partition(".")[0] in names


def is_needed(plugin: Plugin, configuration: dict[str, Any], path: str, *, required: bool) -> bool:
    """Tell whether a datasource cannot work without a setting that applies."""
    if path.startswith("authentication.") and (plugin.name in API_PLUGINS or not plugin.known):
        kind = kind_name(plugin, configuration)
        return path.partition(".")[2] in NEEDED_BY_KIND.get(kind or "", ())
    return (
        required
        or _HOST.fullmatch(path) is not None
        or (plugin.name in _STRICT_DATABASES and _CREDENTIALS.fullmatch(path) is not None)
    )
