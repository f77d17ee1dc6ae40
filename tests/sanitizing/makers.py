"""What planted secrets are drawn with: a seeded generator and the alphabets of their formats."""

from __future__ import annotations

import base64
import json
import random
import string
import uuid
import zlib
from typing import NamedTuple

ALNUM = string.ascii_letters + string.digits
LOWER = string.ascii_lowercase + string.digits
UPPER = string.ascii_uppercase + string.digits
HEX = "0123456789abcdef"
URLSAFE = ALNUM + "_-"
BASE64 = ALNUM + "+/"
BASE32 = string.ascii_uppercase + "234567"


class Planted(NamedTuple):
    """A text with a secret in it, and the kind of the secret."""

    kind: str
    text: str
    secret: str


class Maker:
    """Draws the parts that tokens are made of."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)

    def some(self, alphabet: str, size: int) -> str:
        while True:
            text = "".join(self.random.choices(alphabet, k=size))
            if size < 12 or len(set(text)) > 6:
                return text

    def uuid(self) -> str:
        return str(uuid.UUID(int=self.random.getrandbits(128), version=4))

    def b64(self, size: int) -> str:
        return base64.b64encode(self.random.randbytes(size)).decode()

    def with_crc(self, prefix: str) -> str:
        body = self.some(ALNUM, 30)
        return prefix + body + base62(zlib.crc32(body.encode()))

    def json_part(self, value: dict[str, object]) -> str:
        return base64.urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=")

    def password(self) -> str:
        word = self.some(string.ascii_lowercase, 5).capitalize()
        return f"{word}{self.random.choice('!#_-*')}{self.some(string.digits, 3)}{self.some(ALNUM, 3)}"


def base62(number: int) -> str:
    digits = ""
    while number:
        number, digit = divmod(number, 62)
        digits = (string.digits + string.ascii_uppercase + string.ascii_lowercase)[digit] + digits
    return digits.rjust(6, "0")
