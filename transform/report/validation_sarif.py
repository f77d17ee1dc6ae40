"""Write validations as SARIF 2.1.0."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from typing import Any

from ..diagnostics import Diagnostic, Severity
from ..validating.codes import catalogue
from .sarif import SarifFile, SarifResult, SarifRule, to_sarif
from .validated import ValidatedFile

_SECRET = "AT122"
_LEVELS: dict[str, Severity] = {"error": "error", "warning": "warning", "note": "note"}


def validations_to_sarif(files: Iterable[ValidatedFile]) -> dict[str, Any]:
    """Return the SARIF log of some validated files, with the codes that they have as its rules."""
    files = list(files)
    rules = [
        SarifRule(
            code,
            known.title,
            _LEVELS[known.severity],
            known.text,
            f"{known.text or known.title}\n\n`appsmith-transform validate --explain {code}` says the same"
            f"{', and --fix repairs it' * known.is_repaired}.",
            is_security=code == _SECRET,
        )
        for code, known in catalogue().items()
    ]
    targets = dict.fromkeys(file.validation.target for file in files)
    category = "/".join(["validate", *targets])
    return to_sarif(rules, validation_results(files), category)


def validation_results(files: Iterable[ValidatedFile]) -> list[SarifFile]:
    """Return what is said of some validated files as the results that services take."""
    return [SarifFile(file.name, list(_results(file)), file.text) for file in files]


def _results(file: ValidatedFile) -> Iterator[SarifResult]:
    for item, place in file.located():
        message = f"{item.message} {item.hint}" if item.hint else item.message
        yield SarifResult(
            item.code, item.severity, message, item.pointer, item.entity, _fingerprint(item), place
        )


def _fingerprint(item: Diagnostic) -> str:
    """Make the result known again when entries before it come or go: by what it says of whom."""
    return hashlib.sha256(f"{item.code}|{item.entity}|{item.message}".encode("utf-8", "replace")).hexdigest()[
        :32
    ]
