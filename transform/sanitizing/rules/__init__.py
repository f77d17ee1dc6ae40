"""Rules that recognise secrets in text: one module per family, found by walking this package."""

from __future__ import annotations

import functools

from ...discovery import modules
from ..search.rule import Rule


@functools.cache
def all_rules() -> tuple[Rule, ...]:
    """Return the rules of every family. Earlier ones win where two find the same text.

    Families are read in the alphabetical order of their modules, and those that know a format come before
    those that judge a value by its name (`generic`).
    """
    rules = [rule for module in modules(__name__) for rule in getattr(module, "RULES", ())]
    return tuple(sorted(rules, key=lambda rule: rule.generic))
