"""The secrets of a datasource's configuration: decrypted as a whole, or left out as a whole."""

from __future__ import annotations

from typing import Any

from ....document.edits import REMOVED, apply
from ..deciphering import Cipher, Path, WrongKeyError, is_encrypted, secret_paths
from .names import Document

#: The last part of `_class` in an authentication -> the product's name of its kind.
_KINDS = {
    "DBAuth": "dbAuth", "BasicAuth": "basic", "OAuth2": "oAuth2", "BearerTokenAuth": "bearerToken",
    "ApiKeyAuth": "apiKey", "KeyPairAuth": "snowflakeKeyPairAuth",
}  # fmt: skip


class Revealing:
    """Reveals the secrets of configurations one after another, and remembers what was not possible.

    `failed` are datasources whose secrets do not decrypt, `locked` those with secrets for which there are no
    keys, `plain` those that hold a secret as plain text although the product stores it encrypted.
    """

    def __init__(self, cipher: Cipher | None) -> None:
        self._cipher = cipher
        self.failed: list[str] = []
        self.locked: list[str] = []
        self.plain: list[str] = []

    def __call__(self, configuration: Document, name: str) -> Document:
        """Return a configuration with all its secrets in plain text, or without any of them."""
        configuration = with_kind(configuration)
        edits: dict[Path, Any] = {}
        is_plain = False
        paths = secret_paths(configuration)
        for path in paths:
            stored = _at(configuration, path)
            if not isinstance(stored, str) or not is_encrypted(stored):
                is_plain = is_plain or bool(stored)
            elif self._cipher is None:
                self.locked.append(name)
                return self._without(configuration, paths)
            else:
                try:
                    edits[path] = self._cipher.decrypt(stored)
                except WrongKeyError:
                    self.failed.append(name)
                    return self._without(configuration, paths)
        if is_plain:
            self.plain.append(name)
        return apply(configuration, edits)

    def _without(self, configuration: Document, paths: list[Path]) -> Document:
        return apply(configuration, dict.fromkeys(paths, REMOVED))


def with_kind(configuration: Document) -> Document:
    """Return a configuration whose authentication says its kind as an export does, not as the database.

    `{"_class": "dbAuth", ...}` -> `{"authenticationType": "dbAuth", ...}`; older databases hold the name of
    the product's class.
    """
    authentication = configuration.get("authentication")
    if not isinstance(authentication, dict) or "_class" not in authentication:
        return configuration
    stored = str(authentication["_class"]).rpartition(".")[2]
    kept = {key: value for key, value in authentication.items() if key != "_class"}
    kind = _KINDS.get(stored, stored)
    return {**configuration, "authentication": {"authenticationType": kind, **kept}}


def _at(value: Any, path: Path) -> Any:
    for token in path:
        value = value[token]
    return value
