"""The configuration of datasources: secrets and what differs between environments go, the rest stays.

The datasources that are embedded in queries are cleaned like those of the list.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any, NamedTuple

import orjson

from ..application.entities import text
from ..application.entity_lookup import entity_at
from ..diagnostics import Diagnostic, Severity
from ..document.pointers import Path, join
from ..patterns import pattern
from ..product.plugin_fields import FieldKind, Plugin, plugin
from .policy.policies import Policy
from .proposals import REPLACED, KnownValue, Proposal, as_text, is_empty
from .recognition.placeholders import is_reference, is_replacement, is_unfilled
from .recognition.secret_names import Sensitivity, sensitivity

#: What an entry of datasourceList, and a datasource inside a query, hold of the instance. The id of the latter
#: is the name of the datasource that it refers to, and stays.
INSTANCE_KEYS = frozenset(
    (
        "datasourceId", "environmentId", "workspaceId", "organizationId", "isConfigured", "invalids", "messages",
        "isRecentlyCreated", "createdAt", "updatedAt", "createdBy", "modifiedBy", "policies", "policyMap",
        "userPermissions", "datasourceStorages",
    )
)  # fmt: skip

_HARMLESS_HEADERS = frozenset(
    (
        "accept", "accept-charset", "accept-encoding", "accept-language", "cache-control", "connection",
        "content-encoding", "content-type", "pragma", "user-agent", "x-requested-with",
    )
)  # fmt: skip
#: Objects that go as one.
_WHOLE = frozenset(("authenticationResponse", "tokenResponse"))


class Setting(NamedTuple):
    """A value of a datasource configuration: keys that lead to it, its path as fields have it, its kind."""

    keys: Path
    path: str
    value: Any
    kind: FieldKind
    is_secret: bool


class Configured(NamedTuple):
    """A datasource, of the list or inside a query, and its place."""

    path: Path
    value: dict[str, Any]
    plugin: Plugin

    @property
    def embedded(self) -> bool:
        """Return whether it is inside a query."""
        return len(self.path) > 2

    @property
    def configuration(self) -> dict[str, Any]:
        """Return its configuration; empty when it has none."""
        found = self.value.get("datasourceConfiguration")
        return found if isinstance(found, dict) else {}


def configured(document: dict[str, Any]) -> Iterator[Configured]:
    """Yield the datasources of the list and those inside queries."""
    for i, entry in _objects(document, "datasourceList"):
        yield Configured(("datasourceList", i), entry, plugin(entry.get("pluginId")))
    for i, entry in _objects(document, "actionList"):
        for side in ("unpublishedAction", "publishedAction"):
            query = entry.get(side)
            inside = query.get("datasource") if isinstance(query, dict) else None
            if isinstance(inside, dict):
                name = text(inside.get("pluginId")) or entry.get("pluginId")
                yield Configured(("actionList", i, side, "datasource"), inside, plugin(name))


def _objects(document: dict[str, Any], key: str) -> Iterator[tuple[int, dict[str, Any]]]:
    entries = document.get(key)
    for i, entry in enumerate(entries if isinstance(entries, list) else ()):
        if isinstance(entry, dict):
            yield i, entry


def settings(source: Configured) -> Iterator[Setting]:
    """Yield every value of a configuration that is no object or list, in the order of the document."""
    stack: list[tuple[Path, str, Any, Any]] = [((), "", source.configuration, None)]
    while stack:
        keys, path, value, pair = stack.pop()
        children: list[tuple[Path, str, Any, Any]]
        if isinstance(value, dict) and not (keys and keys[-1] in _WHOLE):
            children = [
                ((*keys, key), f"{path}.{key}" if path else key, child, value) for key, child in value.items()
            ]
        elif isinstance(value, list):
            children = [((*keys, i), f"{path}[{i}]", child, None) for i, child in enumerate(value)]
        else:
            yield Setting(keys, path, value, *_kind(source.plugin, path, pair, keys))
            continue
        stack.extend(reversed(children))


def _kind(plugin: Plugin, path: str, parent: Any, keys: Path) -> tuple[FieldKind, bool]:
    """Return what a value is, and whether it is certainly a secret."""
    name = parent.get("key") if isinstance(parent, dict) and keys[-1] == "value" else None
    if isinstance(name, str):
        if sensitivity(name) >= Sensitivity.PARAMETER:
            return FieldKind.SECRET, True
        if name.lower() in _HARMLESS_HEADERS and path.startswith("headers"):
            return FieldKind.STRUCTURE, False
        if name and path.startswith("properties") and plugin.known and name not in plugin.pair_names:
            return FieldKind.ENVIRONMENT, plugin.is_secret(
                path
            )  # the position of a pair does not tell its meaning
        path = plugin.pair_names.get(name, path)
    return plugin.kind(path), plugin.is_secret(path)


def datasource_proposals(document: dict[str, Any], policy: Policy) -> Iterator[Proposal]:
    """Yield what should leave the datasources of a document, and decryptedFields."""
    listed = {text(entry.get("name")) for _, entry in _objects(document, "datasourceList")}
    for source in configured(document):
        yield from _instance_keys(source)
        if source.configuration:
            yield from _of_settings(source, policy)
            yield from _name_that_is_a_url(source, listed)
        elif is_concrete(source.value.get("datasourceConfiguration")):
            path = (*source.path, "datasourceConfiguration")
            value = source.value["datasourceConfiguration"]
            yield Proposal(path, "datasource-secret", value, "note", "secret", REPLACED)
    if document.get("decryptedFields") is not None:
        yield from decrypted_proposals(document["decryptedFields"])


def _instance_keys(source: Configured) -> Iterator[Proposal]:
    keys = INSTANCE_KEYS if source.embedded else INSTANCE_KEYS | {"id"}
    for key in keys.intersection(source.value):
        if not is_empty(source.value[key]):
            known = tuple(_secrets_of_environments(source)) if key == "datasourceStorages" else ()
            yield Proposal((*source.path, key), "instance-data", source.value[key], known=known)


def _secrets_of_environments(source: Configured) -> Iterator[KnownValue]:
    """Yield the secrets in `datasourceStorages`, which goes as a whole."""
    storages = source.value.get("datasourceStorages")
    for storage in storages.values() if isinstance(storages, dict) else ():
        if isinstance(storage, dict):
            for setting in settings(source._replace(value=storage)):
                if setting.is_secret and is_concrete(setting.value):
                    yield KnownValue(as_text(setting.value), "secret")


def _of_settings(source: Configured, policy: Policy) -> Iterator[Proposal]:
    for setting in settings(source):
        path = (*source.path, "datasourceConfiguration", *setting.keys)
        treatment = policy.field(source.plugin.name, setting.path)
        if treatment == "keep":
            yield Proposal(path, "", setting.value, kept=True)
        elif is_concrete(setting.value) and (treatment == "remove" or _is_to_go(setting)):
            rule, severity, kind = _judged(setting)
            distinct = rule != "configured-field"
            yield Proposal(
                path, rule, setting.value, severity, kind, REPLACED, field=setting.path, distinct=distinct
            )


def _is_to_go(setting: Setting) -> bool:
    """Return whether a setting is secret or differs between environments; a url without a host does not."""
    if setting.kind is FieldKind.STRUCTURE:
        return False
    return setting.is_secret or not isinstance(setting.value, str) or not _PATH.match(setting.value)


_PATH = pattern(r"/(?!/)")


def _judged(setting: Setting) -> tuple[str, Severity, str]:
    """Return rule, severity and kind of a setting: a field for a secret that holds a placeholder is a note."""
    if setting.kind is not FieldKind.SECRET:
        return "datasource-environment", "error" if setting.is_secret else "note", "environment"
    if isinstance(setting.value, str) and _holds_no_secret(setting.value):
        return "configured-field", "note", "secret"
    return "datasource-secret", "error" if setting.is_secret else "note", "secret"


def _holds_no_secret(value: str) -> bool:
    is_public = "PRIVATE KEY" not in value and "-----BEGIN CERTIFICATE-----" in value
    return is_public or is_unfilled(value)


def _name_that_is_a_url(source: Configured, listed: Collection[str | None]) -> Iterator[Proposal]:
    """Yield the name of a datasource inside a query that repeats its url; nothing refers to it."""
    name, url = text(source.value.get("name")), text(source.configuration.get("url"))
    repeats_url = name and url and "://" in name and (name in url or url in name)
    if source.embedded and repeats_url and name not in listed:
        path = (*source.path, "name")
        yield Proposal(path, "datasource-environment", name, "note", "environment", REPLACED)


def unknown_plugins(document: dict[str, Any], edited: Collection[Path]) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each datasource of an unknown plugin that has lost values of its configuration."""
    changed = {path[:size] for path in edited for size in (3, 5) if len(path) > size}
    for source in configured(document):
        if not source.plugin.known and (*source.path, "datasourceConfiguration") in changed:
            yield Diagnostic(
                "AT801",
                "warning",
                "The fields of this datasource's plugin are not known; all its values were removed.",
                join("", *source.path),
                entity_at(document, source.path),
                "Keep single values with a policy file if they are needed.",
            )


