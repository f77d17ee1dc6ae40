"""Passwords that a note or a comment names in words of letters alone."""

from __future__ import annotations

import re

from ...patterns import pattern
from .passwords import may_be_password

_NEAR = 120


def is_noted(match: re.Match[str]) -> bool:
    """Accept a word at the end of a comment, or of a line of a text that is no code: `Password: harbour`."""
    text, end = match.string, match.end("secret")
    if not _NOTE.fullmatch(match["secret"]) or not _LINE_ENDS.match(text, end):
        return False
    if not may_be_password(match["secret"]) or _STATE.search(match["secret"]):
        return False
    near = max(0, match.start() - _NEAR)
    line = text[max(near, text.rfind("\n", near, match.start()) + 1) : match.start()]
    if _COMMENT.match(line):
        return True
    around = text[max(0, match.start() - _FAR) : match.start()] + text[end : end + _FAR]
    return _LABEL.fullmatch(line) is not None and not _OF_CODE.search(around)


_FAR = 1000
_NOTE = pattern(r"[^\W\d_]{8,40}+|[^\W\d_]{3,20}+(?:-[^\W\d_]{3,20}+){1,6}+")
#: Types, and what is said about a password: that it is mandatory, expired, stored elsewhere.
_STATE = pattern(
    r"""(?ix)
    (?: ed | ing | able | ible | ory | orio | oria | oire | lich | ig | keit | ung | feld | nicht | ario | ido | ida
      | but | only | sensitive
    )$
    | ^
    (?: varchar | nvarchar | password | passwort | kennwort | character | anything | something | whatever | nothing
      | required | falsch | ungültig | обязател | необходим | wymagan | verplicht | requis | zorunlu
      | not- | no- | re- | non- | read-
    )
    """
)
_LINE_ENDS = pattern(r"[ \t]{0,5}(?:\*/|\r?\n|\\n|\Z)")
_COMMENT = pattern(r"\s{0,60}(?:--|\#|//|/?\*)\s")
_LABEL = pattern(r"[\s\W]{0,20}(?:[\w-]{1,20}[ ]){0,4}[\w\u200b-\u200d-]{0,40}")
_OF_CODE = pattern(r"[{};()=]|=>|\bselect\b")
