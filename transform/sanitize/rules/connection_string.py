"""Passwords in connection strings: pairs that semicolons or blanks divide."""

from __future__ import annotations

import re

from .rule import Rule

_NEIGHBOUR = re.compile(
    r"(?i)(?:^|[;\s\"'`])(?:server|host|hostname|data source|address|addr|database|dbname|initial catalog|"
    r"user(?:name| id)?|uid|port|driver|endpoint|accountname|sslmode|jdbc:[^\s=]{1,200})\s?="
)


def _among_pairs(match: re.Match[str]) -> bool:
    near = match.string[max(0, match.start() - 300) : match.end() + 300]
    return bool(_NEIGHBOUR.search(near))


RULES = (
    Rule(
        "connection-string",
        "password in a connection string",
        pattern=r"\s{0,2}=\s{0,2}\\?[\"']?(?P<secret>[^;\s\"'`\\&{}()]{4,200}+)(?=[;\s\"'`\\]|$)",
        accept=_among_pairs,
        near="name",
    ),
)
