"""What an import makes of a datasource: whether it is configured, reused, renamed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..entities import Located, text
from .workspace import Existing

if TYPE_CHECKING:
    from .application import Application

_AUTHENTICATIONS = ("dbAuth", "basicAuth", "openAuth2", "bearerTokenAuth")


def is_configured(document: dict[str, Any], source: Located) -> bool:
    """Tell whether the file brings configuration and authentication along."""
    configuration = source.value.get("datasourceConfiguration")
    if not isinstance(configuration, dict):
        return False
    return configuration.get("authentication") is not None or _is_decrypted(document, source)


def _is_decrypted(document: dict[str, Any], source: Located) -> bool:
    """Tell whether decryptedFields hold an authentication, which the import puts in its place."""
    decrypted = document.get("decryptedFields")
    fields: Any = decrypted.get(source.entity.name) if isinstance(decrypted, dict) else None
    return isinstance(fields, dict) and any(fields.get(key) for key in _AUTHENTICATIONS)


def is_reused(application: Application, source: Located) -> bool:
    """Tell whether the workspace has a datasource of this name and plugin."""
    workspace = application.workspace
    if workspace is None or workspace.datasources is None or source.entity.name is None:
        return False
    wanted = Existing(source.entity.name, text(source.value.get("pluginId")) or "")
    return wanted in workspace.datasources


def name_after_import(name: str, taken: set[str]) -> str:
    """Give the name under which a datasource is created: `Orders #1` where Orders is taken."""
    if name not in taken:
        return name
    number = 1
    while f"{name} #{number}" in taken:
        number += 1
    return f"{name} #{number}"
