"""Values that only the shape of the document calls secret; `contexts.py` finds them."""

from __future__ import annotations

from ..recognition.rule import Rule

RULES = (
    Rule(
        "named-value",
        "value of a header, parameter or field whose name indicates a secret",
        near="place",
        severity="warning",
        generic=True,
        source="https://cwe.mitre.org/data/definitions/798.html",
    ),
)
