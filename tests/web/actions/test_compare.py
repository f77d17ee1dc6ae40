"""What changed between two files, folders, or one of each."""

from __future__ import annotations

import json

from asked import FIXTURE, did, tried
from order_desks import EXPORT, TOKEN, with_query, with_secrets

import transform


def test_the_change_is_in_the_report_and_in_the_summary():
    found = did("compare", FIXTURE, ("new.json", with_query("list_orders", "SELECT 2")))
    assert "list_orders" in found.report
    assert "list_orders" in found.body
    assert found.commands[0].startswith("appsmith-transform diff order-desk-1.6.8.json new.json ")


def test_an_export_is_compared_with_a_layout_as_a_layout_holds_it(tmp_path):
    for path, data in transform.unpack(EXPORT).items():
        (tmp_path / "desk" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "desk" / path).write_bytes(data)
    assert "No changes" in did("compare", FIXTURE, tmp_path / "desk").report


def test_the_versions_are_those_of_what_was_dropped_when_a_layout_is_newer(tmp_path):
    for path, data in transform.unpack(transform.upgrade(EXPORT).document).items():
        (tmp_path / "desk" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "desk" / path).write_bytes(data)
    report = did("compare", FIXTURE, tmp_path / "desk").report
    versions = report.partition("Versions</")[2].partition("</tr>")[0]
    assert "server schema 1," in versions
    assert "server schema 12," in versions


def test_a_secret_that_came_is_masked():
    found = did("compare", FIXTURE, ("new.json", with_secrets()))
    assert TOKEN not in found.body + found.report


def test_what_cannot_be_compared_says_so():
    page = json.dumps(EXPORT["pageList"][0]["unpublishedPage"]["layouts"][0]["dsl"]).encode()
    assert tried("compare", FIXTURE, ("page.json", page)).message
