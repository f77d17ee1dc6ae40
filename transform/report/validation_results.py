"""Validations as the results from which the forms for services are made."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from ..diagnostics import Diagnostic, Severity
from ..document.positions import Position
from ..sanitizing.shown_text import shown_text
from ..storage.backup.codes import CODES as BACKUP_CODES
from ..storage.layout.places import Place
from ..storage.layout.problems import CODES as LAYOUT_CODES
from ..validating.codes import catalogue
from .results import Result, ResultFile, Results, Rule
from .validated import ValidatedFile
from .validation_text import verdict

_SECRET = "AT122"
_LEVELS: dict[str, Severity] = {"error": "error", "warning": "warning", "note": "note"}


def validation_results(files: Iterable[ValidatedFile]) -> Results:
    """Return what is said of some validated files, with all codes; a release is a category of its own."""
    files = list(files)
    targets = dict.fromkeys(file.validation.target for file in files)
    return Results(
        "validate",
        "Validation",
        [_file(file) for file in files],
        code_rules(),
        "/".join(["validate", *targets]),
    )


def code_rules() -> list[Rule]:
    """Return the codes that validating can report, those of layouts and backups too."""
    return [
        Rule(
            code,
            known.title,
            _LEVELS[known.severity],
            known.text,
            f"{known.text or known.title}\n\n`appsmith-transform validate --explain {code}` says the same"
            f"{', and --fix repairs it' * known.is_repaired}.",
            is_security=code == _SECRET,
        )
        for code, known in catalogue().items()
    ] + source_rules()


def source_rules() -> list[Rule]:
    """Return the codes of what is noticed about an input that is a layout, or an application of a backup."""
    found: dict[str, tuple[Severity, str]] = {
        **{code: ("warning", text) for code, text in LAYOUT_CODES.items()},
        **BACKUP_CODES,
    }
    return [
        Rule(code, f"{text[:1].upper()}{text[1:]}.", severity) for code, (severity, text) in found.items()
    ]


def _file(file: ValidatedFile) -> ResultFile:
    results = [diagnostic_result(item, place) for item, place in file.located()]
    return ResultFile(file.name, results, file.text, shown_text(verdict(file)))


def diagnostic_result(item: Diagnostic, place: Position | Place | None = None) -> Result:
    """Return a diagnostic as a result, which is known again when entries before it come or go."""
    who = f"{item.entity}: " if item.entity and str(item.entity) else ""
    message = f"{who}{item.message}" + (f" {item.hint}" if item.hint else "")
    known = f"{item.code}|{item.entity}|{item.message}".encode("utf-8", "replace")
    mark = hashlib.sha256(known).hexdigest()[:32]
    return Result(item.code, item.severity, message, item.pointer, item.entity, mark, place)
