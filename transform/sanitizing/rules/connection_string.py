"""Passwords in connection strings: pairs that semicolons or blanks divide."""

from __future__ import annotations

import re

from ...patterns import pattern
from ..recognition.passwords import may_be_password
from ..recognition.rule import Rule, password_like

_NEIGHBOUR = pattern(
    r"""(?ix)
    (?:^|[;\s\"'`])
    (?:server|host|hostname|data[ ]source|address|addr|database|dbname|initial[ ]catalog
      |user(?:name|[ ]id)?|uid|port|driver|endpoint|accountname|sslmode|aws_access_key_id
      |jdbc:[^\s=]{1,200})
    \s?=
    """
)


def _among_pairs(match: re.Match[str]) -> bool:
    secret = match.group("secret")
    if secret.endswith(",") and not may_be_password(secret[:-1], unquoted=True):  # of a call in Python
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
        values="passwords",
        source="https://learn.microsoft.com/en-us/dotnet/framework/data/adonet/connection-string-syntax",
    ),
    Rule(
        "go-mysql-password",
        "password in a data source name of Go's MySQL driver",
        ("@tcp(", "@unix(", "@udp("),
        r"(?<![\w:/@.-])[\w.-]{1,60}:(?P<secret>[^@\s\"'`/]{3,200}+)@(?:tcp|unix|udp)\(",
        accept=password_like,
        near="text",
        reach=20,
        source="https://github.com/go-sql-driver/mysql#dsn-data-source-name",
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
