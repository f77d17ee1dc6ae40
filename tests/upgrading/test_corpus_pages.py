"""Whole pages of the corpus come out as from the product, and none is lost where the product fails."""

from __future__ import annotations

import copy

import pytest
from corpus import CORPUS, NOW, canon, counter, needs_corpus, rows

import transform
from transform.document.pointers import resolve

pytestmark = pytest.mark.slow  # every page of the corpus

FILES = {"pages": 329, "mutants": 658, "synthetic": 700}


def upgraded(dsl, to=94, **options):
    return transform.upgrade_page(dsl, to=to, ids=counter(), now=NOW, **options)


@needs_corpus
@pytest.mark.parametrize("name", FILES)
def test_every_page_that_the_product_finishes_is_equal(name):
    cases = list(rows(f"dsl/{name}.jsonl.gz"))
    assert len(cases) == FILES[name]
    wrong = {}
    for number, row in enumerate(cases, 1):
        before = copy.deepcopy(row["before"])
        done = upgraded(row["before"])
        assert row["before"] == before, f"line {number}: the argument was changed"
        if "error" not in row and (found := canon().first_differences(row["after"], done.document)):
            wrong[number] = found
    assert not wrong


def lost_by_the_product():
    for name in FILES:
        for number, row in enumerate(rows(f"dsl/{name}.jsonl.gz"), 1):
            if "error" in row:
                yield pytest.param(row["before"], 94, None, id=f"{name} {number}")
    for number, row in enumerate(rows("dsl/throws.jsonl.gz"), 1):
        step = row["step"]
        to = 1 if step == "base" else int(step) + 1
        yield pytest.param(row["before"], to, to - 1, id=f"throws {number}, step {step}")


@needs_corpus
@pytest.mark.parametrize(("before", "to", "step"), list(lost_by_the_product()) if CORPUS.is_dir() else [])
def test_a_page_that_the_product_loses_is_kept_and_reported(before, to, step):
    done = upgraded(before, to)
    assert done.document["version"] == to
    failed = [item for item in done.diagnostics if item.code == "AT201"]
    assert failed
    for item in failed:
        widget = resolve(done.document, item.pointer)
        assert widget.get("widgetName") == item.entity.name
        assert step is None or item.message.startswith(f"Step {step} -> {to} (")
    with pytest.raises(transform.UpgradeError, match=r"Step \d+ -> \d+") as caught:
        upgraded(before, to, strict=True)
    assert caught.value.pointer == failed[0].pointer


@needs_corpus
@pytest.mark.slow
@pytest.mark.parametrize("middle", [7, 18, 30, 58, 79])
def test_two_hops_equal_one(middle):
    for row in rows("dsl/pages.jsonl.gz"):
        if "error" in row:
            continue
        ids = counter()
        version = row["before"].get("version", 0)
        if not isinstance(version, int | float) or version > middle:
            continue
        first = transform.upgrade_page(row["before"], to=middle, ids=ids, now=NOW)
        second = transform.upgrade_page(first.document, ids=ids, now=NOW)
        assert not canon().first_differences(row["after"], second.document)