def is_concrete(value: Any) -> bool:
    """Return whether a setting has a value of its own: no switch, nothing empty, replaced or bound to a name."""
    if isinstance(value, bool) or is_empty(value):
        return False
    return not (isinstance(value, str) and (is_replacement(value) or is_reference(value)))


#: Members of decryptedFields that name a way of authentication, and those that differ between environments.
_AUTHENTICATION_NAMES = frozenset(("authType", "authenticationType", "grantType"))
_ENVIRONMENT_NAMES = frozenset(("username", "databaseName"))
_DECRYPTED: Path = ("decryptedFields",)


def decrypted_proposals(decrypted: Any) -> Iterator[Proposal]:
    """Yield the values that a configured export holds in plain text; the whole member goes with any of them.

    All of them are secrets whatever their keys are called, and so is what the JSON in a text holds; but for the
    members of an authentication that the product names otherwise.
    """
    values = list(_leaves(decrypted, _DECRYPTED))
    if not values:
        yield Proposal(_DECRYPTED, "decrypted-secret", None)
    for path, value in values:
        is_secret = path[-1] not in _ENVIRONMENT_NAMES
        kind = "secret" if is_secret else "environment"
        severity: Severity = "error" if is_secret else "note"
        known = tuple(KnownValue(as_text(inner), "secret") for inner in _in_json(value))
        yield Proposal(path, "decrypted-secret", value, severity, kind, target=_DECRYPTED, known=known)


def _in_json(value: Any) -> Iterator[Any]:
    """Yield the values inside a text that is a JSON object or array."""
    if isinstance(value, str) and value.lstrip()[:1] in ("{", "["):
        try:
            content = orjson.loads(value.encode("utf-8", "surrogatepass"))
        except orjson.JSONDecodeError:
            return
        yield from (inner for _, inner in _leaves(content, ("",)))


def _leaves(decrypted: Any, root: Path) -> Iterator[tuple[Path, Any]]:
    """Yield texts and numbers below a place with their paths, but for the names of ways of authentication."""
    stack: list[tuple[Path, Any]] = [(root, decrypted)]
    while stack:
        path, value = stack.pop()
        if isinstance(value, dict | list):
            pairs = value.items() if isinstance(value, dict) else enumerate(value)
            stack.extend(((*path, key), child) for key, child in pairs)
        elif (
            not isinstance(value, bool) and value not in (None, "") and path[-1] not in _AUTHENTICATION_NAMES
        ):
            yield path, value
