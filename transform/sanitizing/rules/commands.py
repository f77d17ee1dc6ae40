"""Passwords that commands take as an option of one letter."""

from __future__ import annotations

from ..recognition.rule import Rule, password_like

RULES = (
    Rule(
        "command-password",
        "password that a command is called with",
        ("mysql", "mysqldump", "mysqladmin", "mariadb", "sqlcmd", "sshpass", "redis", "docker", "openssl"),
        r"""(?x)
        \b(?:(?:mysql(?:dump|admin|import)?|mariadb)\s[^\n|;]{0,150}?(?<=\s)-p
            |sqlcmd\s[^\n|;]{0,150}?(?<=\s)-P\s?
            |sshpass\s{1,3}-p\s?
            |redis-cli\s[^\n|;]{0,150}?(?<=\s)-a\s{1,3}
            |openssl\s[^\n|;]{0,150}?\s-pass(?:in|out)?\s{1,3}pass:
            |docker\s{1,3}login\s[^\n|;]{0,150}?(?<=\s)-p\s{1,3})
        [\"'\\]{0,3}(?P<secret>[^\s\"'`\\$(){}<>|;]{4,200}+)
        """,
        accept=password_like,
        near="word",
        at_hints=True,
        reach=400,
        severity="warning",
        generic=True,
        source="https://dev.mysql.com/doc/refman/8.4/en/password-security-user.html",
    ),
)
