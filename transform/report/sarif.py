"""Write results as SARIF 2.1.0, the format in which code scanning services take them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import PureWindowsPath
from typing import Any
from urllib.parse import quote

from ..diagnostics import Entity, Severity
from ..document.positions import Position, locate
from ..storage.layout.places import Place
from ..version import __version__
from .text import visible

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"
FINGERPRINT = "appsmithTransform/v1"


@dataclass(frozen=True, slots=True)
class SarifRule:
    """A rule or check that a result may name: its id, one sentence, its usual level, an optional help."""

    id: str
    description: str
    level: Severity = "warning"
    help: str = ""


@dataclass(frozen=True, slots=True)
class SarifResult:
    """One result. `pointer` says where in the document, `fingerprint` stays the same between runs.

    `place` says where in a text that cannot be read, and so has no pointers, or where in a layout.
    """

    rule_id: str
    level: Severity
    message: str
    pointer: str = ""
    entity: Entity | None = None
    fingerprint: str = ""
    place: Position | Place | None = None


@dataclass(frozen=True, slots=True)
class SarifFile:
    """The results of one file; with its `text` they get line and column."""

    name: str
    results: Sequence[SarifResult]
    text: str | None = None


def to_sarif(rules: Iterable[SarifRule], files: Iterable[SarifFile]) -> dict[str, Any]:
    """Return the SARIF log of one run over some files, as a JSON value.

    Columns count characters from 1. Results whose pointer leads to nothing in the text have no region.
    """
    known = list(rules)
    index = {rule.id: i for i, rule in enumerate(known)}
    return {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": _driver(known)},
                "columnKind": "unicodeCodePoints",
                "results": [result for file in files for result in _results(file, index)],
            }
        ],
    }


def _driver(rules: list[SarifRule]) -> dict[str, Any]:
    return {
        "name": "appsmith-transform",
        "semanticVersion": __version__,
        "rules": [
            {
                "id": rule.id,
                "shortDescription": {"text": rule.description},
                "defaultConfiguration": {"level": rule.level},
                **({"help": {"text": rule.help}} if rule.help else {}),
            }
            for rule in rules
        ],
    }


def _results(file: SarifFile, index: dict[str, int]) -> Iterable[dict[str, Any]]:
    places = locate(file.text, {result.pointer for result in file.results}) if file.text else {}
    for result in file.results:
        yield _result(file, result, index.get(result.rule_id), result.place or places.get(result.pointer))


def _result(
    file: SarifFile, result: SarifResult, rule_index: int | None, place: Position | Place | None
) -> dict[str, Any]:
    physical: dict[str, Any] = {
        "artifactLocation": {"uri": _uri(place.path if isinstance(place, Place) else file.name)}
    }
    if place:
        physical["region"] = {"startLine": place.line, "startColumn": place.column}
    location: dict[str, Any] = {"physicalLocation": physical}
    if result.entity:
        location["logicalLocations"] = [_logical(result.entity)]
    return {
        "ruleId": result.rule_id,
        **({"ruleIndex": rule_index} if rule_index is not None else {}),
        "level": result.level,
        "message": {"text": visible(result.message)},
        "locations": [location],
        **({"partialFingerprints": {FINGERPRINT: result.fingerprint}} if result.fingerprint else {}),
        "properties": {"pointer": result.pointer},
    }


def _logical(entity: Entity) -> dict[str, Any]:
    named = {"name": entity.name} if entity.name else {}
    return {**named, "fullyQualifiedName": str(entity), "kind": entity.type}


def _uri(name: str) -> str:
    """Return a file name as a URI reference: relative stays relative, an absolute one gets its scheme."""
    path = PureWindowsPath(name)
    if path.drive:
        return path.as_uri()
    encoded = quote(name.replace("\\", "/"))
    return f"file://{encoded}" if encoded.startswith("/") else encoded
