"""What is wrong with a backup archive: the layer, the offset inside that layer, and what to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from ...errors import InputError

Layer = Literal[
    "encryption", "gzip", "tar", "inner gzip", "archive", "checksum", "documents", "contents", "docker.env"
]


@dataclass(frozen=True, slots=True)
class Damage:
    """One defect of an archive.

    `offset` counts bytes from the start of what the layer itself reads: of the file for `encryption`, of the
    compressed stream for `gzip` and `inner gzip`, of the unpacked tar for `tar`, of the dump for `archive` and
    `documents`; None where the layer has no single place. `fatal` defects end the reading of the archive.
    """

    layer: Layer
    offset: int | None
    message: str
    fatal: bool = True
    severity: Literal["error", "warning", "note"] = "error"

    def __str__(self) -> str:
        """Return layer, offset and message as one line."""
        place = self.layer if self.offset is None else f"{self.layer}, byte {self.offset:,}"
        return f"{place}: {self.message}"

    def to_dict(self) -> dict[str, Any]:
        """Return {layer, offset, severity, message}."""
        return {
            "layer": self.layer,
            "offset": self.offset,
            "severity": self.severity,
            "message": self.message,
        }


class DamageError(InputError):
    """An archive that cannot be read any further; `damage` says which layer is broken and where."""

    def __init__(self, damage: Damage, *, hint: str = "") -> None:
        super().__init__(str(damage), hint=hint)
        self.damage = damage


def broken(layer: Layer, offset: int | None, message: str) -> DamageError:
    """Return the error for an archive that ends or breaks at a place."""
    hint = "Use --salvage to keep what comes before this place, or take another backup."
    return DamageError(Damage(layer, offset, message), hint=hint)
