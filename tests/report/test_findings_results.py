"""Findings as SARIF keep to the schema, lead to the line, and never show a secret."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import orjson
from an_application import application, postgres
from planted_secrets import all_planted

import transform
from transform.report.findings import FoundFile
from transform.report.findings_results import findings_results
from transform.report.sarif import to_sarif

SCHEMA = json.loads(Path(__file__).with_name("sarif-2.1.0-subset.schema.json").read_text())
PLANTED = all_planted()
DOCUMENT = application([planted.text for planted in PLANTED], [postgres(PLANTED[0].secret)])
TEXT = orjson.dumps(DOCUMENT, option=orjson.OPT_INDENT_2).decode()


def log(findings):
    return to_sarif(findings_results([FoundFile("app.json", findings, text=TEXT)]))


def test_every_result_keeps_to_the_schema_and_has_rule_line_and_fingerprint():
    made = log(transform.scan(DOCUMENT))
    jsonschema.validate(made, SCHEMA)
    (run,) = made["runs"]
    assert len(run["results"]) >= len(PLANTED)
    for result in run["results"]:
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["locations"][0]["physicalLocation"]["region"]["startLine"] > 1
        assert result["partialFingerprints"]


def test_the_line_is_that_of_the_value():
    (result,) = (
        r for r in log(transform.scan(DOCUMENT))["runs"][0]["results"] if r["ruleId"] == "datasource-secret"
    )
    line = result["locations"][0]["physicalLocation"]["region"]["startLine"]
    assert '"password"' in TEXT.splitlines()[line - 1]


def test_no_secret_is_shown():
    shown = json.dumps(log(transform.sanitize(DOCUMENT).findings), ensure_ascii=False)
    assert [planted.kind for planted in PLANTED if planted.secret in shown] == []


def test_what_was_only_checked_is_not_said_to_be_removed():
    done = transform.sanitize(DOCUMENT)
    files = [FoundFile("app.json", done.findings, changed=True, text=TEXT)]
    for dry in (False, True):
        said = "\n".join(one.message for one in findings_results(files, dry=dry).files[0].results)
        said += findings_results(files, dry=dry).files[0].verdict
        assert ("would be removed" in said) is dry
        assert ("(removed)" in said) is not dry
