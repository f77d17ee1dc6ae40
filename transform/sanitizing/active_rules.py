"""The rules that a policy lets search."""

from __future__ import annotations

from .policy.policies import Policy
from .recognition.rule import Rule
from .rules import all_rules


def active_rules(policy: Policy, *, always: bool = False) -> list[Rule]:
    """Return the rules that the policy does not ignore; `always`: those for secrets even where it does."""
    return [
        rule
        for rule in all_rules()
        if policy.treatment(rule.name, personal=rule.personal) != "ignore"
        or (always and not rule.personal and policy.secrets == "ignore" and rule.name not in policy.rules)
    ]
