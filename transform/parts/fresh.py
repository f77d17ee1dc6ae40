"""Names and ids that are free."""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection

_DIGITS = re.compile(r"[0-9]*\Z")
_ALPHABET = "0123456789abcdefghijklmnopqrstuvwxyz"


def free_name(name: str, used: Collection[str]) -> str:
    """Return a name with the next number that is free: Api1 -> Api2."""
    stem = _DIGITS.sub("", name) or name
    return next(candidate for number in itertools.count(1) if (candidate := f"{stem}{number}") not in used)


def fresh_widget_id(old: str, used: Collection[str]) -> str:
    """Return an id of 10 letters and digits that is not used; it follows from the old one."""
    for number in itertools.count(1):
        value = int.from_bytes(_digest(f"{number} {old}")[:8], "big")
        drawn = "".join(_ALPHABET[value // 36**digit % 36] for digit in range(10))
        if drawn not in used:
            return drawn
    raise AssertionError


def fresh_sync_id(old: str, used: Collection[str]) -> str:
    """Return a gitSyncId, as the server makes them, that is not used; it follows from the old one."""
    for number in itertools.count(1):
        text = _digest(f"{number} {old}").hex()
        groups = (text[24:32], text[32:36], text[36:40], text[40:44], text[44:56])
        drawn = f"{text[:24]}_{'-'.join(groups)}"
        if drawn not in used:
            return drawn
    raise AssertionError


def _digest(text: str) -> bytes:
    import hashlib  # it loads OpenSSL, which most runs can do without

    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=32).digest()
