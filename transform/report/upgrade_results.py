"""What an upgrade did, or would do, as the results from which the forms for services are made."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from ..diagnostics import CODES, Diagnostic, Entity
from ..sanitizing.shown_text import shown_diagnostics, shown_text
from .results import Result, ResultFile, Results, Rule
from .upgrade_markdown import described
from .validation_results import diagnostic_result, source_rules

#: That a file is not of the version that is wanted; an upgrade notes the same of what it has upgraded.
OUTDATED = "AT200"


def upgrade_results(
    reports: Iterable[dict[str, Any]], target: str, is_selected: Callable[[str], bool], *, check: bool
) -> Results:
    """Return what `to_dict` says of some inputs; in a `check` it is an error that an input would change."""
    files = [
        ResultFile(
            report["input"],
            [one for one in _results(report, target, check=check) if is_selected(one.rule_id)],
        )
        for report in reports
        if not report["refused"]
    ]
    return Results("upgrade", "Upgrade", files, upgrade_rules(), f"upgrade/{target}")


def upgrade_rules() -> list[Rule]:
    """Return the codes that reading and upgrading can report, those of layouts and backups too."""
    return [
        Rule(code, text[:1].upper() + text[1:], "error" if code == OUTDATED else "warning")
        for code, text in CODES.items()
    ] + source_rules()


def _results(report: dict[str, Any], target: str, *, check: bool) -> Iterator[Result]:
    if report["changed"]:
        message = shown_text(_message(report, target, check=check))
        yield Result(OUTDATED, "error" if check else "note", message, fingerprint=OUTDATED)
    told = [
        Diagnostic(**{**item, "entity": item["entity"] and Entity(**item["entity"])})
        for item in report["diagnostics"]
    ]
    yield from map(diagnostic_result, shown_diagnostics(told))


def _message(report: dict[str, Any], target: str, *, check: bool) -> str:
    old, new = described(report["from"]), described(report["to"])
    if old == new:
        return (
            f"An upgrade to {target} {'would write' if check else 'wrote'} it anew, with the same versions."
        )
    return (
        f"It {'has' if check else 'had'} {old}; an upgrade to {target} {'gives' if check else 'gave'} {new}."
    )
