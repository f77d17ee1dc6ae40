"""Findings as text for a terminal and as the JSON that `sanitize` and `scan` print; neither shows a secret."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from ..diagnostics import Diagnostic
from ..sanitizing.findings import Finding
from ..sanitizing.rule_titles import title_of
from ..storage.layout.places import Place
from .text import table, visible

_COLOURS = {"error": "31", "warning": "33", "note": "36"}


@dataclass(frozen=True, slots=True)
class FoundFile:
    """What was found in a file. `changed` is None for a scan; `text` gives results lines and columns.

    `places`: where in a layout each finding is; empty for a file.
    """

    name: str
    findings: Sequence[Finding]
    diagnostics: Sequence[Diagnostic] = ()
    changed: bool | None = None
    text: str | None = None
    places: Sequence[Place | None] = ()

    def located(self) -> Iterator[tuple[Finding, Place | None]]:
        """Yield each finding with its place in a layout."""
        yield from zip(self.findings, self.places or (None,) * len(self.findings), strict=True)


def to_json(files: Iterable[FoundFile]) -> list[dict[str, Any]]:
    """Return the results as `--format json` prints them: {file, changed, findings, diagnostics}."""
    return [
        {
            "file": file.name,
            **({} if file.changed is None else {"changed": file.changed}),
            "findings": [
                finding.to_dict() | ({"place": place._asdict()} if place else {})
                for finding, place in file.located()
            ],
            "diagnostics": [diagnostic.to_dict() for diagnostic in file.diagnostics],
        }
        for file in files
    ]


def to_text(files: Sequence[FoundFile], *, colour: bool = False, notes: bool = True) -> str:
    """Return one line a finding and a summary a file; without `notes` these are counted only."""
    lines: list[str] = []
    for file in files:
        shown = [item for item in file.located() if notes or item[0].severity != "note"]
        lines += [_line(file.name, finding, place, colour) for finding, place in shown]
        lines.append(f"{visible(file.name)}: {_summary(file)}")
    return "\n".join(lines)


def _line(name: str, finding: Finding, where: Place | None, colour: bool) -> str:
    label = f"{finding.severity} {finding.rule}"
    if colour:
        label = f"\033[{_COLOURS[finding.severity]}m{label}\033[0m"
    preview = f" {finding.preview}" if finding.preview else ""
    done = "" if finding.action == "reported" else f", {finding.action}"
    what = f"{title_of(finding.rule)}{preview}{done}"
    place, entity = (
        visible(str(where) if where else f"{name}:{finding.pointer}"),
        visible(str(finding.entity)),
    )
    return f"{place}: {label}: {entity}: {visible(what)} [{finding.fingerprint}]"


def _summary(file: FoundFile) -> str:
    if not file.findings:
        return "would change, though nothing is found" if file.changed else "nothing found"
    counted = Counter(finding.severity for finding in file.findings)
    parts = [(counted["error"], "error"), (counted["warning"], "warning"), (counted["note"], "note")]
    severities = ", ".join(f"{count} {name}{'s' if count > 1 else ''}" for count, name in parts if count)
    if file.changed is None:
        return severities
    actions = Counter(finding.action for finding in file.findings)
    done = ", ".join(f"{count} {action}" for action, count in sorted(actions.items()))
    return f"{severities} ({done})"


def rules_table(rows: Iterable[tuple[str, str, str]]) -> str:
    """Return the rules as a table: name, severity, what they find."""
    return "\n".join(table([("rule", "severity", "finds"), *rows], indent=""))
