"""A part is taken out of an application."""

from __future__ import annotations

import json
import re

import pytest
from asked import FIXTURE, did, tried
from order_desks import EXPORT, TOKEN

import transform


def numbers(body):
    """Return name -> number of what can be chosen."""
    return {
        name: number for number, name in re.findall(r'name="take" value="(\d+)"[^>]*> ([^<]+)</label>', body)
    }


OFFERED = numbers(did("parts", FIXTURE).body)


def took(*names, **options):
    return did("parts", FIXTURE, go="yes", take="\n".join(OFFERED[name] for name in names), **options)


def test_pages_and_what_is_on_them_are_offered():
    pages = [page["unpublishedPage"]["name"] for page in EXPORT["pageList"]]
    assert {*pages, "OrdersTable", "list_orders"} <= OFFERED.keys()


def test_a_widget_is_taken_with_what_it_needs():
    (file,) = took("OrdersTable", along="yes").downloads
    expected = transform.extract(EXPORT, pages=["Orders"], widgets=["OrdersTable"], with_dependencies=True)
    assert transform.parse(file.data) == expected.document


def test_what_a_part_lacks_is_said():
    found = took("OrdersTable")
    assert "that it lacks" in found.body
    assert "query Orders &gt; list_orders, used by widget Orders &gt; OrdersTable" in found.body


def test_a_page_is_taken_as_an_application():
    found = took("Orders", whole="yes")
    (file,) = found.downloads
    document = transform.parse(file.data)
    assert [page["unpublishedPage"]["name"] for page in document["pageList"]] == ["Orders"]
    assert file.name.endswith("-application.json")


def test_what_was_chosen_stays_chosen():
    body = took("OrdersTable").body
    assert f'value="{OFFERED["OrdersTable"]}" checked' in body
    assert f'value="{OFFERED["Orders"]}" checked' not in body


@pytest.mark.parametrize(
    ("names", "said"),
    [
        pytest.param((), "Nothing is chosen", id="nothing"),
        pytest.param(
            ("Customers", "OrdersTable"), "things of another page", id="a page and a widget elsewhere"
        ),
        pytest.param(("Orders", "Customers"), "A partial export is of one page", id="two pages as a part"),
    ],
)
def test_what_cannot_be_taken_says_so(names, said):
    take = "\n".join(OFFERED[name] for name in names)
    failure = tried("parts", FIXTURE, go="yes", take=take)
    assert said in failure.message
    assert failure.hint


def test_names_are_no_markup_and_show_no_secret():
    text = FIXTURE.read_text().replace("OrdersTable", "<b>Table</b>").replace("list_orders", TOKEN)
    body = did("parts", ("app.json", text.encode())).body
    assert "&lt;b&gt;Table" in body
    assert "<b>Table" not in body
    assert TOKEN not in body
    found = did("parts", ("app.json", text.encode()), go="yes", take=numbers(body)["Orders"], along="yes")
    assert TOKEN not in found.body + " ".join(found.commands)
    pages = sorted(int(numbers(body)[name]) for name in ("Orders", "Customers", "Settings"))
    on_first = "\n".join(map(str, range(pages[0] + 1, pages[1])))
    found = did("parts", ("app.json", text.encode()), go="yes", take=on_first)
    assert found.commands[0].count("--query") > 0
    assert TOKEN not in found.body + " ".join(found.commands)


@pytest.mark.slow
def test_of_very_many_things_whole_pages_are_offered():
    document = json.loads(FIXTURE.read_bytes())
    (query,) = [one for one in document["actionList"] if one["unpublishedAction"]["name"] == "list_orders"]
    text = json.dumps(query)
    document["actionList"] += [json.loads(text.replace("list_orders", f"query{n}")) for n in range(5000)]
    body = did("parts", ("app.json", json.dumps(document).encode())).body
    assert "only whole pages are offered" in body
    assert {"Orders", "Customers"} <= numbers(body).keys()
    assert "OrdersTable" not in numbers(body)
