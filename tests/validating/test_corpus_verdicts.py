"""What the product's import said to each file of the corpus is what we say, before it is asked."""

from __future__ import annotations

from typing import Any

import pytest
from corpus import CORPUS, load, needs_corpus

import transform
from transform.product.releases import find, fit
from transform.validating.verdict import judge

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


SERVER_CASES = [
    f"server/{path.parent.name}/{path.name}" for path in sorted((CORPUS / "server").glob("*/*.json.gz"))
]
CODES = {
    "MIGRATION_ERROR": "AE-APP-5018",
    "INCOMPATIBLE_IMPORTED_JSON": "AE-JSN-4045",
}


@pytest.mark.slow
@pytest.mark.parametrize("chunk", [SERVER_CASES[i::4] for i in range(4)], ids=range(4))
def test_the_schema_steps_fail_where_the_product_s_fail(chunk: list[str]):
    for name in chunk:
        source = load(name)
        for case in source["cases"] if not source.get("input_error") else ():
            document = dict(source["before"])
            if case["from"] != "as-is":
                document["serverSchemaVersion"] = case["from"]
            found = judge(document, find("1.91"))
            if not (error := case.get("error")):
                assert found.stage in (None, "validate"), (name, case["from"])
                continue
            expected = CODES.get(error.get("error"), "AE-APP-5000")
            assert (found.stage, found.code) == ("migrate", expected), (name, case["from"], error)


EXPORTS = sorted((CORPUS / "exports").glob("*.json"))


@pytest.mark.parametrize("path", EXPORTS, ids=lambda path: path.stem)
def test_a_release_refuses_a_schema_that_is_not_its_own(path: Any):
    """The verdict and what `releases --for` says of the same file speak of one and the same import."""
    document = load(f"exports/{path.name}")
    versions = transform.inspect(document).versions
    for target in ("1.6.8", "1.7.7", "1.9.43", "1.40", "1.56", "1.73", "1.91"):
        found = judge(document, find(target))
        is_refused = (found.stage, found.code) == ("migrate", "AE-JSN-4045")
        assert is_refused is not fit(find(target), versions).accepts
