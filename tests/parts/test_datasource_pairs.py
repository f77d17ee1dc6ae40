"""A pair of datasources is read as a person means it, also where a name holds the sign between them."""

from __future__ import annotations

import pytest
from parts.documents import export, page, query

from transform.errors import InputError
from transform.parts.datasource_pairs import datasource_pairs


def application(*names):
    return export(page("Page1")) | {"datasourceList": [{"name": name, "pluginId": "p"} for name in names]}


@pytest.mark.parametrize(
    ("pair", "expected"),
    [
        ("Staging=Production", ("Staging", "Production")),
        ("tier=1=Production", ("tier=1", "Production")),
        ("Staging=tier=2", ("Staging", "tier=2")),
        ("tier=1=tier=2", ("tier=1", "tier=2")),
        ("tier=1=Prodution", ("tier=1", "Prodution")),  # said to be unknown by what inserts
        ("Stagin=Production", ("Stagin", "Production")),
    ],
)
def test_a_name_may_hold_the_sign(pair, expected):
    target, part = application("Production", "tier=2"), application("Staging", "tier=1")
    assert datasource_pairs(target, part, [pair]) == dict([expected])


def test_a_datasource_that_only_a_query_names_counts():
    used = query("load", datasource={"name": "a=b", "id": "a=b"})
    part = export(page("Page1"), actionList=[used])
    assert datasource_pairs(application("Db"), part, ["a=b=Db"]) == {"a=b": "Db"}


def test_what_can_be_read_in_two_ways_is_refused():
    with pytest.raises(InputError, match="can mean the datasource a and the datasource a=b"):
        datasource_pairs(application("c", "b=c"), application("a", "a=b"), ["a=b=c"])


@pytest.mark.parametrize("pair", ["A", "=", "A=", "=B", ""])
def test_what_is_no_pair_is_refused(pair):
    with pytest.raises(InputError, match="is no pair"):
        datasource_pairs(application("A"), application("B"), [pair])
