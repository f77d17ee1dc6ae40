"""What the types of entities are called."""

from __future__ import annotations

import pytest

from transform.application.entity_words import plural, worded


@pytest.mark.parametrize(
    ("kind", "one", "many"),
    [
        ("page", "page", "pages"),
        ("query", "query", "queries"),
        ("js_object", "JS object", "JS objects"),
        ("library", "JS library", "JS libraries"),
        ("datasource", "datasource", "datasources"),
    ],
)
def test_one_and_many(kind: str, one: str, many: str) -> None:
    assert (worded(kind), worded(kind, 0), worded(kind, 2)) == (one, many, many)


def test_the_plural_of_any_noun() -> None:
    nouns = ("entry", "address", "change", "key")
    assert [*map(plural, nouns)] == ["entries", "addresses", "changes", "keys"]
