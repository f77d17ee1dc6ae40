"""All rules by name: those that search texts and those that go by the structure of a document."""

from __future__ import annotations

import functools

from ..diagnostics import Severity
from .rules import all_rules

#: Rules that go by structure rather than by a pattern: name -> how severe, what it is.
STRUCTURAL: dict[str, tuple[Severity, str]] = {
    "datasource-secret": ("error", "secret in the configuration of a datasource"),
    "datasource-environment": ("note", "datasource value that differs between environments"),
    "configured-field": ("note", "field for a secret that holds a placeholder or a public certificate"),
    "decrypted-secret": ("error", "value that the configured export holds in plain text"),
    "structure-cache": ("note", "cache of what a datasource's tables look like"),
    "instance-data": ("note", "id, user or permission of the instance"),
    "message": ("note", "message that may quote values"),
    "policy-removal": ("note", "value that the policy removes"),
}


@functools.cache
def catalogue() -> tuple[tuple[str, Severity, str], ...]:
    """Return name, severity and title of every rule, in alphabetical order."""
    structural = [(name, severity, title) for name, (severity, title) in STRUCTURAL.items()]
    return tuple(sorted([*structural, *((rule.name, rule.severity, rule.title) for rule in all_rules())]))


def title_of(rule: str) -> str:
    """Say in a few words what a rule finds."""
    return _titles().get(rule, rule)


@functools.cache
def _titles() -> dict[str, str]:
    return {name: title for name, _, title in catalogue()}
