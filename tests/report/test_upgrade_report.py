"""The records of an upgrade."""

from __future__ import annotations

from pathlib import Path

import pytest

import transform
from transform.report.upgrade_report import to_dict

FIXTURE = Path(__file__).parents[2] / "fixtures" / "order-desk-1.6.8.json"


@pytest.fixture(scope="module")
def report():
    before = transform.parse(FIXTURE.read_bytes())
    return to_dict("app.json", before, transform.upgrade(before))


def test_versions_and_releases_are_told(report):
    old, new = report["from"], report["to"]
    assert (old["page"], old["server"], old["client"]) == (50, 1, 1)
    assert (new["page"], new["server"], new["client"]) == (94, 12, 2)
    assert (old["releases"], new["releases"]) == (["1.6.8", "1.6.14"], ["1.76", "2.4.3"])
    assert report["application"] == "Order desk"


def test_each_side_of_each_page_has_its_versions(report):
    versions = [(page["page"], page["side"], page["from"], page["to"]) for page in report["pages"]]
    assert ("Settings", "published", "26", "94") in versions
    assert len(versions) == 6


def test_widgets_tell_which_properties_they_gained_and_lost(report):
    settings = next(page for page in report["pages"] if page["page"] == "Settings")
    modal = next(row for row in settings["properties"] if row["widgets"] == ["ConfirmModal"])
    assert {"width", "height"} <= set(modal["new"])
    assert modal["gone"] == ["size"]


def test_resources_with_the_same_changes_stand_together(report):
    by_name = {name: group for group in report["resources"] for name in group["names"]}
    assert by_name["Orders > list_orders"] is by_name["Orders > ship_order"]
    starts = [change["start"] for change in by_name["Customers > find_customers"]["changes"]]
    assert starts == [2, 4, 11]
    assert "JS libraries" in by_name


def test_a_widget_that_a_step_made_is_told_as_new():
    tabs = {"type": "FORM_WIDGET", "widgetId": "f", "widgetName": "Form1", "children": []}
    page = {"type": "CANVAS_WIDGET", "widgetId": "0", "version": 1, "children": [tabs]}
    (told,) = to_dict("p", page, transform.upgrade_page(page, to=2))["pages"]
    assert any(row["new"] == ["the whole widget"] for row in told["properties"])


def test_a_page_by_itself_has_neither_name_nor_side():
    page = {"type": "CANVAS_WIDGET", "widgetId": "0", "version": 86, "children": []}
    (told,) = to_dict("p", page, transform.upgrade_page(page, to=94))["pages"]
    assert (told["page"], told["side"], told["from"], told["to"]) == (None, None, "86", "94")


def test_resources_without_a_name_say_what_and_where_they_are():
    action = {"unpublishedAction": {"executeOnLoad": True}}
    before = {"pageList": [], "actionList": [action], "serverSchemaVersion": 11}
    (group,) = to_dict("p", before, transform.upgrade(before))["resources"]
    assert group["names"] == ["query without a name (/actionList/0)"]
