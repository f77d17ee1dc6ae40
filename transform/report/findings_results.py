"""Findings as the results from which the forms for services are made."""

from __future__ import annotations

from collections.abc import Iterable

from ..document.positions import Position
from ..sanitizing.findings import Finding
from ..sanitizing.rule_titles import catalogue, title_of
from ..sanitizing.rules import all_rules
from ..storage.layout.places import Place
from .findings import FoundFile, done, summary
from .results import Result, ResultFile, Results, Rule


def findings_results(files: Iterable[FoundFile], *, dry: bool = False) -> Results:
    """Return what was found in some files, with all rules; `dry`: nothing was removed yet."""
    return Results("secrets", "Secrets", [_file(file, dry=dry) for file in files], secret_rules())


def secret_rules() -> list[Rule]:
    """Return the rules that find secrets."""
    sources = {rule.name: rule.source for rule in all_rules() if rule.source.startswith("https://")}
    return [
        Rule(name, title, severity, _why(sources.get(name)), _HELP, is_security=True)
        for name, severity, title in catalogue()
    ]


def _file(file: FoundFile, *, dry: bool) -> ResultFile:
    results = [_result(found, place, dry=dry) for found, place in file.located()]
    return ResultFile(file.name, results, file.text, summary(file, dry=dry))


def _why(source: str | None) -> str:
    return f"{_READABLE} What it looks like: {source}" if source else _READABLE


_READABLE = "Whoever has the file can read it."
_HELP = (
    "Remove it with `appsmith-transform sanitize`, and replace the secret where it is valid, since copies of the file"
    " may be elsewhere. Accept what is no secret with `appsmith-transform scan --baseline FILE --write-baseline`."
)


def _result(found: Finding, place: Position | Place | None, *, dry: bool) -> Result:
    message = f"{found.entity}: {title_of(found.rule)}"
    if found.preview:
        message += f" {found.preview}"
    if found.action != "reported":
        message += f" ({done(found.action, dry=dry)})"
    return Result(found.rule, found.severity, message, found.pointer, found.entity, found.fingerprint, place)
