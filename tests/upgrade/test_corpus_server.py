"""Whole exports of the corpus come out as from the product."""

from __future__ import annotations

import pytest
from corpus import CORPUS, canon, load, needs_corpus

import transform
from transform.upgrade.as_product import as_product

FILES = sorted((CORPUS / "server").glob("*/*.json.gz"))
NEWEST = transform.Versions(page=None, server=12, client=2)


@needs_corpus
def test_the_corpus_is_whole():
    assert len(FILES) == 148


@needs_corpus
@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name.partition('.')[0]}")
def test_every_case_equals_the_product(path):
    document = load(path.relative_to(CORPUS))
    for case in document["cases"]:
        if document["before"] is None:
            continue  # the product's reader refused it
        before = document["before"]
        if case["from"] != "as-is":
            before = {**before, "serverSchemaVersion": case["from"]}
        if case["error"]:
            with pytest.raises(transform.UpgradeError):
                transform.upgrade(before, NEWEST, strict=True)
            continue
        done = transform.upgrade(before, NEWEST, strict=True)
        expected = canon().without_nulls(document["outputs"][case["output"]])
        differences = canon().first_differences(expected, canon().without_nulls(done.document))
        assert not differences, f"from {case['from']}: {differences}"


def failing_cases():
    for path in FILES:
        document = load(path.relative_to(CORPUS))
        for case in document["cases"]:
            refused = (case["error"] or {}).get("error") == "INCOMPATIBLE_IMPORTED_JSON"
            if case["error"] and document["before"] is not None and not refused:
                yield pytest.param(
                    document["before"], case["from"], id=f"{path.name.partition('.')[0]} {case['from']}"
                )


@needs_corpus
@pytest.mark.parametrize(("before", "start"), list(failing_cases()) if CORPUS.is_dir() else [])
def test_where_the_product_fails_the_rest_is_upgraded(before, start):
    if start != "as-is":
        before = {**before, "serverSchemaVersion": start}
    done = transform.upgrade(before, NEWEST)
    assert done.document["serverSchemaVersion"] == 12
    assert {item.code for item in done.diagnostics} == {"AT205"}


@needs_corpus
@pytest.mark.parametrize(
    "path", [path for path in FILES if path.parent.name == "exports"], ids=lambda path: path.stem
)
def test_as_product_equals_what_the_products_reader_and_writer_give(path):
    document = load(path.relative_to(CORPUS))
    raw = load(f"exports/{path.name.removesuffix('.gz')}")
    assert not canon().first_differences(canon().without_nulls(document["before"]), as_product(raw))
    as_it_is = next(case for case in document["cases"] if case["from"] == "as-is")
    if not as_it_is["error"]:
        after = as_product(transform.upgrade(raw, NEWEST).document)
        expected = canon().without_nulls(document["outputs"][as_it_is["output"]])
        assert not canon().first_differences(expected, after)
