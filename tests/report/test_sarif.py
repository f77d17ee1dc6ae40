"""SARIF logs keep to the format and lead to the right line and column."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest

from transform.diagnostics import Entity
from transform.document.positions import Position
from transform.report.results import Result, ResultFile, Results, Rule
from transform.report.sarif import to_sarif
from transform.storage.layout.places import Place

SCHEMA = json.loads(Path(__file__).with_name("sarif-2.1.0-subset.schema.json").read_text())
TEXT = '{\n  "pageList": [\n    {"näme": "ä", "text": "x"}\n  ]\n}'
RULES = [
    Rule("AT900", "Something is odd", "error", "Odd is not even.", "Make it even."),
    Rule("AT901", "Note", "note"),
    Rule("key", "A key", "error", is_security=True),
]


def log(*results: Result, text: str | None = TEXT, name: str = "app.json"):
    made = to_sarif(Results("test", "Test", [ResultFile(name, results, text)], RULES))
    jsonschema.validate(made, SCHEMA)
    return made["runs"][0]


def only_location(run):
    return run["results"][0]["locations"][0]


def test_a_result_names_rule_level_message_line_column_and_entity():
    entity = Entity("widget", "Page1", "Table1", "abc")
    run = log(Result("AT901", "note", "Look here.", "/pageList/0/text", entity, "f1"))
    result = run["results"][0]
    assert (result["ruleId"], result["level"], result["message"]["text"]) == ("AT901", "note", "Look here.")
    assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == "AT901"
    assert result["partialFingerprints"]["appsmithTransform/v1"] == "f1"
    location = only_location(run)
    assert location["physicalLocation"]["region"] == {
        "startLine": 3,
        "startColumn": 27,
        "endLine": 3,
        "endColumn": 30,
    }
    assert location["logicalLocations"] == [
        {"name": "Table1", "fullyQualifiedName": "Page1 > Table1", "kind": "widget"}
    ]


@pytest.mark.parametrize("text", [None, TEXT])
def test_without_text_or_with_a_pointer_to_nothing_there_is_no_region(text):
    run = log(Result("AT900", "error", "Gone.", "/nothing"), text=text)
    assert "region" not in only_location(run)["physicalLocation"]


@pytest.mark.parametrize(
    ("name", "uri"), [("a b/ä.json", "a%20b/%C3%A4.json"), ("a#b?.json", "a%23b%3F.json"), ("\udce4", "%3F")]
)
def test_file_names_become_uris(name, uri):
    run = log(Result("AT900", "error", "Odd."), name=name)
    assert only_location(run)["physicalLocation"]["artifactLocation"]["uri"] == uri


def test_a_run_without_results_says_so_with_an_empty_list():
    assert log()["results"] == []


def test_only_the_rules_that_found_something_are_there_with_what_a_service_shows():
    run = log(Result("key", "error", "A key."), Result("AT900", "error", "Odd."))
    odd, key = run["tool"]["driver"]["rules"]
    assert [one["ruleIndex"] for one in run["results"]] == [1, 0]
    assert odd["fullDescription"]["text"] == "Odd is not even."
    assert odd["help"]["text"] == "Make it even."
    assert odd["properties"] == {"tags": ["correctness"]}
    assert key["help"]["text"] == key["fullDescription"]["text"] == "A key"
    assert float(key["properties"]["security-severity"]) >= 7  # high, as GitHub sorts them


def test_a_run_is_of_a_category_of_which_a_service_keeps_the_newest():
    assert log()["automationDetails"]["id"] == "appsmith-transform/test/"


def hashes(*files: ResultFile) -> list[str]:
    run = to_sarif(Results("test", "Test", files, RULES))["runs"][0]
    return [one["partialFingerprints"]["primaryLocationLineHash"] for one in run["results"]]


def test_equal_findings_are_told_apart_by_their_number_whatever_their_line():
    twice = [Result("AT900", "error", "Odd.", "/pageList/0/text", fingerprint="f") for _ in range(2)]
    one_line = json.dumps(json.loads(TEXT))
    first, second = hashes(ResultFile("app.json", twice, TEXT))
    assert (first[-2:], second[-2:]) == (":1", ":2") and first[:-2] == second[:-2]
    assert hashes(ResultFile("app.json", twice, one_line)) == [first, second]


def test_equal_findings_in_two_files_are_two_alerts_of_one_finding():
    one = Result("AT900", "error", "Odd.", fingerprint="f")
    in_pages = [replace(one, place=Place(f"pages/{name}.json", 1, 1)) for name in ("A", "B")]
    found = hashes(ResultFile("a.json", [one]), ResultFile("b.json", [one]), ResultFile("app", in_pages))
    assert len(set(found)) == 4
    assert {each[-2:] for each in found} == {":1"}  # the number counts equal findings of one file only
    assert hashes(ResultFile("b.json", [one])) == found[1:2]  # whatever else is looked at


@pytest.mark.parametrize(
    ("value", "width"),
    [
        ('"a\\"b"', 6), ('"ä😀"', 4), ("-1.5e+3", 7), ("null", 4), ("[1, 2]", 1), ("{}", 1), ('""', 2),
    ],
)  # fmt: skip
def test_a_region_ends_where_the_value_ends(value, width):
    run = log(Result("AT900", "error", "Odd.", "/a"), text=f'{{"a": {value}}}')
    region = only_location(run)["physicalLocation"]["region"]
    assert (region["startColumn"], region["endColumn"]) == (7, 7 + width)
    assert region["startLine"] == region["endLine"] == 1


def test_a_place_in_a_text_that_is_not_given_is_one_character():
    result = Result("AT900", "error", "Odd.", place=Position(7, 3))
    region = only_location(log(result, text=None))["physicalLocation"]["region"]
    assert region == {"startLine": 7, "startColumn": 3, "endLine": 7, "endColumn": 4}


def test_a_place_in_a_layout_brings_its_width():
    result = Result("AT900", "error", "Odd.", place=Place("pages/A.json", 7, 3, 12))
    region = only_location(log(result, text=None))["physicalLocation"]["region"]
    assert region == {"startLine": 7, "startColumn": 3, "endLine": 7, "endColumn": 15}
