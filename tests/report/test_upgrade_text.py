"""The summary of an upgrade on a terminal."""

from __future__ import annotations

from pathlib import Path

from makers import Maker

import transform
from transform.report.upgrade_text import to_text

FIXTURE = Path(__file__).parents[2] / "fixtures" / "order-desk-1.6.8.json"


def test_it_has_a_row_for_each_page_and_schema():
    before = transform.parse(FIXTURE.read_bytes())
    lines = to_text("app.json", before, transform.upgrade(before)).splitlines()
    assert lines[0] == "app.json: upgraded"
    assert lines[2].split() == ["Orders", "(edited)", "50", "94", "6", "5", "widgets"]
    assert sum("(edited)" in line for line in lines) == 3
    assert lines[-1].split() == ["server", "schema", "1", "12", "5", "8", "resources"]


def test_an_export_that_is_up_to_date_says_so():
    done = transform.upgrade(transform.parse(FIXTURE.read_bytes())).document
    assert to_text("app.json", done, transform.upgrade(done)) == "app.json: up to date"


def test_numbers_alone_are_no_upgrade_of_anything():
    page = {"type": "CANVAS_WIDGET", "widgetId": "0", "version": 93, "children": []}
    assert to_text("p", page, transform.upgrade_page(page)) == "p: only the version numbers rise"


def test_what_to_look_at_is_counted():
    before = {"exportedApplication": {}, "pageList": [{}], "actionList": [], "serverSchemaVersion": 12}
    assert to_text("p", before, transform.upgrade(before)).splitlines()[-1] == "1 thing to look at"


def test_a_page_whose_name_is_a_secret_is_not_named():
    before = transform.parse(FIXTURE.read_bytes())
    secret = Maker(7).with_crc("ghp_")
    for side in ("unpublishedPage", "publishedPage"):
        before["pageList"][0][side]["name"] = secret
    assert secret not in to_text("app.json", before, transform.upgrade(before))
