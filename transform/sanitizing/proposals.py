"""Values that should leave a document, as the planners propose them; the policy has the last word."""

from __future__ import annotations

from typing import Any, Final, NamedTuple

from ..diagnostics import Severity
from ..document.edits import REMOVED
from ..document.pointers import Path
from ..document.writing import serialize


class _Replaced:
    """Marks a value that is replaced as the policy says, rather than removed from its object."""


REPLACED: Final = _Replaced()


class KnownValue(NamedTuple):
    """A value that is secret or was removed, and is looked for everywhere else; `kind` is one of `KINDS`."""

    value: str
    kind: str


class Proposal(NamedTuple):
    """A value that a planner wants to remove or replace, and why.

    `new` is written at `target` (by default the value's own path): `REMOVED`, `REPLACED`, or the value itself.
    A value with a `kind` is looked for in the rest of the document once it is gone, unless it is not `distinct`,
    and so are those that are `known` from it. `field` names the setting of a datasource, for replacements that
    are made of names. A proposal that is `kept` says the opposite: the policy keeps this field.
    """

    path: Path
    rule: str
    value: Any
    severity: Severity = "note"
    kind: str = ""
    new: Any = REMOVED
    target: Path | None = None
    field: str = ""
    known: tuple[KnownValue, ...] = ()
    kept: bool = False
    distinct: bool = True


def as_text(value: Any) -> str:
    """Return a value as a text to be fingerprinted. Raises LimitError for one that is nested too deep."""
    return value if isinstance(value, str) else serialize(value, sort_keys=True).decode()


def is_empty(value: Any) -> bool:
    """Return whether a value is null or empty."""
    return value is None or value in ([], {}, "")
