"""Say what was looked for: without this, "nothing found" means nothing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from typing import Any, NamedTuple

from ..patterns import pattern
from ..version import __version__
from .active_rules import active_rules
from .pasted_widgets import unpacked
from .policy.policies import Policy, policy_of
from .rules import all_rules
from .search.overlap import without_overlap
from .search.strings import parts
from .search.texts import Texts, search

_HOST = pattern(
    r"""
    https?://
    (?:[^\s/@"'`<>{}]{1,200}@)?                                       # a user
    (?P<host> [A-Za-z0-9-]{1,63} (?:\.[A-Za-z0-9-]{1,63}){1,8} )
    """,
    re.VERBOSE,
)


class Coverage(NamedTuple):
    """What a search went through: distinct texts, rules, the policy and version of the tool.

    `kept` counts what stays by design, by rule: data about people and networks that the policy ignores, and host
    names of URLs in texts.
    """

    policy: str
    texts: int
    rules: int
    version: str
    kept: Mapping[str, int]

    def to_dict(self) -> dict[str, Any]:
        """Return {policy, texts, rules, version, kept} as JSON."""
        return {
            "policy": self.policy,
            "texts": self.texts,
            "rules": self.rules,
            "version": self.version,
            "kept": dict(self.kept),
        }


def coverage(export: dict[str, Any], policy: str | Policy = "share") -> Coverage:
    """Return what a scan of a document with a policy looks for, and counts of what it leaves by design."""
    settings = policy_of(policy)
    rules = active_rules(settings, always=True)
    texts = Texts(set().union(*(part.strings for part in parts(unpacked(export)))))
    ignored = [rule for rule in all_rules() if rule.personal and rule not in rules]
    kept: Counter[str] = Counter()
    for hits in search(texts, ignored).values():
        kept.update(hit.rule.name for hit in without_overlap(hits))
    if settings.personal == "ignore":
        hosts = {match["host"].lower() for _, block in texts.blocks for match in _HOST.finditer(block)}
        kept["host-name"] = len(hosts)
    named = {name: count for name, count in sorted(kept.items()) if count}
    return Coverage(settings.name, len(texts.table), len(rules), __version__, named)
