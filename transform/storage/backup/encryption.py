"""Decrypt an archive that `openssl enc` encrypted: AES-256-CBC, PBKDF2-HMAC-SHA256, 100,000 iterations."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from ...errors import InputError
from .damage import broken
from .libraries import require
from .starts import GZIP

_HEADER = 16
_BLOCK = 16
_ITERATIONS = 100_000
_CUT = "the length is not a multiple of 16: the file is probably cut off"


class WrongPasswordError(InputError):
    """The password of an encrypted archive is missing or wrong."""


def decrypted(chunks: Iterator[bytes], password: str | None) -> Iterator[bytes]:
    """Yield the plain bytes of an encrypted archive, whose first 8 bytes are `Salted__`.

    Raises WrongPasswordError when the first block does not decrypt to the start of a gzip stream, before
    anything else is read. The format has no authentication: damage inside shows in the layers below.
    """
    held = b""
    for chunk in chunks:
        held += chunk
        if len(held) >= _HEADER + _BLOCK:
            break
    if password is None:
        raise WrongPasswordError("The archive is encrypted and no password was given")
    if len(held) < _HEADER + _BLOCK:
        raise broken("encryption", len(held), _CUT)
    ciphers = require("cryptography.hazmat.primitives.ciphers")
    salt, held = held[8:_HEADER], held[_HEADER:]
    derived = hashlib.pbkdf2_hmac(
        "sha256", password.encode("utf-8", "surrogateescape"), salt, _ITERATIONS, 48
    )
    engine = ciphers.Cipher(ciphers.algorithms.AES(derived[:32]), ciphers.modes.CBC(derived[32:])).decryptor()
    plain = engine.update(held)
    if not plain.startswith(GZIP):
        raise WrongPasswordError("The password does not decrypt the archive")
    read = _HEADER + len(held)
    for chunk in chunks:  # the last block holds the padding, so one block is always kept back
        if len(plain) > _BLOCK:
            yield plain[:-_BLOCK]
        plain = plain[-_BLOCK:] + engine.update(chunk)
        read += len(chunk)
    padding = plain[-1] if plain else 0
    is_cut = read % _BLOCK != 0
    if is_cut or not 1 <= padding <= _BLOCK or plain[-padding:] != bytes([padding]) * padding:
        yield plain
        raise broken(
            "encryption", read, _CUT if is_cut else "the padding at the end is wrong: bytes are missing"
        )
    yield plain[:-padding]
