"""SARIF logs keep to the format and lead to the right line and column."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from transform.diagnostics import Entity
from transform.report.sarif import SarifFile, SarifResult, SarifRule, to_sarif

SCHEMA = json.loads(Path(__file__).with_name("sarif-2.1.0-subset.schema.json").read_text())
TEXT = '{\n  "pageList": [\n    {"näme": "ä", "text": "x"}\n  ]\n}'
RULES = [SarifRule("AT900", "Something is odd", "error", "Make it even."), SarifRule("AT901", "Note", "note")]


def log(*results: SarifResult, text: str | None = TEXT, name: str = "app.json"):
    made = to_sarif(RULES, [SarifFile(name, results, text)])
    jsonschema.validate(made, SCHEMA)
    return made["runs"][0]


def only_location(run):
    return run["results"][0]["locations"][0]


def test_a_result_names_rule_level_message_line_column_and_entity():
    entity = Entity("widget", "Page1", "Table1", "abc")
    run = log(SarifResult("AT901", "note", "Look here.", "/pageList/0/text", entity, "f1"))
    result = run["results"][0]
    assert (result["ruleId"], result["level"], result["message"]["text"]) == ("AT901", "note", "Look here.")
    assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == "AT901"
    assert list(result["partialFingerprints"].values()) == ["f1"]
    location = only_location(run)
    assert location["physicalLocation"]["region"] == {"startLine": 3, "startColumn": 27}
    assert location["logicalLocations"] == [
        {"name": "Table1", "fullyQualifiedName": "Page1 > Table1", "kind": "widget"}
    ]


@pytest.mark.parametrize("text", [None, TEXT])
def test_without_text_or_with_a_pointer_to_nothing_there_is_no_region(text):
    run = log(SarifResult("AT900", "error", "Gone.", "/nothing"), text=text)
    assert "region" not in only_location(run)["physicalLocation"]


@pytest.mark.parametrize(
    ("name", "uri"),
    [
        ("a b/ä.json", "a%20b/%C3%A4.json"),
        ("/srv/app.json", "file:///srv/app.json"),
        ("C:\\apps\\a b.json", "file:///C:/apps/a%20b.json"),
        ("apps\\app.json", "apps/app.json"),
    ],
)
def test_file_names_become_uris(name, uri):
    run = log(SarifResult("AT900", "error", "Odd."), name=name)
    assert only_location(run)["physicalLocation"]["artifactLocation"]["uri"] == uri


def test_a_run_without_results_says_so_with_an_empty_list():
    assert log()["results"] == []
