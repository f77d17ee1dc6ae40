"""Decide whether a datasource is configured."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..application.entities import Located

if TYPE_CHECKING:
    pass


_AUTHENTICATIONS = ("dbAuth", "basicAuth", "openAuth2", "bearerTokenAuth")


def is_configured(document: dict[str, Any], source: Located) -> bool:
    """Return whether the file brings configuration and authentication along."""
    configuration = source.value.get("datasourceConfiguration")
    if not isinstance(configuration, dict):
        return False
    return configuration.get("authentication") is not None or _is_decrypted(document, source)


def _is_decrypted(document: dict[str, Any], source: Located) -> bool:
    """Return whether decryptedFields hold an authentication, which the import puts in its place."""
    decrypted = document.get("decryptedFields")
    fields: Any = decrypted.get(source.entity.name) if isinstance(decrypted, dict) else None
    return isinstance(fields, dict) and any(fields.get(key) for key in _AUTHENTICATIONS)
