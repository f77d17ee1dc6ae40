"""Write validations as a compiler would: one diagnostic a line, the hint below it, a summary."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from difflib import unified_diff
from typing import Any, NamedTuple

from ..diagnostics import Diagnostic
from ..positions import Position
from ..validate.fix import Fixed
from ..validate.validation import Validation

_COLOURS = {"error": "31", "warning": "33", "note": "36"}


class ValidatedFile(NamedTuple):
    """A file that was validated: its name, the result, and its text where places in it are to be shown."""

    name: str
    validation: Validation
    text: str | None = None

    @property
    def position(self) -> Position | None:
        """Give the place where the text cannot be read."""
        return self.validation.position


def to_json(files: Iterable[ValidatedFile]) -> list[dict[str, Any]]:
    """Give the results as `--format json` prints them."""
    return [{"file": file.name, **file.validation.to_dict()} for file in files]


def to_text(files: Sequence[ValidatedFile], *, colour: bool = False, quiet: bool = False) -> str:
    """Give the results for a terminal; `quiet` leaves out notes and what has nothing to report."""
    lines: list[str] = []
    for file in files:
        shown = [d for d in file.validation.diagnostics if not (quiet and d.severity == "note")]
        for diagnostic in shown:
            lines += _lines(file.name, diagnostic, colour)
        if not (quiet and file.validation.accepted and not shown):
            lines.append(_verdict(file))
    if len(files) > 1:
        lines.append(_summary(files))
    return "\n".join(lines)


def _lines(name: str, diagnostic: Diagnostic, colour: bool) -> list[str]:
    place = f"{name}:{diagnostic.pointer}" if diagnostic.pointer else name
    label = f"{diagnostic.severity} {diagnostic.code}"
    if colour:
        label = f"\033[{_COLOURS[diagnostic.severity]}m{label}\033[0m"
    who = f"{diagnostic.entity}: " if diagnostic.entity and str(diagnostic.entity) else ""
    lines = [f"{place}: {label}: {who}{diagnostic.message}"]
    if diagnostic.hint:
        lines.append(f"    {diagnostic.hint}")
    return lines


def _verdict(file: ValidatedFile) -> str:
    validation = file.validation
    counts = _counts(validation.diagnostics)
    if validation.accepted:
        return f"{file.name}: accepted by {validation.target}" + (f", {counts}" if counts else "")
    where = f" ({validation.stage}, {validation.code})" if validation.code else ""
    says = f': "{validation.message}"' if validation.message else ""
    nothing = "imports nothing" if validation.verdict == "no-json" else f"refused by {validation.target}"
    return f"{file.name}: {nothing}{where}{says}" + (f"; {counts}" if counts else "")


def _summary(files: Sequence[ValidatedFile]) -> str:
    accepted = sum(file.validation.accepted for file in files)
    counts = _counts(d for file in files for d in file.validation.diagnostics)
    return f"{len(files)} files, {accepted} accepted" + (f"; {counts}" if counts else "")


def _counts(diagnostics: Iterable[Diagnostic]) -> str:
    counted = Counter(diagnostic.severity for diagnostic in diagnostics)
    parts = [(counted["error"], "error"), (counted["warning"], "warning"), (counted["note"], "note")]
    return ", ".join(f"{count} {name}{'s' if count > 1 else ''}" for count, name in parts if count)


def diff_text(name: str, fixed: Fixed) -> str:
    """Give what was repaired: for each value its pointer and the lines that changed."""
    lines = []
    for repair in fixed.repairs:
        lines.append(f"{name}:{repair.pointer}: {repair.code}: {repair.message}")
        before = _pretty(repair.before) if repair.before is not None else []
        changed = list(unified_diff(before, _pretty(repair.after), lineterm="", n=1))[2:]
        lines += [f"    {line}" for line in changed]
    return "\n".join(lines)


def _pretty(value: Any) -> list[str]:
    return json.dumps(value, indent=2, ensure_ascii=False).splitlines()
