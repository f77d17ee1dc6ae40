"""Rules that recognise secrets in text: one module per family, found by walking this package."""

from __future__ import annotations

import functools

from ...discovery import modules
from ..recognition.rule import Rule


@functools.cache
def all_rules() -> tuple[Rule, ...]:
    """Return the rules of every family. Earlier ones win where two find the same text.

    Families are read in the alphabetical order of their modules, and those that know a format come before
    those that judge a value by its name (`generic`). A rule with a checksum has a second one, for what has
    the form but not the checksum.
    """
    rules = [rule for module in modules(__name__) for rule in module.RULES]
    rules += [rule.mismatch for rule in rules if rule.checksum]
    return tuple(sorted(rules, key=lambda rule: rule.generic))
