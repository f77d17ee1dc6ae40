"""Write what merge commits damaged: a line each, JSON, SARIF, annotations of GitHub."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Any

from ..history.merge_findings import DAMAGES, MergeFinding
from ..storage.layout.places import Place
from ..storage.past.commits import Commit
from ..storage.past.merges import CheckedMerge
from .painting import SEVERITIES, painted
from .sarif import SarifFile, SarifResult, SarifRule, to_sarif
from .text import visible
from .validation_github import command_line

_SHORT = 12


def merge_check_text(merges: Iterable[CheckedMerge], *, colour: bool = False) -> str:
    """Return a line for each finding: commit, file, line and column, kind, side, what happened."""
    return "\n".join(_line(merge.commit, item, colour) for merge in merges for item in merge.findings)


def _line(commit: Commit, item: MergeFinding, colour: bool) -> str:
    kind = painted(item.kind, SEVERITIES[item.severity], colour=colour)
    where = visible(f"{commit.id[:_SHORT]} {_place(item)}")
    return f"{where}: {kind} ({_side(commit, item)}): {visible(item.message)}"


def merge_check_to_list(merges: Iterable[CheckedMerge]) -> list[dict[str, Any]]:
    """Return what `merge-check --format json` prints of each merge."""
    return [
        {
            **merge.commit.to_dict(),
            "parents": list(merge.commit.parents),
            "unchecked": merge.unchecked or None,
            "findings": [
                {**item.to_dict(), "parent": _parent(merge.commit, item)} for item in merge.findings
            ],
        }
        for merge in merges
    ]


def merge_check_to_sarif(merges: Iterable[CheckedMerge]) -> dict[str, Any]:
    """Return a SARIF log, with the kinds of damage as its rules."""
    rules = [SarifRule(_rule(kind), text, level) for kind, (text, level) in DAMAGES.items()]
    files = [
        SarifFile(item.path or "application.json", [_result(merge.commit, item)])
        for merge in merges
        for item in merge.findings
    ]
    return to_sarif(rules, files, "merge-check")


def merge_check_to_github(merges: Iterable[CheckedMerge]) -> str:
    """Return one workflow command for each finding."""
    return "\n".join(
        command_line(
            item.severity,
            {"file": item.path, "line": item.line, "col": item.column, "title": f"merge {item.kind}"},
            _message(merge.commit, item),
        )
        for merge in merges
        for item in merge.findings
    )


def _place(item: MergeFinding) -> str:
    return f"{item.path}:{item.line}:{item.column}" if item.line > 1 or item.column > 1 else item.path


def _parent(commit: Commit, item: MergeFinding) -> str | None:
    """Return the id of the parent whose work a finding concerns; None for what concerns all."""
    return commit.parents[item.parent] if item.parent >= 0 else None


def _side(commit: Commit, item: MergeFinding) -> str:
    parent = _parent(commit, item)
    return f"{item.side} {parent[:_SHORT]}" if parent else item.side


def _rule(kind: str) -> str:
    return f"merge-{kind}"


def _result(commit: Commit, item: MergeFinding) -> SarifResult:
    what = f"{commit.id}|{item.kind}|{item.path}|{item.message}"
    return SarifResult(
        _rule(item.kind),
        item.severity,
        _message(commit, item),
        "",
        item.entity,
        hashlib.sha256(what.encode("utf-8", "replace")).hexdigest()[:32],
        Place(item.path or "application.json", item.line, item.column),
    )


def _message(commit: Commit, item: MergeFinding) -> str:
    return f"Merge {commit.id[:_SHORT]} ({_side(commit, item)}): {item.message}"
