"""Names and addresses of a private network. Only `strict` acts on them."""

from __future__ import annotations

import re

from ..recognition.rule import Rule

_BYTE = "(?:25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])"
_INTERNAL = "(?:internal|intranet|corp|lan|home|private|localdomain|local|ad)"


def _is_host(match: re.Match[str]) -> bool:
    """Refuse members of objects, as in `this.local` or `config.private`."""
    before = match.string[max(0, match.start() - 3) : match.start()]
    return match["secret"].count(".") >= 2 or before.endswith(("://", "//", "@"))


RULES = (
    Rule(
        "private-address",
        "address of a private network",
        ("10.", "192.168.", "172.", "169.254."),
        rf"""(?x)
        (?<![\w.-])
        (?P<secret>(?:10\.{_BYTE}|192\.168|172\.(?:1[6-9]|2[0-9]|3[01])|169\.254)\.{_BYTE}\.{_BYTE})
        (?![\w-]|\.[0-9])
        """,
        severity="note",
        near="text",
        personal=True,
        reach=20,
        source="https://www.rfc-editor.org/rfc/rfc1918",
    ),
    Rule(
        "internal-host-name",
        "name of a host in a private network",
        (".internal", ".intranet", ".corp", ".lan", ".home", ".private", ".local", ".ad."),
        rf"""(?ix)
        (?<![\w.%-])
        (?P<secret>(?:[a-z0-9][a-z0-9-]{{0,62}}\.){{1,6}}{_INTERNAL}(?:\.[a-z]{{2,10}}){{0,2}})
        (?![\w.-]|\()
        """,
        accept=_is_host,
        severity="note",
        near="text",
        personal=True,
        reach=20,
        source="https://www.rfc-editor.org/rfc/rfc6762#appendix-G",
    ),
    Rule(
        "unc-path",
        "path on a file server",
        ("\\\\",),
        r"""(?x)
        (?<![\\\w:])
        (?P<secret>\\\\(?:\\\\)?[A-Za-z0-9][\w.-]{1,62}\\(?:\\)?[A-Za-z0-9$][\w$.-]{1,80}(?:\\{1,2}[\w$.-]{1,80}){0,8})
        """,
        accept=lambda match: (
            not re.match(r"\\\\(?:u[0-9A-Fa-f]{4}|x[0-9A-Fa-f]{2}|[dwsbnrt]\\)", match["secret"])
        ),
        severity="note",
        near="text",
        personal=True,
        reach=700,
        source="https://learn.microsoft.com/en-us/dotnet/standard/io/file-path-formats#unc-paths",
    ),
)
