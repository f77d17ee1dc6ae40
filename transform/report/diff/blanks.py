"""Runs of blanks and blank lines, in which code is pushed out of sight: each is shown as how long it is."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable

from ...patterns import pattern

_MOST_BLANKS = 40
_MOST_BLANK_LINES = 2
_RUN = pattern(rf"\s{{{_MOST_BLANKS},}}")
#: The same in JSON, where line breaks and tabs are escapes.
_RUN_IN_JSON = pattern(rf"(?<!\\)(?:\s|\\[nrtf]){{{_MOST_BLANKS},}}")
_ESCAPE_IN_JSON = pattern(r"\\.")
_KINDS = {" ": "blanks", "\t": "tabs", "\n": "line breaks"}
_SIGNS = {"+": "added blank lines", "-": "removed blank lines", " ": "blank lines"}

#: A line, and how many lines it is shown for.
Counted = tuple[str, int]


def counted_lines(lines: Iterable[str]) -> list[Counted]:
    """Return lines that begin with the sign of a diff, runs of blank ones as `... 300 added blank lines`."""
    found: list[Counted] = []
    for sign, group in itertools.groupby(lines, _sign_of_blank):
        run = list(group)
        if sign and len(run) > _MOST_BLANK_LINES:
            found.append((f"... {len(run)} {_SIGNS[sign]}", len(run)))
        else:
            found += [(line[:1] + _RUN.sub(_named, line[1:]), 1) for line in run]
    return found


def without_runs(dumped: str) -> str:
    """Return JSON in one line with `[4000 blanks]` in place of long runs of them."""
    return _RUN_IN_JSON.sub(_named, dumped)


def _sign_of_blank(line: str) -> str:
    return line[:1] if line[:1] in _SIGNS and not line[1:].strip() else ""


def _named(run: re.Match[str]) -> str:
    """Return the length of a run, and of what it is, so that two runs that differ rarely read the same."""
    number = len(_ESCAPE_IN_JSON.sub(" ", run[0]))
    made_of = "".join(set(run[0].replace("\\t", "\t").replace("\\n", "\n")))
    return f"[{number} {_KINDS.get(made_of, 'blank characters')}]"
