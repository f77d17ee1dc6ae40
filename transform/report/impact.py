"""What a diagnostic means for a person who is about to import: the groups of a report, the most urgent first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum

from ..diagnostics import Diagnostic
from ..validating.refusals import REFUSALS

#: Codes of checks whose problems end an import, besides the refusals of the verdict.
ENDS_IMPORT = frozenset({"AT120", "AT701"})
_CONFIGURE = frozenset({"AT602", "AT605"})


class Impact(StrEnum):
    """The groups in their order; the values are their headings."""

    BLOCKS = "blocks the import"
    BROKEN = "broken afterwards"
    LOOK = "to look at"
    CONFIGURE = "to configure"
    INFORMATION = "for information"


def impact_of(item: Diagnostic, *, accepted: bool) -> Impact:
    """Return the group of a diagnostic; `accepted` says whether the import goes through."""
    if item.code in _CONFIGURE:
        return Impact.CONFIGURE
    if item.severity == "note":
        return Impact.INFORMATION
    if item.severity == "warning":
        return Impact.LOOK
    ends = item.code in REFUSALS or item.code in ENDS_IMPORT
    return Impact.BLOCKS if ends and not accepted else Impact.BROKEN


def counts_text(counts: Mapping[Impact, int]) -> str:
    """Return "2 block the import, 1 to configure", in the order of the groups."""
    words = {impact: impact.value for impact in Impact}
    if counts.get(Impact.BLOCKS, 0) > 1:
        words[Impact.BLOCKS] = "block the import"
    return ", ".join(f"{counts[impact]:,} {words[impact]}" for impact in Impact if counts.get(impact))


def counted(items: Iterable[Diagnostic], *, accepted: bool) -> dict[Impact, int]:
    """Return how many diagnostics there are of each group, in the order of the groups; empty groups are left out."""
    found = [impact_of(item, accepted=accepted) for item in items]
    return {impact: found.count(impact) for impact in Impact if impact in found}
