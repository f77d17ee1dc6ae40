"""Which hits stay where several overlap."""

from __future__ import annotations

import bisect

from .searching import Hit


def without_overlap(hits: list[Hit]) -> list[Hit]:
    """Of hits that overlap keep the longer one, then the one of a known format, a copy last."""
    kept: list[Hit] = []
    starts: list[int] = []
    for hit in sorted(hits, key=_rank):
        at = bisect.bisect_right(starts, hit.start)
        free_before = at == 0 or kept[at - 1].end <= hit.start
        if free_before and (at == len(kept) or hit.end <= kept[at].start):
            kept.insert(at, hit)
            starts.insert(at, hit.start)
    return kept


def _rank(hit: Hit) -> tuple[int, bool, bool, int, str]:
    rule = hit.rule
    return hit.start - hit.end, rule.name.startswith("copied-"), rule.generic, hit.start, rule.name
