"""Passwords in SQL."""

from __future__ import annotations

import re

from ...patterns import pattern
from ..recognition.rule import Rule, password_like
from ..recognition.sql_inserts import inserted

_USER = pattern(r"(?i)\b(?:(?:create|alter)\s{1,5}(?:user|role)|grant)\b")


def _of_a_user(match: re.Match[str]) -> bool:
    """Accept what is quoted, and without quotes only what belongs to a statement about users."""
    statement = match.string[max(0, match.start() - 200) : match.start()]
    is_quoted = match.string[match.start("secret") - 1] in "\"'"
    return (is_quoted or _USER.search(statement) is not None) and password_like(match)


def _is_opened(match: re.Match[str]) -> bool:
    """Accept a literal right after the keyword, not what lies between two literals: `'password', 'x'`."""
    line = match.string.rfind("\n", 0, match.start()) + 1
    return match.string.count("'", line, match.start()) % 2 == 0 and password_like(match)


RULES = (
    Rule(
        "sql-password",
        "password in SQL",
        ("password", "encryptbypassphrase"),
        r"""(?ix)
        \b(?:password
            (?:\s{1,5}for\s{1,5}[^\s=]{1,120}(?:\s{0,3}@\s{0,3}[^\s=]{1,120})?)?  # SET PASSWORD FOR 'a'@'b' =
            (?:\s{0,5}=)?(?:\s{0,5}\(|\s{0,5}password\s{0,3}\()?
          |encryptbypassphrase\()
        \s{0,5}'(?P<secret>(?:[^'\n\\]|''){3,200}+)'
        """,
        accept=_is_opened,
        near="word",
        severity="warning",
        generic=True,
        source="https://www.postgresql.org/docs/current/sql-createrole.html",
    ),
    Rule(
        "sql-identified-by",
        "password that SQL gives to a user",
        ("identified",),
        r"""(?ix)
        \bidentified\s{1,5}(?:with\s{1,5}\S{1,60}+\s{1,5})?(?:by|as)\s{1,5}(?:password\s{1,5})?
        \\{0,3}[\"']?(?P<secret>[^\s\"'`\\;,()]{4,200}+)
        """,
        accept=_of_a_user,
        near="word",
        at_hints=True,
        severity="warning",
        generic=True,
        source="https://dev.mysql.com/doc/refman/8.4/en/create-user.html",
    ),
    Rule(
        "sql-openrowset",
        "password in a call of OPENROWSET",
        ("openrowset",),
        r"""(?ix)
        \bopenrowset\(\s{0,20}N?'[^'\n]{1,100}+'\s{0,20},
        \s{0,20}N?'[^'\n]{0,200}+'\s{0,20};\s{0,20}N?'[^'\n]{0,100}+'\s{0,20};
        \s{0,20}N?'(?P<secret>(?:[^'\n\\]|''){3,200}+)'
        """,
        accept=password_like,
        near="word",
        at_hints=True,
        reach=700,
        source="https://learn.microsoft.com/en-us/sql/t-sql/functions/openrowset-transact-sql",
    ),
    Rule(
        "sql-table-function",
        "password in a table function or engine of ClickHouse",
        ("postgresql", "mysql", "mongodb"),
        r"""(?ix)
        \b(?:postgresql|mysql|mongodb)\(\s{0,20}'[^'\s]{1,200}:[0-9]{1,5}'\s{0,20},
        (?:\s{0,20}'[^'\n]{1,100}+'\s{0,20},){3}
        \s{0,20}'(?P<secret>(?:[^'\n\\]|''){3,200}+)'
        """,
        accept=password_like,
        near="word",
        at_hints=True,
        reach=800,
        source="https://clickhouse.com/docs/sql-reference/table-functions/postgresql",
    ),
    Rule(
        "sql-insert",
        "secret that SQL inserts",
        ("into",),
        find=inserted,
        near="word",
        reach=4800,
        severity="warning",
        generic=True,
        source="https://cwe.mitre.org/data/definitions/798.html",
    ),
)
