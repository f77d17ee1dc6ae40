"""Decrypt the fields of a datasource that the product stores encrypted.

The stored text is the hexadecimal form of IV (16 bytes), ciphertext and tag (16 bytes) of AES-256-GCM; its key
is derived from the instance's password and salt. Which fields are encrypted is known by their names.
"""

from __future__ import annotations

import hashlib
import re
from typing import Any

from ...errors import InputError
from .environment import Keys
from .libraries import require

_ROUNDS = 1024
_SHORTEST = 64  # hexadecimal digits of IV and tag around an empty text
_IV = 32
_HEXADECIMAL = re.compile(r"(?:[0-9a-f]{2})+\Z")
#: Encrypted members of `authentication`, of whatever kind.
_AUTHENTICATION = frozenset(("password", "clientSecret", "bearerToken", "value", "passphrase"))
_RESPONSE = frozenset(("token", "refreshToken", "tokenResponse"))
_FILE = "base64Content"

Path = tuple[str | int, ...]


class WrongKeyError(InputError):
    """An encrypted field that does not decrypt with the keys at hand."""


class Cipher:
    """Decrypts fields with the keys of one instance; the key is derived once."""

    def __init__(self, keys: Keys) -> None:
        aead = require("cryptography.hazmat.primitives.ciphers.aead")
        password, salt = (text.encode("utf-8", "surrogateescape") for text in (keys.password, keys.salt))
        self._engine = aead.AESGCM(hashlib.pbkdf2_hmac("sha1", password, salt, _ROUNDS, 32))
        self._failure = require("cryptography.exceptions").InvalidTag

    def decrypt(self, stored: str) -> str:
        """Return the text of an encrypted field; raises WrongKeyError, which never quotes it."""
        raw = bytes.fromhex(stored)
        try:
            return str(self._engine.decrypt(raw[: _IV // 2], raw[_IV // 2 :], None).decode("utf-8"))
        except (self._failure, UnicodeDecodeError):
            raise WrongKeyError("A stored secret does not decrypt with these keys") from None


def is_encrypted(stored: str) -> bool:
    """Check whether a text can be an encrypted field; releases before encryption stored plain text."""
    return len(stored) >= _SHORTEST and _HEXADECIMAL.match(stored) is not None


def secret_paths(configuration: dict[str, Any]) -> list[Path]:
    """Return where a datasource's configuration has fields that the product stores encrypted.

    They are secrets of `authentication`, tokens of its response (the only ones that may be no strings), uploaded
    files (TLS and SSH keys) wherever they are, and the password of an SSH key.
    """
    found: list[Path] = []
    authentication = configuration.get("authentication")
    if isinstance(authentication, dict):
        found += [
            ("authentication", key)
            for key in sorted(_AUTHENTICATION)
            if isinstance(authentication.get(key), str)
        ]
        response = authentication.get("authenticationResponse")
        if isinstance(response, dict):
            found += [
                ("authentication", "authenticationResponse", key)
                for key in sorted(_RESPONSE)
                if response.get(key) is not None
            ]
    proxy = configuration.get("sshProxy")
    key = proxy.get("privateKey") if isinstance(proxy, dict) else None
    if isinstance(key, dict) and isinstance(key.get("password"), str):
        found.append(("sshProxy", "privateKey", "password"))
    _add_files(configuration, (), found)
    return found


def _add_files(value: Any, path: Path, found: list[Path]) -> None:
    if isinstance(value, dict):
        if isinstance(value.get(_FILE), str):
            found.append((*path, _FILE))
        for key, child in value.items():
            _add_files(child, (*path, key), found)
    elif isinstance(value, list):
        for i, child in enumerate(value):
            _add_files(child, (*path, i), found)
