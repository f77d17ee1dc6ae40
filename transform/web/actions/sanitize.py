"""Hand it over: a copy without secrets, of which a person may keep some, and a statement about it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from typing import NamedTuple

import transform

from ...report.findings import FoundFile
from ...report.findings_html import to_html
from ...report.statement import statement, to_markdown
from ...sanitizing.coverage import coverage
from ...sanitizing.findings import Finding, Sanitized
from ...sanitizing.policy.policies import Policy, policy_from
from ...sanitizing.rule_titles import title_of
from ...sanitizing.shown_text import shown_texts
from ...storage.shown_places import places_in
from ..messages import JSON, MARKDOWN, TOML, Download, Request, Result
from ..rendering import render
from ..sources import USUAL, Source, commands_for, policy_for, quoted, source_of
from ..worker import Tell

COMMAND = "sanitize"

#: So many values can be kept one by one; who wants to keep more writes a policy.
_MOST_SHOWN = 300
_KEEP = "keep-"
_POLICY_FILE = "policy.toml"
_REPORT = "findings.html"


class Value(NamedTuple):
    """A value that is removed, or kept where a person wants that; `where` names its places."""

    fingerprint: str
    severity: str
    title: str
    preview: str
    where: tuple[str, ...]
    kept: bool


def run(request: Request, tell: Tell) -> Result:
    """Remove what the policy says, but what a person keeps."""
    name = request.option("policy", USUAL)
    tell(f"Reading {request.inputs[0].name}")
    source = source_of(request.inputs[0], request)
    policy = policy_for(source, name)
    tell("Looking for secrets")
    everything = done = transform.sanitize(source.document, policy)
    kept = _kept(request, everything.findings)
    file = _policy_file(source, name, kept)
    if kept:
        policy = policy_from(tomllib.loads(file), _POLICY_FILE)
        done = transform.sanitize(source.document, policy)
    tell("Looking once more, and writing the statement")
    values = _values(everything.findings, kept)
    data = source.written(done.document)
    stated = statement(source.stated(), data, done, policy, None, "")
    files = [
        Download(source.named("sanitized.json"), "Sanitized file", JSON, data, goes_on=True),
        Download(source.named("statement.md"), "Statement", MARKDOWN, to_markdown(stated)),
    ]
    command = _command(source, _POLICY_FILE if kept else name)
    if kept:
        files.append(Download(_POLICY_FILE, "Policy with what you keep", TOML, file.encode()))
    left = sum(one["places"] for one in stated["scan_of_output"]["found"].values())
    body = render(
        "findings",
        values=values[:_MOST_SHOWN],
        count=len(values) - len(kept),
        more=len(values) - _MOST_SHOWN,
        kept=len(kept),
        left=left,
        policy=name,
    )
    report = _report(source, done, policy, left, request.today)
    return Result(body, report, source.named(_REPORT), tuple(files), commands_for(request.inputs, command))


def _kept(request: Request, findings: Iterable[Finding]) -> frozenset[str]:
    """Return the fingerprints of the values that are to stay."""
    known = {one.fingerprint for one in findings}
    wanted = {name.removeprefix(_KEEP) for name, value in request.options.items() if value == "keep"}
    return frozenset(known & wanted)


def _policy_file(source: Source, name: str, kept: frozenset[str]) -> str:
    """Return a policy that leaves alone what a person keeps, as the file that the command takes."""
    is_usual = source.layout is not None and name == USUAL
    head = 'extends = "git"\nsecrets = "redact"\n' if is_usual else f'extends = "{name}"\n'
    marks = "".join(f'  "{mark}",\n' for mark in sorted(kept))
    return f"{head}\n[allow]\nfingerprints = [\n{marks}]\n"


def _values(findings: Iterable[Finding], kept: frozenset[str]) -> list[Value]:
    """Return the values that the policy removes, the worst first, with all places of each."""
    found: dict[str, list[Finding]] = {}
    for one in findings:
        if one.action != "reported":
            found.setdefault(one.fingerprint, []).append(one)
    rank = {"error": 0, "warning": 1, "note": 2}
    groups = sorted(found.values(), key=lambda same: min(rank[one.severity] for one in same))
    places = [[_place(one) for one in same] for same in groups]
    shown = shown_texts([place for group in places for place in group])
    return [
        Value(
            same[0].fingerprint,
            min((one.severity for one in same), key=rank.__getitem__),
            title_of(same[0].rule),
            same[0].preview,
            tuple(dict.fromkeys(shown[place] for place in group)),
            same[0].fingerprint in kept,
        )
        for same, group in zip(groups, places, strict=True)
    ]


def _place(finding: Finding) -> str:
    return f"{finding.entity}, {finding.pointer.rpartition('/')[2]}"


def _report(source: Source, done: Sanitized, policy: Policy, left: int, today: str) -> str:
    """Return the page of the findings; `left` counts the secrets that a scan of the result finds."""
    found = FoundFile(
        source.name,
        done.findings,
        (*source.parsed.diagnostics, *done.diagnostics),
        done.document is not source.document,
        coverage=None if done.findings else coverage(source.document, policy),
        places=places_in(source, done.findings, has_secrets=True),
        document=source.document,
        left=left,
    )
    return to_html([found], date=today)


def _command(source: Source, policy: str) -> str:
    files = " ".join(
        (
            f"-o {quoted(source.named('sanitized.json'))}",
            f"--statement {quoted(source.named('statement.md'))}",
            f"--report {quoted(source.named(_REPORT))}",
        )
    )
    asked = "" if policy == USUAL else f" --policy {policy}"
    return f"appsmith-transform sanitize {source.argument}{asked} {files}"
