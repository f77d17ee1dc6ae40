"""What is removed, what is reported, what is left alone."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from ...document.nearest import did_you_mean
from ...document.pointer_patterns import Pattern, covers, parse_pattern
from ...document.pointers import Path, join
from ...errors import InputError
from ...patterns import pattern
from ..fingerprints import fingerprint
from .baseline_entries import BaselineEntry
from .replacements import replacements_from

_INDEX = pattern(r"\[[0-9]+\]")
Treatment = Literal["redact", "report", "ignore"]
_TREATMENTS = ("redact", "report", "ignore")


@dataclass(frozen=True)
class Policy:
    """How a document is sanitized.

    `datasources` says how datasources are cleaned: as the product's file export does (`product`), as it does
    for Git (`git`), or by what is known of their fields (`fields`). `secrets` and `personal` say what happens
    to secrets and personal data in texts; `rules` may say otherwise for single rules. Places that a pattern
    of `keep` covers stay as they are, those that one of `remove` names go; `fields` does the same by plugin
    and field. What `allowed` holds (fingerprints) or `allowed_values` match is never touched; what `accepted`
    holds (fingerprint -> places) is not touched there.
    """

    name: str
    datasources: Literal["product", "git", "fields"] = "fields"
    secrets: Treatment = "redact"
    personal: Treatment = "ignore"
    rules: Mapping[str, Treatment] = dataclasses.field(default_factory=dict)
    keep: tuple[Pattern, ...] = ()
    remove: tuple[Pattern, ...] = ()
    fields: Mapping[tuple[str, str], Literal["keep", "remove"]] = dataclasses.field(default_factory=dict)
    allowed: frozenset[str] = frozenset()
    allowed_values: tuple[re.Pattern[str], ...] = ()
    accepted: Mapping[str, tuple[BaselineEntry, ...]] = dataclasses.field(default_factory=dict)
    replacements: str | Mapping[str, str] = "null"

    def treatment(self, rule: str, *, personal: bool) -> Treatment:
        """Return what happens to what a rule finds in a text."""
        return self.rules.get(rule, self.personal if personal else self.secrets)

    def field(self, plugin: str, path: str) -> Literal["keep", "remove"] | None:
        """Return what is said of a field of a plugin: `endpoints[0].host`, or `endpoints[*].host` for all."""
        return self.fields.get((plugin, path)) or self.fields.get((plugin, _INDEX.sub("[*]", path)))

    def keeps(self, path: Path) -> bool:
        """Return whether a place stays as it is."""
        return any(covers(pattern, path) for pattern in self.keep)

    def allows(self, value: str, key: str) -> bool:
        """Return whether a value, or its fingerprint with a key, is one that may stay."""
        if self.allowed and fingerprint(value, key) in self.allowed:
            return True
        return any(pattern.search(value) for pattern in self.allowed_values)

    def accepting(self, accepted: Mapping[str, tuple[BaselineEntry, ...]]) -> Policy:
        """Return the policy that leaves alone what a baseline accepts."""
        return dataclasses.replace(self, accepted=accepted)

    def in_file(self, name: str) -> Policy:
        """Return the policy with what is accepted in a file only."""
        within = {
            mark: tuple(one for one in places if one.is_in(name)) for mark, places in self.accepted.items()
        }
        return dataclasses.replace(self, accepted=within)

    def to_dict(self) -> dict[str, Any]:
        """Return the policy in full as JSON, but what a baseline accepts only as a number."""
        return {
            "name": self.name,
            "datasources": self.datasources,
            "secrets": self.secrets,
            "personal": self.personal,
            "rules": dict(sorted(self.rules.items())),
            "keep": [join("", *pattern) for pattern in self.keep],
            "remove": [join("", *pattern) for pattern in self.remove],
            "fields": {f"{plugin}: {path}": way for (plugin, path), way in sorted(self.fields.items())},
            "allowed": sorted(self.allowed),
            "allowed_values": [pattern.pattern for pattern in self.allowed_values],
            "accepted": sum(map(len, self.accepted.values())),
            "replacements": self.replacements
            if isinstance(self.replacements, str)
            else dict(sorted(self.replacements.items())),
        }

    def without_exemptions(self) -> Policy:
        """Return the policy without what keeps, allows or accepts single values and places."""
        return dataclasses.replace(
            self, rules={}, keep=(), fields={}, allowed=frozenset(), allowed_values=(), accepted={}
        )


POLICIES: Mapping[str, Policy] = {
    policy.name: policy
    for policy in (
        Policy("product", datasources="product", secrets="ignore"),
        Policy("git", datasources="git", secrets="ignore"),
        Policy("share"),
        Policy("strict", personal="redact"),
    )
}


def policy_of(policy: str | Policy) -> Policy:
    """Return a policy by its name. Raises InputError for one that there is not."""
    if isinstance(policy, Policy):
        return policy
    if policy not in POLICIES:
        raise InputError(
            f"There is no policy {policy!r}",
            hint=f"The policies are {', '.join(POLICIES)}.{did_you_mean(policy, POLICIES)}",
        )
    return POLICIES[policy]


def in_layouts(policy: Policy) -> Policy:
    """Return a policy that keeps of datasources what the product itself commits.

    Without the URLs of its queries' own datasources an application in a repository would not run any more.
    """
    return dataclasses.replace(policy, datasources="git")


def policy_from(settings: Mapping[str, Any], name: str = "file") -> Policy:
    """Return the policy that a file states, which extends a built-in one. Raises InputError.

    Keys: extends, secrets, personal, rules (rule -> treatment), keep and remove (lists of {pointer} or
    {plugin, field}), allow {fingerprints, values}, replacements (a way, or kind -> way).
    """
    _require_known(settings, _KEYS, "The policy")
    base = policy_of(str(settings.get("extends", "share")))
    allow = _table(settings, "allow")
    _require_known(allow, _ALLOWING, "The policy's 'allow'")
    replacements_from(settings.get("replacements", base.replacements))
    fields = dict(base.fields)
    for what in ("keep", "remove"):
        fields.update(_fields(settings.get(what, []), what))
    return dataclasses.replace(
        base,
        name=name,
        secrets=_treatment(settings.get("secrets", base.secrets), "secrets"),
        personal=_treatment(settings.get("personal", base.personal), "personal"),
        rules={
            **base.rules,
            **{rule: _treatment(way, f"rules.{rule}") for rule, way in _rules(settings).items()},
        },
        keep=base.keep + _patterns(settings.get("keep", []), "keep"),
        remove=base.remove + _patterns(settings.get("remove", []), "remove"),
        fields=fields,
        allowed=base.allowed | frozenset(_texts(allow, "fingerprints")),
        allowed_values=base.allowed_values + tuple(map(_compiled, _texts(allow, "values"))),
        replacements=settings.get("replacements", base.replacements),
    )


_KEYS = frozenset(("extends", "secrets", "personal", "rules", "keep", "remove", "allow", "replacements"))
_ALLOWING = frozenset(("fingerprints", "values"))


def _require_known(table: Mapping[str, Any], known: frozenset[str], what: str) -> None:
    unknown = sorted(set(table) - known)
    if unknown:
        raise InputError(
            f"{what} has unknown keys: {', '.join(unknown)}", hint=f"Known: {', '.join(sorted(known))}."
        )


def _texts(allow: Mapping[str, Any], key: str) -> list[str]:
    values = allow.get(key, [])
    if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
        raise InputError(f"The policy's 'allow.{key}' is no list of texts")
    return values


def _table(settings: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    table = settings.get(key, {})
    if not isinstance(table, Mapping):
        raise InputError(f"The policy's {key!r} is no table")
    return table


def _rules(settings: Mapping[str, Any]) -> Mapping[str, Any]:
    from ..rule_titles import catalogue

    table = _table(settings, "rules")
    unknown = sorted(set(table) - {name for name, _, _ in catalogue()})
    if unknown:
        raise InputError(f"There is no rule {', '.join(unknown)}", hint="`scan --list` shows the rules.")
    return table


def _treatment(value: Any, key: str) -> Treatment:
    if value not in _TREATMENTS:
        raise InputError(f"The policy's {key!r} is none of {', '.join(_TREATMENTS)}")
    return value  # type: ignore[no-any-return]


def _entries(entries: Any, key: str) -> list[Mapping[str, Any]]:
    if not isinstance(entries, list) or not all(isinstance(entry, Mapping) for entry in entries):
        raise InputError(f"The policy's {key!r} is no list of tables", hint=f"Write [[{key}]] pointer = ...")
    for entry in entries:
        if set(entry) not in ({"pointer"}, {"plugin", "field"}):
            raise InputError(f"An entry of the policy's {key!r} has neither pointer nor plugin and field")
    return entries


def _patterns(entries: Any, key: str) -> tuple[Pattern, ...]:
    return tuple(
        parse_pattern(str(entry["pointer"])) for entry in _entries(entries, key) if "pointer" in entry
    )


def _fields(entries: Any, what: str) -> dict[tuple[str, str], Any]:
    return {
        (str(entry["plugin"]), str(entry["field"])): what
        for entry in _entries(entries, what)
        if "plugin" in entry
    }


def _compiled(pattern: str) -> re.Pattern[str]:
    """Compile a pattern of a policy file with RE2, whose cost is linear whatever the pattern."""
    import re2

    options = re2.Options()
    options.log_errors = False
    try:
        return re2.compile(pattern, options)  # type: ignore[no-any-return]
    except re2.error as error:
        message = error.args[0].decode() if isinstance(error.args[0], bytes) else str(error)
        raise InputError(
            f"An allowed value is no regular expression: {message}",
            hint="The syntax is RE2's: no look-around and no references to groups.",
        ) from None
