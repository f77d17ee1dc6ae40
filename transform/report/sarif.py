"""Write results as SARIF 2.1.0, the format in which code scanning services take them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PureWindowsPath
from typing import Any
from urllib.parse import quote

from ..diagnostics import Entity, Severity
from ..document.positions import Position, locate
from ..storage.layout.places import Place
from ..version import __version__
from .sarif_regions import Regions
from .text import visible

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"
FINGERPRINT = "appsmithTransform/v1"
#: By this GitHub knows a result again: by the finding and not by its line, since an export may be a single line.
GITHUB_FINGERPRINT = "primaryLocationLineHash"
_SECURITY: dict[Severity, str] = {"error": "8.0", "warning": "5.5", "note": "2.0"}  # high, medium, low


@dataclass(frozen=True, slots=True)
class SarifRule:
    """A rule or check that a result may name: its id, one sentence, its usual level, why it matters, what to do.

    Of what `is_security` services show how severe it is, and sort it among vulnerabilities.
    """

    id: str
    description: str
    level: Severity = "warning"
    full: str = ""
    help: str = ""
    is_security: bool = False


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

    def path_of(self, place: Position | Place | None) -> str:
        """Return the file in which a place is: this one, or one of a layout."""
        return place.path if isinstance(place, Place) else self.name


def to_sarif(rules: Iterable[SarifRule], files: Iterable[SarifFile], category: str) -> dict[str, Any]:
    """Return the SARIF log of one run over some files, as a JSON value.

    Only `rules` that a result names are in it. `category` says what the run is about: a service replaces the results
    of an earlier run of the same category. Columns count characters from 1. Results whose pointer leads to nothing in
    the text have no region.
    """
    files = list(files)
    used = {result.rule_id for file in files for result in file.results}
    known = [rule for rule in rules if rule.id in used]
    index = {rule.id: i for i, rule in enumerate(known)}
    return {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": _driver(known)},
                "automationDetails": {"id": f"appsmith-transform/{category}/"},
                "columnKind": "unicodeCodePoints",
                "results": [result for file in files for result in _results(file, index)],
            }
        ],
    }


def _driver(rules: list[SarifRule]) -> dict[str, Any]:
    return {
        "name": "appsmith-transform",
        "semanticVersion": __version__,
        "rules": [_rule(rule) for rule in rules],
    }


def _rule(rule: SarifRule) -> dict[str, Any]:
    full = rule.full or rule.description
    security = {"security-severity": _SECURITY[rule.level]} if rule.is_security else {}
    return {
        "id": rule.id,
        "shortDescription": {"text": rule.description},
        "fullDescription": {"text": full},
        "help": {"text": rule.help or full},
        "defaultConfiguration": {"level": rule.level},
        "properties": {"tags": ["security" if rule.is_security else "correctness"], **security},
    }


def located(file: SarifFile) -> Iterator[tuple[SarifResult, Position | Place | None]]:
    """Yield each result of a file with its place, None where it has none."""
    pointers = {result.pointer for result in file.results if result.place is None}
    places = locate(file.text, pointers) if file.text else {}
    for result in file.results:
        yield result, result.place or places.get(result.pointer)


def _results(file: SarifFile, index: dict[str, int]) -> Iterable[dict[str, Any]]:
    regions = Regions(file.text)
    seen: Counter[str] = Counter()
    for result, place in located(file):
        seen[result.fingerprint] += 1
        made = _result(file, result, place, regions)
        if result.rule_id in index:
            made["ruleIndex"] = index[result.rule_id]
        if result.fingerprint:
            known = {FINGERPRINT: result.fingerprint}
            made["partialFingerprints"] = known | {
                GITHUB_FINGERPRINT: f"{result.fingerprint}:{seen[result.fingerprint]}"
            }
        yield made


def _result(
    file: SarifFile, result: SarifResult, place: Position | Place | None, regions: Regions
) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": {"uri": _uri(file.path_of(place))}}
    if place:
        physical["region"] = regions.at(place)
    location: dict[str, Any] = {"physicalLocation": physical}
    if result.entity:
        location["logicalLocations"] = [_logical(result.entity)]
    return {
        "ruleId": result.rule_id,
        "level": result.level,
        "message": {"text": visible(result.message)},
        "locations": [location],
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
