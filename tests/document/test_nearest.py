"""A misspelt name leads to the name that is meant, and an unrelated one to none."""

from __future__ import annotations

import pytest

from transform.document.nearest import did_you_mean, nearest


@pytest.mark.parametrize(
    ("name", "names", "expected"),
    [
        ("Tabel1", ["Text1", "Table1", "Table10"], "Table1"),
        ("orders", ["Orders", "Order"], "Orders"),  # only upper and lower case differ
        ("Order", ["Orders", "Users"], "Orders"),
        ("Orders", ["Users", "Home"], None),
        ("x", [], None),
    ],
)
def test_the_most_similar_name_is_found_and_none_that_is_not_similar(name, names, expected):
    assert nearest(name, names) == expected


def test_a_hint_names_it_or_is_empty():
    assert did_you_mean("Tabel1", ["Table1"]) == " Did you mean Table1?"
    assert did_you_mean("Tabel1", ["Button1"]) == ""


def test_of_very_many_names_none_is_looked_for():
    names = [f"Query{i}" for i in range(1000)]
    assert nearest("Query1x", names) is None
    assert nearest("Query1x", names[:500]) is not None
