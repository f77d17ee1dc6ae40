"""What the product's import said to each file of the corpus is what we say, before it is asked."""

from __future__ import annotations

from typing import Any

import pytest
from corpus import CORPUS, load, needs_corpus

import transform

pytestmark = needs_corpus

VERDICTS = load("verdicts/verdicts.json.gz") if CORPUS.is_dir() else []
#: These pass all that was executed for the corpus and fail later, as the facts describe.
FAIL_LATER = {
    "30_actionList_null_entry": "AT120",
    "40_unknown_plugin": "AT601",
    "41_datasource_no_plugin": "AT601",
}


@pytest.mark.parametrize("case", VERDICTS, ids=lambda case: case["name"])
def test_verdict_stage_code_and_message_are_those_of_the_product(case: dict[str, Any]):
    found = transform.validate_text(case["text"], "1.91")
    assert (found.verdict, found.stage, found.code) == (case["verdict"], case["stage"], case["code"])
    if case["name"] not in FAIL_LATER:
        assert found.message == case["message"]


@pytest.mark.parametrize("case", VERDICTS, ids=lambda case: case["name"])
def test_a_refusal_is_explained_and_an_accepted_file_is_told_from_it(case: dict[str, Any]):
    found = transform.validate_text(case["text"], "1.91")
    is_fine = case["stage"] is None and case["verdict"].startswith("passes")
    assert found.accepted is (is_fine and case["name"] not in FAIL_LATER)
    reasons = [item for item in found.diagnostics if item.severity == "error" and item.code < "AT220"]
    if not is_fine:
        assert reasons and all(item.message and item.hint for item in reasons)


@pytest.mark.parametrize(("name", "code"), FAIL_LATER.items())
def test_a_later_failure_is_foretold(name: str, code: str):
    text = next(case["text"] for case in VERDICTS if case["name"] == name)
    found = transform.validate_text(text, "1.91")
    assert code in [item.code for item in found.diagnostics]
    assert found.message is not None and not found.accepted
