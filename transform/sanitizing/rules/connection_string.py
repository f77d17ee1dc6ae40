"""Passwords in connection strings: pairs that semicolons or blanks divide."""

from __future__ import annotations

import re

from ..recognition.rule import Rule, password_like
from ..recognition.secret_names import Sensitivity
from ..recognition.secret_values import looks_secret

_NEIGHBOUR = re.compile(
    r"""(?ix)
    (?:^|[;\s\"'`])
    (?:server|host|hostname|data[ ]source|address|addr|database|dbname|initial[ ]catalog
      |user(?:name|[ ]id)?|uid|port|driver|endpoint|accountname|sslmode|aws_access_key_id
      |jdbc:[^\s=]{1,200})
    \s?=
    """
)


def _among_pairs(match: re.Match[str]) -> bool:
    if not looks_secret(match.group("secret").rstrip(","), Sensitivity.PASSWORD):  # of a call in Python
        return False
    near = match.string[max(0, match.start() - 300) : match.end() + 300]
    return bool(_NEIGHBOUR.search(near))


RULES = (
    Rule(
        "connection-string",
        "password in a connection string",
        pattern=r"""(?x)
        \s{0,2}=\s{0,2}\\?[\"'{]?
        (?P<secret>[^;\s\"'`\\&{}()]{4,200}+)(?=[;\s\"'`\\}]|$)
        """,
        accept=_among_pairs,
        near="name",
        source="https://learn.microsoft.com/en-us/dotnet/framework/data/adonet/connection-string-syntax",
    ),
    Rule(
        "jdbc-oracle-password",
        "password in a JDBC URL of Oracle",
        ("oracle",),
        r"jdbc:oracle:[a-z]{2,5}:[^\s/@\"'`]{1,60}+/(?P<secret>[^\s@\"'`/]{4,100}+)@",
        accept=password_like,
        near="word",
        reach=300,
        source="https://docs.oracle.com/en/database/oracle/oracle-database/23/jjdbc/data-sources-and-URLs.html",
    ),
)
