"""Decide whether an import takes a datasource for configured, so that the reconnect dialog need not ask for it.

Source: docs/validating.md, AT602; `validate`, `info`, `datasources` and their reports all ask here.
"""

from __future__ import annotations

from typing import Any

from ..application.entities import Located

_AUTHENTICATIONS = ("dbAuth", "basicAuth", "openAuth2", "bearerTokenAuth")


def is_configured(document: dict[str, Any], source: Located) -> bool:
    """Return whether the document holds a configuration and an authentication for a datasource.

    The authentication is in the configuration itself, or in `decryptedFields`, from where the import
    restores it. A datasource without a configuration counts as not configured whatever `decryptedFields` hold.
    """
    configuration = source.value.get("datasourceConfiguration")
    if not isinstance(configuration, dict):
        return False
    return configuration.get("authentication") is not None or _is_decrypted(document, source)


def _is_decrypted(document: dict[str, Any], source: Located) -> bool:
    """Return whether decryptedFields hold an authentication that the import restores."""
    decrypted = document.get("decryptedFields")
    fields: Any = decrypted.get(source.entity.name) if isinstance(decrypted, dict) else None
    return isinstance(fields, dict) and any(fields.get(key) for key in _AUTHENTICATIONS)
