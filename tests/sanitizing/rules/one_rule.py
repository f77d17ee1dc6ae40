"""Search a text with the rules of one module."""

from __future__ import annotations

import importlib

from makers import Maker

from transform.sanitizing.search.searching import search
from transform.sanitizing.search.texts import Texts

M = Maker(7)


def found_by(module: str, text: str) -> list[tuple[str, str]]:
    """Return (rule, what it found) for every hit of a module's rules, in the order of the text."""
    rules = importlib.import_module(f"transform.sanitizing.rules.{module}").RULES
    hits = search(Texts([text]), rules).get(text, [])
    return [(hit.rule.name, text[hit.start : hit.end]) for hit in sorted(hits, key=lambda hit: hit.start)]
