"""What sanitizing and scanning report."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from ..diagnostics import Diagnostic, Entity, Severity
from ..document.pointers import Path

Action = Literal["removed", "replaced", "redacted", "reported"]

#: Keys the fingerprints when the caller gives no key of its own. It is public: see docs/sanitizing.md.
DERIVED_KEY = "appsmith-transform fingerprint 1"


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


class RawFinding(NamedTuple):
    """A finding that still holds the value; it never leaves this package."""

    path: Path
    rule: str
    severity: Severity
    value: str
    preview: str
    action: Action


@dataclass(frozen=True, slots=True)
class Sanitized:
    """A document that was sanitized; the very argument when nothing had to change."""

    document: dict[str, Any]
    findings: tuple[Finding, ...]
    diagnostics: tuple[Diagnostic, ...] = ()


def fingerprint(value: str, key: str = "") -> str:
    """Return the keyed hash of a value: 20 hexadecimal digits."""
    import hashlib  # it loads OpenSSL, which most runs can do without

    data = value.encode("utf-8", "surrogatepass")
    return hashlib.blake2b(data, key=_derived(key or DERIVED_KEY), digest_size=10).hexdigest()


@functools.lru_cache(maxsize=1)
def _derived(key: str) -> bytes:
    import hashlib

    return hashlib.blake2b(key.encode("utf-8", "surrogatepass")).digest()
