"""The schema takes what the product takes of real files, and nothing that its reader refuses for a type."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import jsonschema
import orjson
import pytest
from an_export import Json, export, js_object, query, widget
from corpus import CORPUS, load, needs_corpus
from test_reader import REFUSED, with_value

import transform
from transform.validating.json_schema import json_schema
from transform.validating.reader import first_refusal

EXPORTS = sorted((CORPUS / "exports").glob("*.json")) if CORPUS.is_dir() else []
VERDICTS = load("verdicts/verdicts.json.gz") if CORPUS.is_dir() else []


@pytest.fixture(scope="module")
def validators() -> dict[str, Any]:
    return {
        of: jsonschema.Draft202012Validator(json_schema(of)) for of in ("any", "export", "partial", "page")
    }


def pages(path: Path) -> list[Json]:
    found = []
    for entry in orjson.loads(path.read_bytes()).get("pageList") or ():
        found += [layout["dsl"] for layout in entry["unpublishedPage"]["layouts"]]
    return found


@pytest.mark.slow
@pytest.mark.parametrize("of", ["any", "export", "partial", "page"])
@pytest.mark.parametrize("target", ["latest", "1.5.22", "1.9.16"])
def test_it_is_a_schema(of: Any, target: str):
    jsonschema.Draft202012Validator.check_schema(json_schema(of, target))


@pytest.mark.slow
@needs_corpus
@pytest.mark.parametrize("path", EXPORTS, ids=lambda path: path.stem)
def test_every_real_export_that_the_product_accepts_validates(path: Path, validators: dict[str, Any]):
    document = orjson.loads(path.read_bytes())
    is_accepted = transform.validate(document).verdict.startswith("passes")
    assert validators["export"].is_valid(document) is is_accepted
    assert validators["any"].is_valid(document) is is_accepted
    assert all(validators["page"].is_valid(page) and validators["any"].is_valid(page) for page in pages(path))


@pytest.mark.parametrize(("pointer", "value"), REFUSED, ids=lambda case: str(case)[:40])
def test_what_the_reader_refuses_for_a_type_does_not_validate(
    pointer: str, value: Any, validators: dict[str, Any]
):
    document = with_value(pointer, value)
    assert not validators["export"].is_valid(document)
    assert not validators["any"].is_valid(document)


@needs_corpus
def test_no_file_that_the_product_s_reader_refused_validates(validators: dict[str, Any]):
    refused = 0
    for case in VERDICTS:
        try:
            document = orjson.loads(case["text"])
        except orjson.JSONDecodeError:
            continue
        if document is not None and first_refusal(document) is not None:
            refused += 1
            assert not validators["any"].is_valid(document), case["name"]
    assert refused > 5


def test_a_made_export_validates_and_one_without_a_required_part_does_not(validators: dict[str, Any]):
    document = export(widget("Text1"), actionList=[query("Q")], actionCollectionList=[js_object("J", "")])
    assert validators["export"].is_valid(document)
    for part in ("exportedApplication", "pageList", "actionList", "datasourceList"):
        assert not validators["export"].is_valid({k: v for k, v in document.items() if k != part})


def test_a_partial_export_has_no_application(validators: dict[str, Any]):
    partial = {"actionList": [query("Q")], "widgets": "{}"}
    assert validators["partial"].is_valid(partial) and validators["any"].is_valid(partial)
    assert not validators["partial"].is_valid({**partial, "pageList": []})
    assert not validators["partial"].is_valid({"clientSchemaVersion": 1})


def test_a_newer_schema_is_refused_by_an_older_target():
    document = export(widget("Text1"), serverSchemaVersion=12)
    assert jsonschema.Draft202012Validator(json_schema("export", "1.91")).is_valid(document)
    assert not jsonschema.Draft202012Validator(json_schema("export", "1.72")).is_valid(document)


def test_what_a_release_does_not_know_is_not_proposed_for_it():
    def known(target: str) -> list[str]:
        types: list[str] = json_schema("page", target)["$defs"]["widget"]["properties"]["type"]["anyOf"][0][
            "enum"
        ]
        return types

    assert "CUSTOM_WIDGET" in known("1.91") and "CUSTOM_WIDGET" not in known("1.9.57")
    assert "TEXT_WIDGET" in known("1.9.57")


def test_a_constant_that_is_misspelt_does_not_validate(validators: dict[str, Any]):
    document = export(widget("Text1"), actionList=[{**query("Q"), "pluginType": "DATABASE"}])
    assert not validators["export"].is_valid(document)


def test_the_message_speaks_of_the_place(validators: dict[str, Any]):
    document = export(widget("Text1"), actionList=[query("Q", actionConfiguration={"headers": {}})])
    error = jsonschema.exceptions.best_match(validators["any"].iter_errors(document))
    place = "actionList", 0, "unpublishedAction", "actionConfiguration", "headers"
    assert tuple(error.absolute_path) == place and "is not of type 'array'" in error.message
