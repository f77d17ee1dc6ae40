"""What an import makes of a datasource: whether it is configured, reused, renamed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from ..entities import Located, text

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
    plugin = text(source.value.get("pluginId")) or ""
    return (source.entity.name, plugin) in application.existing_datasources


class Names:
    """The names of datasources that are taken in a workspace while an import goes on."""

    def __init__(self, taken: Iterable[str]) -> None:
        self._taken = set(taken)
        self._next: dict[str, int] = {}

    def take(self, name: str) -> str:
        """Give the name under which a datasource is created: `Orders #1` where Orders is taken."""
        new, number = name, self._next.get(name, 0)
        while new in self._taken:
            number += 1
            new = f"{name} #{number}"
        self._next[name] = number
        self._taken.add(new)
        return new
