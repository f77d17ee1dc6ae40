"""The form for datasources, and the application with what was filled in."""

from __future__ import annotations

import json
import re

from asked import FIXTURE, did, tried
from order_desks import PASSWORD, with_secrets

import transform


def fields(body):
    """Return label -> (name, type) of the fields of the first datasource."""
    first = body.partition("</fieldset>")[0]
    return {
        label: (name, kind)
        for name, label, kind in re.findall(
            r'<label for="([^"]+)">([^<]+)</label>\s*<input id="[^"]+" name="[^"]+" type="(\w+)"', first
        )
    }


def test_secrets_are_password_fields():
    shown = fields(did("datasources", FIXTURE).body)
    assert shown["Password (secret)"][1] == "password"
    assert shown["Username"][1] == "text"


def test_what_is_filled_in_is_in_the_file_and_not_on_the_page():
    shown = fields(did("datasources", FIXTURE).body)
    given = {
        shown["Host address"][0]: "db.example",
        shown["Port"][0]: "5433",
        shown["Username"][0]: "orders",
        shown["Password (secret)"][0]: PASSWORD,
    }
    found = did("datasources", FIXTURE, fill="yes", **given)
    file, form = found.downloads
    document = transform.parse(file.data)
    source = next(one for one in document["datasourceList"] if "rders" in one["name"])
    assert source["datasourceConfiguration"]["endpoints"] == [{"host": "db.example", "port": 5433}]
    assert PASSWORD.encode() in file.data
    assert PASSWORD.encode() not in form.data
    assert PASSWORD not in found.body
    assert "1 of 2" in found.body or "Customers" in found.body


def test_a_port_that_is_no_number_is_refused_without_showing_it():
    shown = fields(did("datasources", FIXTURE).body)
    failure = tried("datasources", FIXTURE, fill="yes", **{shown["Port"][0]: "fifty"})
    assert "Port: " in failure.message
    assert "does not hold a whole number" in failure.message
    assert "fifty" not in failure.message + failure.hint


def test_a_password_of_the_export_is_not_shown():
    assert PASSWORD not in did("datasources", ("app.json", with_secrets())).body


def test_an_application_without_datasources_says_so():
    document = {**transform.parse(FIXTURE.read_bytes()), "datasourceList": [], "actionList": []}
    found = did("datasources", ("app.json", transform.serialize(document)))
    assert "There are no datasources to fill in" in found.body


def test_of_one_datasource_the_answer_is_a_sentence():
    document = transform.parse(FIXTURE.read_bytes())
    kept = document["datasourceList"][:1]
    alone = json.dumps({**document, "datasourceList": kept, "actionList": []}).encode()
    assert "of 1 datasource is configured" in did("datasources", ("app.json", alone)).body
