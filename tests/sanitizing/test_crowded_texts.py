"""Texts that are full of secrets are found, and removed, as a whole."""

from __future__ import annotations

import time
from collections import Counter

import pytest
from an_application import application

import transform
from transform.sanitizing.search.searching import MANY_HITS

TOKEN = "ghp_16C7e42F292c6912E7710c838347Ae178B4a"


@pytest.mark.slow
@pytest.mark.parametrize(
    "line", [f"const token = '{TOKEN}';", f"{TOKEN} ", "password='a", "password = 'Tr0ub4dor'; "]
)
def test_a_text_of_very_many_secrets_is_one(line: str) -> None:
    export = application([line * 2 * MANY_HITS, f"token = '{TOKEN}'"])
    found = Counter(finding.pointer for finding in transform.scan(export))
    assert found["/actionList/0/unpublishedAction/actionConfiguration/body"] == 1
    cleaned = transform.sanitize(export).document
    assert line.strip() not in transform.serialize(cleaned).decode()
    assert not transform.scan(cleaned)


@pytest.mark.slow
def test_secrets_of_a_crowded_text_are_looked_for_elsewhere() -> None:
    lines = "".join(f"password = 'Tr0ub4dor{i:05}';\n" for i in range(2 * MANY_HITS))
    export = application([lines, "it was Tr0ub4dor00017 then"])
    assert "Tr0ub4dor00017" not in transform.serialize(transform.sanitize(export).document).decode()


@pytest.mark.slow
def test_the_same_secret_in_very_many_places_costs_in_proportion() -> None:
    def seconds(count: int) -> float:
        export = application([TOKEN] * count)
        start = time.process_time()
        assert len(transform.scan(export)) == count
        return time.process_time() - start

    # Four times as many; quadratic, it would be sixteen.
    assert min(seconds(20_000) for _ in range(3)) < 11 * min(seconds(5_000) for _ in range(3))
