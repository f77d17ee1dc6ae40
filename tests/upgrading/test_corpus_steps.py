"""Every single step of the corpus gives the product's own result."""

from __future__ import annotations

import pytest
from corpus import CORPUS, NOW, canon, counter, needs_corpus, rows

import transform

FILES = sorted((CORPUS / "dsl" / "steps").glob("*.jsonl"))


@needs_corpus
def test_all_steps_that_change_something_are_in_the_corpus():
    cases = {path.stem: sum(1 for _ in rows(f"dsl/steps/{path.name}")) for path in FILES}
    assert (len(cases), sum(cases.values())) == (91, 856)
    assert min(cases.values()) > 0


@needs_corpus
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_step_equals_the_product(path):
    start = 0 if path.stem == "base" else int(path.stem)
    for number, row in enumerate(rows(f"dsl/steps/{path.name}"), 1):
        done = transform.upgrade_page(row["before"], to=start + 1, ids=counter(), now=NOW)
        differences = canon().first_differences(row["after"], done.document)
        assert not differences, f"line {number}: {differences}"
