"""Write findings as SARIF 2.1.0."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ..sanitizing.findings import Finding
from ..sanitizing.rule_titles import catalogue, title_of
from ..storage.layout.places import Place
from .findings import FoundFile
from .sarif import SarifFile, SarifResult, SarifRule, to_sarif


def findings_to_sarif(files: Iterable[FoundFile]) -> dict[str, Any]:
    """Return the SARIF log of what was found in some files, with the rules that found something."""
    rules = [
        SarifRule(name, title, severity, _WHY.format(title[:1].upper() + title[1:]), _HELP, is_security=True)
        for name, severity, title in catalogue()
    ]
    return to_sarif(rules, findings_results(files), "secrets")


def findings_results(files: Iterable[FoundFile]) -> list[SarifFile]:
    """Return what was found in some files as the results that services take."""
    return [
        SarifFile(file.name, [_result(found, place) for found, place in file.located()], file.text)
        for file in files
    ]


_WHY = "{}: whoever has the file can read it."
_HELP = (
    "Remove it with `appsmith-transform sanitize`, and replace the secret where it is valid, since copies of the file"
    " may be elsewhere. Accept what is no secret with `appsmith-transform scan --baseline FILE --write-baseline`."
)


def _result(found: Finding, place: Place | None) -> SarifResult:
    message = f"{found.entity}: {title_of(found.rule)}"
    if found.preview:
        message += f" {found.preview}"
    if found.action != "reported":
        message += f" ({found.action})"
    return SarifResult(
        found.rule, found.severity, message, found.pointer, found.entity, found.fingerprint, place
    )
