"""Copies of values that are secret, or are removed, in another place; `copies.py` finds them."""

from __future__ import annotations

from ..recognition.rule import Rule

RULES = (
    Rule(
        "copied-value",
        "copy of a value that is secret elsewhere in the document",
        near="place",
        severity="warning",
        source="https://cwe.mitre.org/data/definitions/798.html",
    ),
    Rule(
        "copied-environment-value",
        "copy of a value that differs between environments and was removed elsewhere in the document",
        near="place",
        severity="note",
        source="https://12factor.net/config",
    ),
)
