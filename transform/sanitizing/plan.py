"""What is to be done to a document, before anything is done."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, NamedTuple

from ..application.entity_lookup import entity_at
from ..diagnostics import Diagnostic, Severity
from ..document.edits import REMOVED
from ..document.pointers import Path
from ..document.writing import serialize
from .findings import Action, fingerprint
from .policy.policies import Policy
from .policy.replacements import StandIns


class Found(NamedTuple):
    """A finding in the making, which still holds the value; it never leaves this room."""

    path: Path
    rule: str
    severity: Severity
    value: str
    preview: str
    action: Action


class Taken(NamedTuple):
    """A value that was taken out, so that it is looked for elsewhere; `kind` as in `stand_ins.KINDS`."""

    value: str
    kind: str


class Named(NamedTuple):
    """A value in whose place something stands that has a name made of entity and field."""

    path: Path
    value: str
    kind: str
    name: str


@dataclass(slots=True)
class Plan:
    """Edits by place, findings, values that are taken out, places left on purpose, diagnostics."""

    policy: Policy
    stand_ins: StandIns
    key: str = ""
    edits: dict[Path, Any] = field(default_factory=dict)
    found: list[Found] = field(default_factory=list)
    taken: list[Taken] = field(default_factory=list)
    left: set[Path] = field(default_factory=set)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    named: list[Named] = field(default_factory=list)
    document: dict[str, Any] = field(default_factory=dict)
    accepted: list[Taken] = field(default_factory=list)

    def remove(self, path: Path, rule: str, value: Any, severity: Severity = "note") -> None:
        """Take a member out of its object."""
        if self.stays(path, rule, value, severity):
            return
        self.edits[path] = REMOVED
        self.note(path, rule, value, severity)

    def stays(self, path: Path, rule: str, value: Any, severity: Severity) -> bool:
        """Return whether the policy leaves a value where it is; report it if the policy says that."""
        if self.policy.keeps(path) or self.allows(value):
            return True
        if self.accepts(path, as_text(value)):
            self.accepted += [Taken(as_text(value), "secret")] if severity != "note" else []
            return True
        told = self.policy.rules.get(rule)
        if told == "report":
            self.found.append(Found(path, rule, severity, as_text(value), "", "reported"))
        if told in ("ignore", "report"):
            self.left.add(path)
        return path in self.left

    def allows(self, value: Any) -> bool:
        """Return whether a value is one that may stay; what is no text may do so by its fingerprint only."""
        if isinstance(value, str):
            return self.policy.allows(value, self.key)
        return bool(self.policy.allowed) and fingerprint(as_text(value), self.key) in self.policy.allowed

    def accepts(self, path: Path, value: str) -> bool:
        """Return whether the baseline accepts a value at a place."""
        places = self.policy.accepted.get(fingerprint(value, self.key)) if self.policy.accepted else None
        if not places or not path:
            return False
        entity = str(entity_at(self.document, path))
        return any(place.covers(path, entity) for place in places)

    def note(self, path: Path, rule: str, value: Any, severity: Severity = "note") -> None:
        """Report that a value goes; one that says nothing goes without a word."""
        if not says_nothing(value):
            self.found.append(Found(path, rule, severity, as_text(value), "", "removed"))

    def replace(
        self, path: Path, rule: str, value: Any, kind: str, name: str, severity: Severity = "note"
    ) -> None:
        """Put something in place of a whole value."""
        if self.stays(path, rule, value, severity):
            return
        new = self.stand_ins.whole(kind, value, name)
        self.edits[path] = new
        if new is not None and self.stand_ins.use_names:
            self.named.append(Named(path, value, kind, name))
        action: Action = "removed" if new is None else "replaced"
        self.found.append(Found(path, rule, severity, as_text(value), "", action))
        self.taken.append(Taken(as_text(value), kind))


def as_text(value: Any) -> str:
    """Return a value as a text to be fingerprinted. Raises LimitError for one that is nested too deep."""
    return value if isinstance(value, str) else serialize(value, sort_keys=True).decode()


def says_nothing(value: Any) -> bool:
    """Return whether a value is null or empty."""
    return value is None or value in ([], {}, "")
