"""Check digits of formats, which distinguish a token from what only looks like one."""

from __future__ import annotations

import base64
import binascii
import zlib
from typing import Any, Literal

import orjson

_BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"


def base62(number: int, width: int) -> str:
    """Write a number with the digits 0-9A-Za-z, padded with zeros."""
    digits = ""
    while number:
        number, digit = divmod(number, 62)
        digits = _BASE62[digit] + digits
    return digits.rjust(width, "0")


def crc32_base62(token: str) -> bool:
    """Return whether the last 6 characters are the CRC32 of those from the last `_` on: GitHub, npm, Vercel."""
    body = token.rpartition("_")[2]
    return base62(zlib.crc32(body[:-6].encode()), 6) == body[-6:]


def crc32_hex(text: str, checksum: str, *, order: Literal["little", "big"] = "big") -> bool:
    """Return whether 8 hexadecimal digits are the CRC32 of a text, its bytes in some order."""
    return zlib.crc32(text.encode()).to_bytes(4, order).hex() == checksum.lower()


def crc32_base36(text: str, checksum: str) -> bool:
    """Return whether 7 digits 0-9a-z are the CRC32 of a text, as in GitLab's routable tokens."""
    return int(checksum, 36) == zlib.crc32(text.encode())


def luhn(digits: str) -> bool:
    """Check the last digit of a card number."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (1 + place % 2)
        total += value - 9 * (value > 9)
    return total % 10 == 0


def iban(text: str) -> bool:
    """Check the two digits of an international bank account number without blanks."""
    moved = text[4:] + text[:4]
    return int("".join(str(int(character, 36)) for character in moved)) % 97 == 1


def base64_text(text: str) -> str | None:
    """Return what a base64 or base64url text encodes, when that is printable UTF-8."""
    data = base64_bytes(text)
    if data is None:
        return None
    try:
        decoded = data.decode()
    except UnicodeDecodeError:
        return None
    return decoded if decoded.isprintable() else None


def base64_bytes(text: str) -> bytes | None:
    """Return the bytes of a base64 or base64url text, with or without padding."""
    plain = text.rstrip("=").replace("-", "+").replace("_", "/")
    try:
        return base64.b64decode(plain + "=" * (-len(plain) % 4), validate=True)
    except (binascii.Error, ValueError):
        return None


def base64_json(text: str) -> Any:
    """Return the JSON object that a base64url text encodes, or None."""
    data = base64_bytes(text)
    if data is None:
        return None
    try:
        value = orjson.loads(data)
    except orjson.JSONDecodeError:
        return None
    return value if isinstance(value, dict) else None
