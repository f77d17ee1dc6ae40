"""Property paths as the product writes them."""

from __future__ import annotations

import pytest

from transform.product.javascript_values import UNDEFINED
from transform.product.property_paths import lookup, split_path, store


@pytest.mark.parametrize(
    ("path", "parts"),
    [
        ("a.b", ("a", "b")),
        ("a[0].b", ("a", "0", "b")),
        ('a["x.y"].b', ("a", "x.y", "b")),
        ("a..b", ("a", "", "b")),
        (".a.", ("", "a", "")),
        ("a[].b", ("a", "", "b")),
        ("a[b c][-1][1.5]", ("a", "b c", "-1", "1.5")),
        (r"""a["b\"c"]['d\\e']""", ("a", 'b"c', "d\\e")),
        ("a[b.c]", ("a", "b", "c")),
        ("a[", ("a[",)),
        ("a[.b", ("a", "b")),
        ("", ("",)),
        ("][", ("][",)),
    ],
)
def test_paths_are_split(path, parts):
    assert split_path(path) == parts


def test_values_are_found():
    owner = {"a": [{"b": 5}], "x.y": 1, "x": {"y": 2}}
    assert lookup(owner, "a[0].b") == 5
    assert lookup(owner, "x.y") == 1
    assert lookup(owner, "a[1].b") is UNDEFINED
    assert lookup(owner, "a.b.c") is UNDEFINED
    assert lookup(owner, "a[00].b") is UNDEFINED
    assert lookup(owner, "[]]") is UNDEFINED


def test_storing_copies_what_lies_between():
    inner = {"b": 5}
    owner = {"a": [inner]}
    store(owner, "a[0].b", 6)
    assert owner == {"a": [{"b": 6}]}
    assert inner == {"b": 5}
