"""The datasources of an export: who uses them, whether they are configured, what is missing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ..application.kinds import Kind, require_kind
from ..diagnostics import Entity
from .authentication import READ_IN_PLACE, restored
from .configuration_schema import get
from .form import FormField, State, form_of, holds_value
from .inventory import InventoryItem, Use, inventory, with_safe_names


@dataclass(frozen=True, slots=True)
class Datasource:
    """A datasource, or a query with a datasource of its own: see `entity`.

    `configured`: an import takes it for configured and does not ask. `missing`: settings that it cannot work
    without and that the file does not have. `ignored`: settings that the file has and an import does not read.
    `to_authorize`: a person has to authorize it in the product, by OAuth 2.
    """

    name: str
    plugin: str
    entity: Entity
    pointer: str
    configured: bool
    used_by: tuple[Use, ...]
    missing: tuple[FormField, ...]
    ignored: tuple[str, ...]
    to_authorize: bool

    @property
    def ready(self) -> bool:
        """Return whether an import finds all that the datasource needs."""
        return self.configured and not (self.missing or self.ignored or self.to_authorize)

    def to_dict(self) -> dict[str, Any]:
        """Return the datasource as the JSON that the command prints."""
        return {
            "name": self.name,
            "plugin": self.plugin,
            "entity": self.entity.to_dict(),
            "pointer": self.pointer,
            "configured": self.configured,
            "ready": self.ready,
            "used_by": [use.to_dict() for use in self.used_by],
            "missing": [field.to_dict() for field in self.missing],
            "ignored": list(self.ignored),
            "to_authorize": self.to_authorize,
        }


def datasources(export: dict[str, Any]) -> tuple[Datasource, ...]:
    """Return the datasources of an export or a partial export, then the queries with a datasource of their own.

    No value of a configuration is part of the result, and no secret within a name. Raises InputError for
    another kind of document.
    """
    require_kind(export, Kind.EXPORT, Kind.PARTIAL_EXPORT)
    fields = export.get("decryptedFields")
    found = inventory(export)
    return tuple(
        Datasource(
            one.name,
            source.plugin.name,
            one.entity,
            source.pointers[0],
            source.configured,
            one.uses,
            tuple(field for field in form_of(source) if field.state is State.MISSING),
            _ignored(source, fields.get(source.name) if isinstance(fields, dict) else None),
            _to_authorize(source),
        )
        for source, one in zip(found, with_safe_names(found, export), strict=True)
    )


def _ignored(source: InventoryItem, entry: Any) -> tuple[str, ...]:
    """Return the settings of an authentication that an import drops; `entry` is that of decryptedFields."""
    authentication = get(source.configuration, ("authentication",))
    if source.embedded or not isinstance(authentication, dict) or restored(entry):
        return ()
    return tuple(
        f"authentication.{key}"
        for key, value in authentication.items()
        if key not in READ_IN_PLACE and holds_value(value) and not isinstance(value, bool)
    )


def _to_authorize(source: InventoryItem) -> bool:
    authentication = get(source.configuration, ("authentication",))
    by_code = get(authentication, ("grantType",)) in ("AUTHORIZATION_CODE", "authorization_code")
    is_oauth = get(authentication, ("authenticationType",)) == "oAuth2"
    return is_oauth and by_code and not holds_value(get(authentication, ("authenticationResponse",)))
