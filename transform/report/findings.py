"""Findings as text for a terminal and as the JSON that `sanitize` and `scan` print; neither shows a secret."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from ..diagnostics import Diagnostic
from ..document.positions import Position
from ..sanitizing.coverage import Coverage
from ..sanitizing.findings import Finding
from ..sanitizing.rule_titles import title_of
from ..storage.layout.places import Place
from .listing import Block, listed
from .painting import SEVERITIES, painted
from .text import number_of, visible


class FoundFile(NamedTuple):
    """What was found in a file, and what was looked for.

    `changed` is None for a scan. `places`: where each finding is in a layout, or in the `text` of a file for forms
    that say it; empty where it is not known. For reports that show it `document` is what was searched, and `left`
    counts the secrets that a scan of the result finds.
    """

    name: str
    findings: Sequence[Finding]
    diagnostics: Sequence[Diagnostic] = ()
    changed: bool | None = None
    text: str | None = None
    coverage: Coverage | None = None
    places: Sequence[Position | Place | None] = ()
    document: dict[str, Any] | None = None
    left: int = 0

    def located(self) -> Iterator[tuple[Finding, Position | Place | None]]:
        """Yield each finding with its place, where it is known."""
        yield from zip(self.findings, self.places or (None,) * len(self.findings), strict=True)


def to_json(files: Iterable[FoundFile]) -> list[dict[str, Any]]:
    """Return the results as `--format json` prints them: {file, changed, findings, diagnostics}."""
    return [
        {
            "file": file.name,
            **({} if file.changed is None else {"changed": file.changed}),
            "findings": [
                finding.to_dict() | ({"place": place.to_dict()} if isinstance(place, Place) else {})
                for finding, place in file.located()
            ],
            "diagnostics": [diagnostic.to_dict() for diagnostic in file.diagnostics],
            **({"coverage": file.coverage.to_dict()} if file.coverage else {}),
        }
        for file in files
    ]


def to_text(
    files: Sequence[FoundFile],
    *,
    colour: bool = False,
    notes: bool = True,
    every: bool = False,
    dry: bool = False,
) -> str:
    """Return a summary of each file, then its findings, the most severe first; without `notes` these are counted only.

    A secret that is in several places is one finding: the first `_MOST_PLACES` of them have a line each. At most 50
    lines, unless `every` line and place is wanted. Several files have a total. `dry`: nothing was removed yet.
    """
    blocks = []
    for file in files:
        shown = [
            places
            for places in sorted(_by_secret(file.located()), key=_rank)
            if notes or places[0][0].severity != "note"
        ]
        lines = [line for places in shown for line in _lines(places, colour, every, dry)]
        badness = 3 - min(map(_rank, shown), default=3)
        blocks.append(Block(f"{visible(file.name)}: {summary(file, dry=dry)}", lines, badness))
    return "\n".join(listed(blocks, _total(files) if len(files) > 1 else "", every=every))


def _lines(places: list[_Located], colour: bool, every: bool, dry: bool) -> list[str]:
    most = len(places) if every or len(places) == _MOST_PLACES + 1 else _MOST_PLACES
    lines = [f"  {_line(*located, colour, dry)}" for located in places[:most]]
    if len(places) > most:
        lines.append(f"  … and {len(places) - most} more of [{places[0][0].fingerprint}]")
    return lines


def _total(files: Sequence[FoundFile]) -> str:
    """Return what was found in all files: how many have findings that count, and of what severity."""
    with_findings = sum(any(one.severity != "note" for one in file.findings) for file in files)
    worst: dict[str, str] = {}  # fingerprint -> severity
    for one in (one for file in files for one in file.findings):
        worst[one.fingerprint] = min(
            worst.get(one.fingerprint, one.severity), one.severity, key=_RANK.__getitem__
        )
    found = _severities(worst.values())
    places = sum(len(file.findings) for file in files)
    return f"{number_of(len(files), 'file')}, {with_findings} with secrets" + (
        f"; {found} in {number_of(places, 'place')}" if found else "; nothing found"
    )


_MOST_PLACES = 3
_RANK = {"error": 0, "warning": 1, "note": 2}
_Located = tuple[Finding, Position | Place | None]


def _by_secret(findings: Iterable[_Located]) -> list[list[_Located]]:
    """Return the findings of each secret, the most severe first and otherwise in their order."""
    found: dict[str, list[_Located]] = {}
    for located in findings:
        found.setdefault(located[0].fingerprint, []).append(located)
    return [sorted(places, key=lambda one: _RANK[one[0].severity]) for places in found.values()]


def _rank(places: list[_Located]) -> int:
    return _RANK[places[0][0].severity]


def _line(finding: Finding, where: Position | Place | None, colour: bool, dry: bool) -> str:
    label = painted(f"{finding.severity} {finding.rule}", SEVERITIES[finding.severity], colour=colour)
    preview = f" {finding.preview}" if finding.preview else ""
    taken = "" if finding.action == "reported" else f", {done(finding.action, dry=dry)}"
    what = f"{title_of(finding.rule)}{preview}{taken}"
    place, entity = (
        visible(str(where) if isinstance(where, Place) else finding.pointer),
        visible(str(finding.entity)),
    )
    return f"{place}: {label}: {entity}: {visible(what)} [{finding.fingerprint}]"


def done(action: str, *, dry: bool) -> str:
    """Return what was done to a finding, or would be."""
    return f"would be {action}" if dry and action != "reported" else action


def summary(file: FoundFile, *, dry: bool = False) -> str:
    """Return what was found in a file, in a line: severities, what was done, what was looked for."""
    if not file.findings:
        return _nothing(file) + _looked_for(file.coverage)
    secrets = _by_secret(file.located())
    severities = _severities(places[0][0].severity for places in secrets)
    if len(secrets) < len(file.findings):
        severities += f" in {len(file.findings)} places"
    if file.changed is None:
        return severities + _looked_for(file.coverage)
    actions = Counter(finding.action for finding in file.findings)
    taken = ", ".join(f"{count} {done(action, dry=dry)}" for action, count in sorted(actions.items()))
    return f"{severities} ({taken})"


def _severities(severities: Iterable[str]) -> str:
    counts = Counter(severities)
    return ", ".join(number_of(counts[name], name) for name in _RANK if counts[name])


def _nothing(file: FoundFile) -> str:
    """Say that nothing was found, unless a part of the file could not be read."""
    partial = sorted({said.code for said in file.diagnostics if said.code in PARTLY_READ})
    return f"not read whole ({', '.join(partial)}); nothing found in the rest" if partial else "nothing found"


#: Diagnostics of reading after which a part of a file is not in its document.
PARTLY_READ = frozenset(("AT101", "AT952"))


def _looked_for(coverage: Coverage | None) -> str:
    """Say what was looked for, and what stays by design."""
    if coverage is None:
        return ""
    searched = (
        f" (policy {coverage.policy}, {number_of(coverage.texts, 'text')}, {number_of(coverage.rules, 'rule')},"
        f" version {coverage.version})"
    )
    personal = [
        number_of(count, _KEPT.get(rule, rule)) for rule, count in coverage.kept.items() if rule != _HOSTS
    ]
    left = [f"{', '.join(personal)} (--policy strict takes them out)"] if personal else []
    if hosts := coverage.kept.get(_HOSTS):  # names that are public, which strict leaves, too
        left.append(f"{number_of(hosts, 'host name')} in URLs")
    return f"{searched}; left by design: {', '.join(left)}" if left else searched


_HOSTS = "host-name"
_KEPT = {
    "email-address": "e-mail address",
    "phone-number": "phone number",
    "card-number": "card number",
    "bank-account": "bank account number",
    "social-security-number": "social security number",
    "private-address": "private network address",
    "internal-host-name": "internal host name",
    "unc-path": "UNC path",
}
