"""Two versions are merged, and what clashes is answered."""

from __future__ import annotations

import json

import pytest
from asked import FIXTURE, did, tried
from order_desks import TOKEN, query, with_query

import transform

OURS = ("ours.json", with_query("list_orders", "SELECT ours"))
THEIRS = ("theirs.json", with_query("list_orders", "SELECT theirs"))
OTHER = ("other.json", with_query("ship_order", "UPDATE other"))


def merged_query(result, name="list_orders"):
    file = next(one for one in result.downloads if "Merged" in one.label)
    return query(transform.parse(file.data), name)["actionConfiguration"]["body"]


def test_changes_of_both_are_in_the_file():
    found = did("merge", FIXTURE, OURS, OTHER)
    assert merged_query(found) == "SELECT ours"
    assert merged_query(found, "ship_order") == "UPDATE other"
    assert "Merged without conflicts" in found.body
    assert "no conflicts" in found.report


def test_a_conflict_is_shown_with_both_values():
    found = did("merge", FIXTURE, OURS, THEIRS)
    assert merged_query(found) == "SELECT ours"
    assert "SELECT ours" in found.body
    assert "SELECT theirs" in found.body
    assert "1 of 1 conflict has no answer yet" in found.body
    assert any("Merged file (1 as in ours)" in one.label for one in found.downloads)


def test_theirs_is_taken():
    found = did("merge", FIXTURE, OURS, THEIRS, **{"take-0": "theirs"})
    assert merged_query(found) == "SELECT theirs"
    assert "All conflicts are answered" in found.body


def test_code_keeps_its_tabs():
    theirs = ("theirs.json", with_query("list_orders", "SELECT\t1"))
    assert "SELECT\t1" in did("merge", FIXTURE, OURS, theirs).body


def test_both_are_taken_of_a_text_of_several_lines():
    ours, theirs = ((f"{name}.json", with_query("list_orders", f"SELECT 1\n-- {name}\n")) for name in "ab")
    base = ("base.json", with_query("list_orders", "SELECT 1\n"))
    assert "Both, ours before theirs" in did("merge", base, ours, theirs).body
    found = did("merge", base, ours, theirs, **{"take-0": "both"})
    assert merged_query(found) == "SELECT 1\n-- a\n-- b\n"


def test_both_is_not_offered_for_one_line():
    assert "Both, ours" not in did("merge", FIXTURE, OURS, THEIRS).body


def test_a_value_by_hand_is_taken_to_the_letter():
    value = "SELECT 'a::b'\n  -- <both>\n"
    found = did("merge", FIXTURE, OURS, THEIRS, **{"take-0": "value", "value-0": value})
    assert merged_query(found) == value
    assert "SELECT &#39;a::b&#39;\n  -- &lt;both&gt;" in found.body


def test_the_answers_are_a_file_that_the_command_takes():
    found = did("merge", FIXTURE, OURS, THEIRS, **{"take-0": "theirs"})
    file = next(one for one in found.downloads if one.name == "conflicts.json")
    (entry,) = json.loads(file.data)["conflicts"]
    assert entry["take"] == "theirs"
    answers = {entry["key"]: entry}
    documents = [transform.parse(data) for data in (FIXTURE.read_bytes(), OURS[1], THEIRS[1])]
    by_hand = transform.merge(*documents, answers=answers).document
    assert query(by_hand, "list_orders")["actionConfiguration"]["body"] == "SELECT theirs"


def test_a_secret_in_a_conflict_is_masked():
    theirs = ("theirs.json", with_query("list_orders", f"SELECT '{TOKEN}'"))
    found = did("merge", FIXTURE, OURS, theirs)
    assert TOKEN not in found.body + found.report
    ours = ("ours.json", with_query("list_orders", f"SELECT '{TOKEN}'"))
    assert TOKEN not in did("merge", FIXTURE, ours, THEIRS).body


def test_what_is_no_application_is_refused():
    assert tried("merge", FIXTURE, OURS, ("x.json", b'{"a": 1}')).message


@pytest.mark.parametrize("written", ["[" * 100_000, "[" * 900 + "]" * 900, '{"a":' * 50_000])
def test_a_value_that_is_nested_too_deep_is_refused(written):
    def with_timeout(number: int) -> tuple[str, bytes]:
        document = transform.parse(FIXTURE.read_bytes())
        query(document, "list_orders")["actionConfiguration"]["timeoutInMillisecond"] = number
        return f"{number}.json", transform.serialize(document)

    answer = {"take-0": "value", "value-0": written}
    found = tried("merge", FIXTURE, with_timeout(111), with_timeout(222), **answer)
    assert found.message.startswith("What you wrote is nested too deep")
    assert "list_orders" in found.message
