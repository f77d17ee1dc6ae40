"""Write validations as a compiler would: place, code and message in a line, pointer and hint below it."""

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
from ..storage.layout.places import Place
from .text import visible
from .validated import ValidatedFile

if TYPE_CHECKING:
    from ..validating.fix import Fixed

_COLOURS = {"error": "31", "warning": "33", "note": "36"}


def to_json(files: Iterable[ValidatedFile]) -> list[dict[str, Any]]:
    """Return the results as `--format json` prints them."""
    return [{"file": file.name, **file.validation.to_dict(), **_places(file)} for file in files]


def _places(file: ValidatedFile) -> dict[str, Any]:
    """Return "diagnostics" with their places in a layout; nothing for a file."""
    if not any(isinstance(place, Place) for place in file.places):
        return {}
    shown = [
        item.to_dict() | ({"place": place._asdict()} if isinstance(place, Place) else {})
        for item, place in file.located()
    ]
    return {"diagnostics": shown}


def to_text(files: Sequence[ValidatedFile], *, colour: bool = False, quiet: bool = False) -> str:
    """Return the results for a terminal; `quiet` leaves out notes and what has nothing to report.

    Secrets that people typed into names are hidden.
    """
    lines: list[str] = []
    for file in files:
        located = sorted(file.located(), key=lambda item: item[1] or ())
        shown = [(item, place) for item, place in located if not (quiet and item.severity == "note")]
        for diagnostic, place in shown:
            lines += _lines(file.name, diagnostic, place, colour)
        if not (quiet and file.validation.accepted and not shown):
            lines.append(_verdict(file))
    if len(files) > 1:
        lines.append(_summary(files))
    shown_lines = masked_texts(lines)
    return "\n".join(shown_lines[line] for line in lines)


def _lines(name: str, item: Diagnostic, place: Position | Place | None, colour: bool) -> Iterator[str]:
    where = visible(_shown(name, place))
    label = f"{item.severity} {item.code}"
    if colour:
        label = f"\033[{_COLOURS[item.severity]}m{label}\033[0m"
    who = f"{item.entity}: " if item.entity and str(item.entity) else ""
    yield f"{where}: {label}: {visible(who + item.message)}"
    if item.pointer:
        yield f"    at {visible(item.pointer)}"
    if item.hint:
        yield f"    hint: {visible(item.hint)}"


def _shown(name: str, place: Position | Place | None) -> str:
    if isinstance(place, Place):
        return str(place)
    return f"{name}:{place.line}:{place.column}" if place else name


def _verdict(file: ValidatedFile) -> str:
    validation, name = file.validation, visible(file.name)
    counts = _counts(validation.diagnostics)
    target = f"{validation.target}{' (by its release notes)' * find(validation.target).by_release_notes}"
    if validation.accepted:
        return f"{name}: accepted by {target}" + (f", {counts}" if counts else "")
    reached = ", ".join(part for part in (validation.stage, validation.code) if part)
    where = f" ({visible(reached)})" if reached else ""
    says = f': "{visible(validation.message)}"' if validation.message else ""
    nothing = "imports nothing" if validation.verdict == "no-json" else f"refused by {target}"
    return f"{name}: {nothing}{where}{says}" + (f"; {counts}" if counts else "")


def _summary(files: Sequence[ValidatedFile]) -> str:
    accepted = sum(file.validation.accepted for file in files)
    counts = _counts(d for file in files for d in file.validation.diagnostics)
    return f"{len(files)} files, {accepted} accepted" + (f"; {counts}" if counts else "")


def _counts(diagnostics: Iterable[Diagnostic]) -> str:
    counted = Counter(diagnostic.severity for diagnostic in diagnostics)
    parts = [(counted["error"], "error"), (counted["warning"], "warning"), (counted["note"], "note")]
    return ", ".join(f"{count} {name}{'s' if count > 1 else ''}" for count, name in parts if count)


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
