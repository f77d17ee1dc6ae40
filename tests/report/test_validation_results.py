"""Validations as SARIF: rules from the codes, results with places, fingerprints that stay."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
from validated_files import ERROR, NOTE, TEXT, accepted, refused

from transform import Diagnostic
from transform.report.sarif import to_sarif
from transform.report.validation_results import validation_results

SCHEMA = json.loads(Path(__file__).with_name("sarif-2.1.0-subset.schema.json").read_text())


def run(*files: Any) -> Any:
    log = to_sarif(validation_results(files))
    jsonschema.validate(log, SCHEMA)
    return log["runs"][0]


def test_a_code_that_was_found_is_a_rule_and_a_result_points_to_its_own():
    made = run(accepted(ERROR, NOTE))
    rules = made["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["AT501", "AT602"]
    assert [rules[result["ruleIndex"]]["id"] for result in made["results"]] == ["AT501", "AT602"]
    assert [result["level"] for result in made["results"]] == ["error", "note"]


def test_results_lead_to_line_column_and_entity():
    (result,) = run(accepted(ERROR)._replace(text=TEXT))["results"]
    (location,) = result["locations"]
    assert location["physicalLocation"]["region"] == {
        "startLine": 3,
        "startColumn": 11,
        "endLine": 3,
        "endColumn": 18,
    }
    assert location["logicalLocations"][0]["fullyQualifiedName"] == "Page1 > Text1"
    assert result["message"]["text"] == "Page1 > Text1: x does not exist. Add it."
    assert result["properties"]["pointer"] == "/pageList/0/é"


def test_a_text_that_cannot_be_read_has_the_place_of_its_fault():
    (result,) = run(refused(Diagnostic("AT110", "error", "Cut off."), position=(7, 3)))["results"]
    assert result["locations"][0]["physicalLocation"]["region"] == {
        "startLine": 7,
        "startColumn": 3,
        "endLine": 7,
        "endColumn": 4,
    }


def test_a_fingerprint_stays_when_the_place_changes_and_not_when_the_meaning_does():
    def fingerprint(item: Diagnostic, text: str = TEXT) -> Any:
        return run(accepted(item, text=text))["results"][0]["partialFingerprints"]

    moved = replace(ERROR, pointer="/pageList/7/é")
    assert fingerprint(moved) == fingerprint(ERROR) == fingerprint(ERROR, "\n\n" + TEXT)
    assert fingerprint(replace(ERROR, message="y does not exist.")) != fingerprint(ERROR)


def test_results_of_several_files_name_theirs():
    made = run(accepted(ERROR, name="a b.json"), accepted(NOTE, name="x/b.json"))
    uris = [
        result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for result in made["results"]
    ]
    assert uris == ["a%20b.json", "x/b.json"]
