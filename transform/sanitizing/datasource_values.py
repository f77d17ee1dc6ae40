"""The configuration of datasources: what is secret or differs between environments goes, the rest stays.

The datasources that are embedded in queries are cleaned like those of the list.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from ..application.entities import text
from ..application.entity_lookup import entity_at
from ..diagnostics import Diagnostic, Entity, Severity
from ..document.edits import REMOVED
from ..document.pointers import Path, join
from ..product.plugin_fields import Kind, Plugin, plugin
from .findings import Action
from .plan import Found, Plan, Taken, as_text, says_nothing
from .rules.secret_names import Sensitivity, sensitivity
from .rules.secret_values import is_reference, is_stand_in

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
    kind: Kind
    is_secret: bool


class Configured(NamedTuple):
    """A datasource, of the list or inside a query, and its place."""

    path: Path
    value: dict[str, Any]
    plugin: Plugin

    @property
    def embedded(self) -> bool:
        """Return whether it stands inside a query."""
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


def _kind(plugin: Plugin, path: str, parent: Any, keys: Path) -> tuple[Kind, bool]:
    """Return what a value is, and whether a secret for certain."""
    name = parent.get("key") if isinstance(parent, dict) and keys[-1] == "value" else None
    if isinstance(name, str):
        if sensitivity(name) >= Sensitivity.PARAMETER:
            return Kind.SECRET, True
        if name.lower() in _HARMLESS_HEADERS and path.startswith("headers"):
            return Kind.STRUCTURE, False
        if name and path.startswith("properties") and plugin.known and name not in plugin.pair_names:
            return Kind.ENVIRONMENT, plugin.is_secret(path)  # what stands there says nothing of another pair
        path = plugin.pair_names.get(name, path)
    return plugin.kind(path), plugin.is_secret(path)


def plan_datasources(document: dict[str, Any], plan: Plan) -> None:
    """Plan what is taken out of the datasources of a document, and out of decryptedFields."""
    for source in configured(document):
        keys = INSTANCE_KEYS if source.embedded else INSTANCE_KEYS | {"id"}
        for key in keys.intersection(source.value):
            if not says_nothing(source.value[key]):
                plan.remove((*source.path, key), "instance-data", source.value[key])
        _take_secrets_of_environments(source, plan)
        if source.configuration:
            _plan_configuration(document, source, plan)
            _plan_name_that_is_a_url(document, source, plan)
        elif holds_value(source.value.get("datasourceConfiguration")):
            path = (*source.path, "datasourceConfiguration")
            value = source.value["datasourceConfiguration"]
            plan.replace(path, "datasource-secret", value, "secret", name_of(entity_at(document, path), ""))
    if document.get("decryptedFields") is not None:
        plan_decrypted(document["decryptedFields"], plan)


def _take_secrets_of_environments(source: Configured, plan: Plan) -> None:
    """Look elsewhere for the secrets in `datasourceStorages`, which goes as a whole."""
    storages = source.value.get("datasourceStorages")
    for storage in storages.values() if isinstance(storages, dict) else ():
        if isinstance(storage, dict):
            for setting in settings(source._replace(value=storage)):
                if setting.is_secret and holds_value(setting.value):
                    plan.taken.append(Taken(as_text(setting.value), "secret"))


def _plan_name_that_is_a_url(document: dict[str, Any], source: Configured, plan: Plan) -> None:
    """Plan to replace the name of a datasource inside a query that repeats its url; nothing refers to it."""
    name, url = text(source.value.get("name")), text(source.configuration.get("url"))
    if source.embedded and name and url and "://" in name and (name in url or url in name):
        listed = {entry.get("name") for _, entry in _objects(document, "datasourceList")}
        if name not in listed:
            path = (*source.path, "name")
            plan.replace(path, "datasource-environment", name, "environment", "")


def _plan_configuration(document: dict[str, Any], source: Configured, plan: Plan) -> None:
    changed = False
    entity = entity_at(document, source.path)
    for setting in settings(source):
        path = (*source.path, "datasourceConfiguration", *setting.keys)
        told = plan.policy.field(source.plugin.name, setting.path)
        if told == "keep":
            plan.left.add(path)
        if not holds_value(setting.value):
            continue
        if setting.kind is Kind.STRUCTURE and told != "remove":
            continue
        rule = "datasource-secret" if setting.kind is Kind.SECRET else "datasource-environment"
        kind = "secret" if setting.kind is Kind.SECRET else "environment"
        severity: Severity = "error" if setting.is_secret else "note"
        plan.replace(path, rule, setting.value, kind, name_of(entity, setting.path), severity)
        changed = changed or path in plan.edits
    if changed and not source.plugin.known:
        plan.diagnostics.append(
            Diagnostic(
                "AT801",
                "warning",
                "The fields of this datasource's plugin are not known; all its values were taken out.",
                join("", *source.path),
                entity,
                "Keep single values with a policy file if they are needed.",
            )
        )


def holds_value(value: Any) -> bool:
    """Return whether a setting says anything: not null, empty, a switch, a stand-in or a binding to a name."""
    if isinstance(value, bool) or says_nothing(value):
        return False
    return not (isinstance(value, str) and (is_stand_in(value) or is_reference(value)))


def name_of(entity: Entity, path: str) -> str:
    """Return a name for a setting: that of the datasource or query, and of the field."""
    return " ".join(filter(None, (entity.page, entity.name, path)))


_AUTHENTICATION_NAMES = frozenset(("authType", "authenticationType", "grantType"))


def plan_decrypted(decrypted: Any, plan: Plan) -> None:
    """Plan to take out the secrets that a configured export holds in plain text, unless all may stay."""
    root: Path = ("decryptedFields",)
    told = plan.policy.rules.get("decrypted-secret")
    values = list(_decrypted_values(decrypted, root))
    may_stay = bool(values) and all(plan.allows(value) or plan.accepts(path, value) for path, value in values)
    if plan.policy.keeps(root) or told == "ignore" or may_stay:
        return
    if told != "report":
        plan.edits[root] = REMOVED
    for path, value in values:
        secret = sensitivity(str(path[-1])) is not Sensitivity.NONE
        severity: Severity = "error" if secret else "note"
        action: Action = "reported" if told == "report" else "removed"
        plan.found.append(Found(path, "decrypted-secret", severity, value, "", action))
        if told != "report":
            plan.taken.append(Taken(value, "secret" if secret else "environment"))


def _decrypted_values(decrypted: Any, root: Path) -> Iterator[tuple[Path, str]]:
    stack: list[tuple[Path, Any]] = [(root, decrypted)]
    while stack:
        path, value = stack.pop()
        if isinstance(value, dict | list):
            pairs = value.items() if isinstance(value, dict) else enumerate(value)
            stack.extend(((*path, key), child) for key, child in pairs)
        elif isinstance(value, str) and value and path[-1] not in _AUTHENTICATION_NAMES:
            yield path, value
