"""JSON web tokens: three parts, the first of which is readable and names its algorithm."""

from __future__ import annotations

import re

from ..recognition.checksums import base64_json
from ..recognition.rule import Rule


def _is_token(match: re.Match[str]) -> bool:
    header, payload, *_ = match.group("secret").split(".")
    read = base64_json(header)
    if read is None or not ("alg" in read or "enc" in read):
        return False
    claims = base64_json(payload)
    return not (claims and claims.get("name") == "John Doe" and claims.get("sub") == "1234567890")


RULES = (
    Rule(
        "jwt",
        "JSON web token",
        ("eyj",),
        r"""(?x)
        (?<![A-Za-z0-9_-])
        (?P<secret>eyJ[A-Za-z0-9_-]{12,4000}+\.[A-Za-z0-9_-]{4,16000}+(?:\.[A-Za-z0-9_-]{8,16000}+){1,3})
        """,
        accept=_is_token,
        published=3,
        reach=40000,
        source="https://www.rfc-editor.org/rfc/rfc7519",
    ),
)
