"""Private keys in the formats that carry their own marks."""

from __future__ import annotations

import re

from ..recognition.checksums import base64_bytes
from ..recognition.rule import Rule

#: Code may put a key together line by line.
_LINE = r"(?:[A-Za-z0-9+/=\s\"'`]|\\[nr])"
#: The end of a line, also as a literal of code or of JSON writes it, and where code puts lines together.
_BREAK = r"(?:\r?\n|(?:\\{1,3}r)?\\{1,3}n)(?:[\"'`]\s{0,5}\+\s{0,20}[\"'`])?"
_HEADERS = r"""
    (?: (?:Proc-Type|DEK-Info|Version|Comment):[^\n\\]{0,200} (?:\n|\\n|\\r){1,4}\s{0,4} ){0,8}
    """


def _not_cut_short(match: re.Match[str]) -> bool:
    """Refuse a key that documentation ends with dots."""
    return not match.string.startswith("...", match.end())


def _in_web_key(match: re.Match[str]) -> bool:
    near = match.string[max(0, match.start() - 3000) : match.end() + 3000]
    return "kty" in near


def _hides_a_key(match: re.Match[str]) -> bool:
    decoded = base64_bytes(match.group("secret")[:44])
    return decoded is not None and b"-----BEGIN " in decoded


RULES = (
    Rule(
        "private-key",
        "private key",
        ("private",),
        rf"""(?x)
        -{{4,5}}[ ]?BEGIN[ ](?:[A-Z0-9]{{2,12}}[ ]){{0,2}}PRIVATE[ ]KEY(?:[ ]BLOCK)?[ ]?-{{4,5}}
        (?:\\[nr]|[\s+\"'`])*+(?=[^-]{{0,400}}?[A-Za-z0-9+/=]{{30}})
        (?P<secret>{_HEADERS}{_LINE}{{40,20000}}+)
        """,
        accept=_not_cut_short,
        near="word",
        reach=24000,
        source="https://www.rfc-editor.org/rfc/rfc7468",
    ),
    Rule(
        "private-key-base64",
        "private key, encoded once more",
        ("ls0tls1crudjti",),
        r"(?<![A-Za-z0-9+/])(?P<secret>LS0tLS1CRUdJTi[A-Za-z0-9+/]{60,20000}+={0,2})",
        accept=_hides_a_key,
        published=14,
        reach=24000,
        source="https://www.rfc-editor.org/rfc/rfc7468",
    ),
    Rule(
        "putty-key",
        "PuTTY private key",
        ("putty",),
        rf"""(?x)
        PuTTY-User-Key-File-[23]:[^\n\\]{{1,80}}{_BREAK}
        (?:[A-Za-z0-9-]{{1,40}}:[^\n\\]{{0,200}}{_BREAK}|[A-Za-z0-9+/=]{{1,100}}{_BREAK}){{0,200}}?
        Private-Lines:[ ]?[0-9]{{1,4}}{_BREAK}(?P<secret>{_LINE}{{40,20000}}+)
        """,
        near="word",
        reach=48000,
        source="https://the.earth.li/~sgtatham/putty/0.83/htmldoc/AppendixC.html",
    ),
    Rule(
        "json-web-key",
        "private JSON web key",
        ("kty",),
        r"""(?x)
        [\"'{,\s]d\\?[\"']?\s{0,3}:\s{0,3}
        \\?[\"'](?P<secret>[A-Za-z0-9_-]{32,700}+)\\?[\"']
        """,
        accept=_in_web_key,
        near="word",
        reach=5000,
        source="https://www.rfc-editor.org/rfc/rfc7518#section-6",
    ),
)
