"""Which settings a configuration needs depends on choices made in it: the kind of authentication, a tunnel.

The forms of plugins hide what does not belong to a choice. The table of fields has no such conditions, so they are
here.
"""

from __future__ import annotations

import functools
import re
from typing import Any

from ..application.entities import text
from ..product.plugin_fields import Plugin
from .configuration_schema import get

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

#: What a form calls `client_credentials` is the constant `CLIENT_CREDENTIALS` in exports.
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
    """Return the kind of authentication that is chosen, else the form's first choice; None without a choice."""
    chosen = text(get(configuration, ("authentication", "authenticationType")))
    if chosen:
        return chosen
    field = plugin.by_path.get("authentication.authenticationType")
    return text(field.initial) if field else None


def can_be_filled(plugin: Plugin) -> bool:
    """Return whether a plugin has an authentication that can be filled in without a person who authorizes it."""
    grant = plugin.by_path.get("authentication.grantType")
    by_person = grant is not None and grant.initial == "authorization_code"
    is_said = "authentication.authenticationType" in plugin.by_path
    return is_said and (plugin.name in API_PLUGINS or not by_person)


def fixed_name(plugin: Plugin, path: str) -> str | None:
    """Return the name that the form of a plugin uses for the pair whose value is at a path."""
    names = {place: name for name, place in plugin.pair_names.items()}
    return names.get(path) or _FIXED_NAMES.get((plugin.name, path))


def constants(path: str, options: tuple[Any, ...]) -> tuple[Any, ...]:
    """Return the options of a form as exports write them."""
    return tuple(o.upper() for o in options) if path in _CONSTANTS else options


class FormConditions:
    """What is chosen in the configuration of a datasource."""

    def __init__(self, plugin: Plugin, configuration: dict[str, Any]) -> None:
        self.plugin = plugin
        self.configuration = configuration

    @functools.cached_property
    def pairs(self) -> dict[str, Any]:
        """Return the properties by their names."""
        properties = self.configuration.get("properties")
        entries = properties if isinstance(properties, list) else []
        return {
            entry["key"]: entry.get("value")
            for entry in reversed(entries)
            if isinstance(entry, dict) and isinstance(entry.get("key"), str)
        }

    @functools.cached_property
    def kind(self) -> str | None:
        """Return the kind of authentication."""
        return kind_name(self.plugin, self.configuration)

    @functools.cached_property
    def by_uri(self) -> bool:
        """Return whether MongoDB is reached by a connection string; where that was taken out, whether one was."""
        if self.plugin.name != "mongo-plugin":
            return False
        chosen = self.pairs.get(_MONGO_URI)
        return bool(chosen == "Yes") if chosen in ("Yes", "No") else _MONGO_STRING in self.pairs

    def usual(self, path: str, initial: Any) -> Any:
        """Return the value that a setting has by default: the form's first, or what the rest implies."""
        if path == "properties[0].value" and self.by_uri:
            return "Yes"
        if isinstance(initial, str) and (initial.startswith("-") or " " in initial):  # a prompt, no value
            return None
        if path in _CONSTANTS and isinstance(initial, str):
            return initial.upper()
        return initial

    def applies(self, path: str) -> bool:
        """Return whether a setting belongs to what is chosen; a property is named by its place in the form."""
        if path.startswith("authentication."):
            return self._authentication_applies(path.partition(".")[2])
        if _FILE.match(path):
            return text(get(self.configuration, ("connection", "ssl", "authType"))) in _WITH_FILES
        if path.startswith("sshProxy"):
            return self._tunnel_applies(path)
        if self.plugin.name == "mongo-plugin" and (
            path == "properties[1].value" or path.startswith("endpoints")
        ):
            return self.by_uri == path.startswith("properties")
        if self.plugin.name == "databricks-plugin":
            method = get(self.configuration, ("properties", 0, "value"))
            by_url: bool = method == "JDBC_URL_CONFIGURATION"
            if path == "properties[5].value":
                return by_url
            return not (by_url and (path == "properties[1].value" or path.startswith("endpoints")))
        if self.plugin.name == "amazons3-plugin" and path in ("endpoints[0].host", "properties[3].value"):
            provider = self.pairs.get("s3Provider") or "amazon-s3"
            return bool(provider == "google-cloud-storage" if path[0] == "p" else provider != "amazon-s3")
        return True

    def _tunnel_applies(self, path: str) -> bool:
        if path.startswith("sshProxy.endpoints") and get(self.configuration, ("sshProxy", "host")):
            return False
        is_there = self.configuration.get("sshProxyEnabled") or self.configuration.get("sshProxy")
        return bool(is_there or self.pairs.get(_TUNNEL) == "SSH")

    def _authentication_applies(self, field: str) -> bool:
        if self.by_uri:
            return False
        if "authentication.authenticationType" not in self.plugin.by_path or field == "authenticationType":
            return True
        if self.kind not in NEEDED_BY_KIND:
            return self.kind is not None
        names = NEEDED_BY_KIND[self.kind] + _ALSO_BY_KIND.get(self.kind, ())
        return field in names or field.partition(".")[0] in names

    def is_needed(self, path: str, *, required: bool) -> bool:
        """Return whether a datasource cannot work without a setting that applies."""
        if path.startswith("authentication.") and (self.plugin.name in API_PLUGINS or not self.plugin.known):
            return path.partition(".")[2] in NEEDED_BY_KIND.get(self.kind or "", ())
        return (
            required
            or _HOST.fullmatch(path) is not None
            or (self.plugin.name in _STRICT_DATABASES and _CREDENTIALS.fullmatch(path) is not None)
        )
