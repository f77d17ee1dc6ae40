"""Whole exports of the corpus come out as from the product."""

from __future__ import annotations

import pytest
from corpus import CORPUS, canon, load, needs_corpus

import transform
from transform.upgrading.as_product import as_product

pytestmark = pytest.mark.slow  # every export of the corpus

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
        after = transform.upgrade(before, NEWEST, strict=True).document
        expected = document["outputs"][case["output"]]
        if after != expected or case["from"] == "as-is":  # the full comparison is slow, and tells 1 from true
            differences = canon().first_differences(*map(canon().without_nulls, (expected, after)))
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
    """Without the entries on which it fails the export becomes the same, and they keep their place."""
    if start != "as-is":
        before = {**before, "serverSchemaVersion": start}
    done = transform.upgrade(before, NEWEST)
    assert done.document["serverSchemaVersion"] == 12
    assert {item.code for item in done.diagnostics} == {"AT205"}
    failed = {tuple(item.pointer.split("/")[1:]) for item in done.diagnostics}
    if all(len(path) == 2 for path in failed):
        alone = transform.upgrade(without(before, failed), NEWEST)
        assert not alone.diagnostics
        assert alone.document == without(done.document, failed)


def without(document, entries):
    """Return the export without some entries of its lists, named as (key, index)."""
    changed = dict(document)
    for key in {key for key, _ in entries}:
        changed[key] = [item for i, item in enumerate(document[key]) if (key, str(i)) not in entries]
    return changed


@needs_corpus
@pytest.mark.parametrize(
    "path", [path for path in FILES if path.parent.name == "exports"], ids=lambda path: path.stem
)
def test_as_product_equals_what_the_products_reader_and_writer_give(path):
    """Also in the order of keys and the form of numbers."""
    document = load(path.relative_to(CORPUS))
    raw = load(f"exports/{path.name.removesuffix('.gz')}")
    assert transform.serialize(as_product(raw)) == transform.serialize(
        canon().without_nulls(document["before"])
    )
    as_it_is = next(case for case in document["cases"] if case["from"] == "as-is")
    if not as_it_is["error"]:
        after = as_product(transform.upgrade(raw, NEWEST).document)
        assert transform.serialize(after) == transform.serialize(document["outputs"][as_it_is["output"]])


@needs_corpus
@pytest.mark.parametrize(
    "path", [path for path in FILES if path.parent.name == "synthetic"], ids=lambda path: path.stem
)
def test_as_product_equals_the_product_after_each_step(path):
    document = load(path.relative_to(CORPUS))
    for case in document["cases"] if document["before"] else ():
        if not case["error"]:
            start = {} if case["from"] == "as-is" else {"serverSchemaVersion": case["from"]}
            after = as_product(transform.upgrade({**document["before"], **start}, NEWEST).document)
            assert transform.serialize(after) == transform.serialize(document["outputs"][case["output"]])
