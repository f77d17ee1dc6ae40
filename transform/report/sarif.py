"""Write results as SARIF 2.1.0, the format in which code scanning services take them."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from ..diagnostics import Entity, Severity
from ..document.positions import Position
from ..storage.layout.places import Place
from ..version import __version__
from .results import Result, ResultFile, Results, Rule
from .sarif_regions import Regions
from .text import visible

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"
#: Names what says the same of all files: the finding alone.
FINGERPRINT = "appsmithTransform/v1"
#: By this GitHub knows a result again: by the finding and not by its line, since an export may be a single line. As in
#: the hashes of its own action a number at the end tells equal findings of a file apart. The path is part of it, so
#: that equal findings in two files are two alerts. Of `FINGERPRINT` it is no part, since SARIF (3.27.17) lets whoever
#: compares logs add the path. Source:
#: https://docs.github.com/en/code-security/reference/code-scanning/sarif-support-for-code-scanning
GITHUB_FINGERPRINT = "primaryLocationLineHash"
_SECURITY: dict[Severity, str] = {"error": "8.0", "warning": "5.5", "note": "2.0"}  # high, medium, low


def to_sarif(results: Results) -> dict[str, Any]:
    """Return the SARIF log of one run over some files, as a JSON value.

    Only rules that a result names are in it. The category says what the run is about: a service replaces the results
    of an earlier run of the same category. Columns count characters from 1. Results whose pointer leads to nothing in
    the text have no region.
    """
    used = {result.rule_id for file in results.files for result in file.results}
    known = [rule for rule in results.rules if rule.id in used]
    index = {rule.id: i for i, rule in enumerate(known)}
    seen: Counter[tuple[str, str]] = Counter()
    return {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": _driver(known)},
                "automationDetails": {"id": f"appsmith-transform/{results.category or results.about}/"},
                "columnKind": "unicodeCodePoints",
                "results": [made for file in results.files for made in _results(file, index, seen)],
            }
        ],
    }


def _driver(rules: list[Rule]) -> dict[str, Any]:
    return {
        "name": "appsmith-transform",
        "semanticVersion": __version__,
        "rules": [_rule(rule) for rule in rules],
    }


def _rule(rule: Rule) -> dict[str, Any]:
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


def _results(
    file: ResultFile, index: dict[str, int], seen: Counter[tuple[str, str]]
) -> Iterator[dict[str, Any]]:
    """Yield the results of a file; `seen` counts fingerprints by path, over all files."""
    regions = Regions(file.text)
    for result, place in file.located():
        made = _result(file, result, place, regions)
        if result.rule_id in index:
            made["ruleIndex"] = index[result.rule_id]
        if result.fingerprint:
            path = file.path_of(place)
            seen[path, result.fingerprint] += 1
            made["partialFingerprints"] = {
                FINGERPRINT: result.fingerprint,
                GITHUB_FINGERPRINT: f"{_in_file(path, result.fingerprint)}:{seen[path, result.fingerprint]}",
            }
        yield made


def _in_file(path: str, fingerprint: str) -> str:
    """Return the fingerprint of a finding in one file: the same in another file is another alert."""
    said = f"{_uri(path)}|{fingerprint}".encode("utf-8", "replace")
    return hashlib.sha256(said).hexdigest()[:32]


def _result(
    file: ResultFile, result: Result, place: Position | Place | None, regions: Regions
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


def _uri(path: str) -> str:
    """Return a path from the root of the repository, with slashes, as a URI reference."""
    return quote(path, errors="replace")
