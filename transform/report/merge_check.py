"""Write what merge commits damaged: a line each, JSON, and as the results of which services take many forms."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from ..history.merge_findings import DAMAGES, MergeDamage, MergeFinding
from ..sanitizing.shown_text import shown_entity, shown_texts
from ..storage.layout.places import Place
from ..storage.past.commits import Commit
from ..storage.past.merges import CheckedMerge
from .painting import SEVERITIES, painted
from .results import Result, ResultFile, Results, Rule
from .text import visible

#: The file that a finding is told in which is about none.
_WHOLE = "application.json"
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


def merge_check_results(merges: Iterable[CheckedMerge]) -> Results:
    """Return what merges damaged, with all kinds of damage as the rules: a file of results for each damaged file."""
    files: dict[str, list[Result]] = {}
    for merge in merges:
        for item in merge.findings:
            files.setdefault(item.path or _WHOLE, []).append(_result(merge.commit, item))
    found = [ResultFile(path, results) for path, results in files.items()]
    return Results("merge-check", "Merges", found, damage_rules())


def damage_rules() -> list[Rule]:
    """Return the kinds of damage."""
    return [
        Rule(damage_rule(kind), damage.title, damage.severity, damage.text)
        for kind, damage in DAMAGES.items()
    ]


def damage_rule(kind: MergeDamage) -> str:
    """Return the id by which services know a kind of damage."""
    return f"merge-{kind}"


def shown_merges(merges: Iterable[CheckedMerge]) -> list[CheckedMerge]:
    """Return merges without the secrets that people typed into names, paths and subjects of commits."""
    merges = list(merges)
    texts = {text for merge in merges for text in (merge.commit.subject, merge.commit.author)}
    for item in (item for merge in merges for item in merge.findings):
        texts |= {item.message, item.path, *item.properties, *(item.entity.names if item.entity else ())}
    shown = shown_texts(texts)
    return [
        replace(
            merge,
            commit=replace(
                merge.commit, subject=shown[merge.commit.subject], author=shown[merge.commit.author]
            ),
            findings=tuple(_shown(item, shown) for item in merge.findings),
        )
        for merge in merges
    ]


def _shown(item: MergeFinding, shown: Mapping[str, str]) -> MergeFinding:
    return replace(
        item,
        message=shown[item.message],
        path=shown[item.path],
        properties=tuple(shown[name] for name in item.properties),
        entity=item.entity and shown_entity(item.entity, shown),
    )


def _place(item: MergeFinding) -> str:
    return f"{item.path}:{item.line}:{item.column}" if item.line > 1 or item.column > 1 else item.path


def _parent(commit: Commit, item: MergeFinding) -> str | None:
    """Return the id of the parent whose work a finding concerns; None for what concerns all."""
    return commit.parents[item.parent] if item.parent >= 0 else None


def _side(commit: Commit, item: MergeFinding) -> str:
    parent = _parent(commit, item)
    return f"{item.side} {parent[:_SHORT]}" if parent else item.side


def _result(commit: Commit, item: MergeFinding) -> Result:
    what = f"{commit.id}|{item.kind}|{item.message}".encode("utf-8", "replace")
    return Result(
        damage_rule(item.kind),
        item.severity,
        _message(commit, item),
        "",
        item.entity,
        hashlib.sha256(what).hexdigest()[:32],
        Place(item.path or _WHOLE, item.line, item.column, item.width),
    )


def _message(commit: Commit, item: MergeFinding) -> str:
    return f"Merge {commit.id[:_SHORT]} ({_side(commit, item)}): {item.message}"
