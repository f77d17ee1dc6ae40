"""What sanitizing and scanning report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ..diagnostics import Diagnostic, Entity, Severity
from .actions import Action


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that sanitizing or scanning reports; it never holds the secret itself.

    `severity`: error for a secret of a known kind, warning for what is probably one, note for what is
    no secret but should not be shared. `preview` holds at most the first characters that the format of the
    secret publishes. `fingerprint` is a keyed hash of the value, so equal secrets have equal ones.
    `action` says what was done: removed or replaced (a whole value), redacted (a part of a text), reported
    (nothing). `offset`: how many characters of the text at `pointer` come before the value.
    """

    rule: str
    severity: Severity
    entity: Entity
    pointer: str
    preview: str
    fingerprint: str
    action: Action
    offset: int = 0

    def to_dict(self) -> dict[str, Any]:
        """Return the finding as the JSON that the commands print."""
        return {
            "rule": self.rule,
            "severity": self.severity,
            "entity": self.entity.to_dict(),
            "pointer": self.pointer,
            "preview": self.preview,
            "fingerprint": self.fingerprint,
            "action": self.action,
        }


@dataclass(frozen=True, slots=True)
class Sanitized:
    """A document that was sanitized; the very argument when nothing had to change."""

    document: dict[str, Any]
    findings: tuple[Finding, ...]
    diagnostics: tuple[Diagnostic, ...] = ()
