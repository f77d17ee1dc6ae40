"""Write validations for a terminal: the verdict, then what is wrong by impact and page, each cause once."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from difflib import unified_diff
from typing import TYPE_CHECKING, Any

from ..diagnostics import Diagnostic
from ..document.positions import Position
from ..product.releases import find
from ..sanitizing.masking import masked_texts
from .causes import Cause, causes
from .impact import Impact, counted, counts_text
from .listing import Block, listed
from .painting import SEVERITIES, painted
from .text import visible
from .validated import ValidatedFile

if TYPE_CHECKING:
    from ..storage.layout.places import Place
    from ..validating.fix import Fixed

_MOST_NAMES = 3


def to_json(files: Iterable[ValidatedFile]) -> list[dict[str, Any]]:
    """Return the results as `--format json` prints them."""
    return [{"file": file.name, **file.validation.to_dict(), **_places(file)} for file in files]


def _places(file: ValidatedFile) -> dict[str, Any]:
    """Return "diagnostics" with their places in a layout; nothing for a file."""
    if all(place is None or isinstance(place, Position) for place in file.places):
        return {}
    shown = [
        item.to_dict() | ({} if place is None or isinstance(place, Position) else {"place": place.to_dict()})
        for item, place in file.located()
    ]
    return {"diagnostics": shown}


def to_text(
    files: Sequence[ValidatedFile], *, colour: bool = False, quiet: bool = False, every: bool = False
) -> str:
    """Return the results for a terminal: of each file the verdict, then what is wrong by impact and page.

    At most 50 lines, unless `every` line is wanted, which also gives all places. `quiet` leaves out notes and what
    has nothing to report. Secrets that people typed into names are hidden.
    """
    blocks: list[Block] = []
    for file in files:
        shown = [one for one in file.located() if not (quiet and one[0].severity == "note")]
        if not (quiet and file.validation.accepted and not shown):
            blocks.append(
                Block(
                    f"{visible(file.name)}: {verdict(file, colour=colour)}",
                    _details(file, shown, colour, every),
                    _badness(file),
                )
            )
    lines = listed(blocks, _summary(files) if len(files) > 1 else "", every=every)
    shown_lines = masked_texts(lines)
    return "\n".join(shown_lines[line] for line in lines)


def _badness(file: ValidatedFile) -> int:
    severities = {item.severity for item in file.validation.diagnostics}
    return 3 * (not file.validation.accepted) + 2 * ("error" in severities) + ("warning" in severities)


def _details(
    file: ValidatedFile,
    located: Iterable[tuple[Diagnostic, Position | Place | None]],
    colour: bool,
    every: bool,
) -> list[str]:
    lines: list[str] = []
    for impact, sections in causes(located, accepted=file.validation.accepted).items():
        count = sum(len(cause.located) for section in sections.values() for cause in section)
        lines.append(f"  {impact.capitalize()} ({count:,}):")
        hints: set[str] = set()
        for heading, section in sections.items():
            indent = "    "
            if heading:
                lines.append(f"{indent}{visible(heading)}:")
                indent += "  "
            for cause in section:
                lines += [indent + line for line in _lines(cause, colour, every, hints)]
    return lines


def _lines(cause: Cause, colour: bool, every: bool, hints: set[str]) -> Iterator[str]:
    """Yield the lines of a cause; a hint is given once."""
    item, place = cause.located[0]
    label = painted(f"{item.severity} {item.code}", SEVERITIES[item.severity], colour=colour)
    who, count = cause.who, len(cause.located)
    about = f"{who[0]}: " if len(who) == 1 else ""
    times = f" ({count:,} times{_names(cause.what)})" if count > 1 else ""
    yield f"{_where(item, place)}{label}: {visible(about + item.message + times)}"
    if every:
        for each, at in cause.located:
            shown = f"{_shown(at) if count > 1 else ''} {visible(each.pointer)}".strip()
            if shown:
                yield f"    at {shown}"
    if item.hint and item.hint not in hints:
        hints.add(item.hint)
        yield f"    hint: {visible(item.hint)}"


def _names(named: list[str]) -> str:
    if len(named) < 2:
        return ""
    more = f" and {len(named) - _MOST_NAMES:,} more" if len(named) > _MOST_NAMES else ""
    return f": {', '.join(named[:_MOST_NAMES])}{more}"


def _where(item: Diagnostic, place: Position | Place | None) -> str:
    """Return the place in the file, `43:5: `; where it is not known the pointer."""
    shown = _shown(place) or visible(item.pointer)
    return f"{shown}: " if shown else ""


def _shown(place: Position | Place | None) -> str:
    if place is None:
        return ""
    # else in one of the files of a layout
    return f"{place.line}:{place.column}" if isinstance(place, Position) else visible(str(place))


def verdict(file: ValidatedFile, *, colour: bool = False) -> str:
    """Return whether the release takes a file, why not, and how much there is to look at."""
    validation = file.validation
    counts = _counts([file])
    target = f"{validation.target}{' (by its release notes)' * find(validation.target).by_release_notes}"
    if validation.accepted:
        return f"{painted('accepted', 'good', colour=colour)} by {target}" + (f"; {counts}" if counts else "")
    reached = ", ".join(part for part in (validation.stage, validation.code) if part)
    where = f" ({visible(reached)})" if reached else ""
    says = f': "{visible(validation.message)}"' if validation.message else ""
    is_json = validation.verdict != "no-json"
    word = painted("refused" if is_json else "imports nothing", "bad", colour=colour)
    return f"{word}{f' by {target}' * is_json}{where}{says}" + (f"; {counts}" if counts else "")


def _summary(files: Sequence[ValidatedFile]) -> str:
    accepted = sum(file.validation.accepted for file in files)
    counts = _counts(files)
    return f"{len(files)} files, {accepted} accepted" + (f"; {counts}" if counts else "")


def _counts(files: Iterable[ValidatedFile]) -> str:
    """Return "7 broken afterwards, 2 to configure"."""
    total: Counter[Impact] = Counter()
    for file in files:
        total.update(counted(file.validation.diagnostics, accepted=file.validation.accepted))
    return counts_text(total)


def diff_text(name: str, fixed: Fixed) -> str:
    """Return what was repaired: for each value its pointer and the lines that changed."""
    lines = []
    for repair in fixed.repairs:
        lines.append(visible(f"{name}:{repair.pointer}: {repair.code}: {repair.message}"))
        before = _pretty(repair.before) if repair.before is not None else []
        changed = list(unified_diff(before, _pretty(repair.after), lineterm="", n=1))[2:]
        lines += [f"    {visible(line)}" for line in changed]
    return "\n".join(lines)


def _pretty(value: Any) -> list[str]:
    return json.dumps(value, indent=2, ensure_ascii=False).splitlines()
