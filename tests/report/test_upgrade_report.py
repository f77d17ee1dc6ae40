"""Reports of an upgrade."""

from __future__ import annotations

from pathlib import Path

import pytest

import transform
from transform.report.upgrade_report import to_dict, to_markdown, to_text

FIXTURE = Path(__file__).parents[2] / "fixtures" / "order-desk-1.6.8.json"


@pytest.fixture(scope="module")
def upgraded():
    before = transform.parse(FIXTURE.read_bytes())
    return before, transform.upgrade(before)


def test_a_summary_has_a_row_for_each_page_and_schema(upgraded):
    lines = to_text("app.json", *upgraded).splitlines()
    assert lines[0] == "app.json: upgraded"
    assert lines[2].split() == ["Orders", "(unpublished)", "50", "94", "6", "5", "widgets"]
    assert sum("unpublished" in line for line in lines) == 3
    assert lines[-1].split() == ["server", "schema", "1", "12", "5", "8", "resources"]


def test_an_export_that_is_up_to_date_says_so(upgraded):
    done = upgraded[1].document
    assert to_text("app.json", done, transform.upgrade(done)) == "app.json: up to date"


def test_the_report_names_versions_pages_and_widgets(upgraded):
    report = to_dict("app.json", *upgraded)
    assert report["from"] == {"page": 50, "server": 1, "client": 1}
    assert report["to"] == {"page": 94, "server": 12, "client": 2}
    assert {"page": "Orders", "side": "published"}.items() <= report["pages"][1].items()


def test_markdown_reads_as_sentences_and_tells_equal_sides_once(upgraded):
    text = to_markdown([to_dict("app.json", *upgraded)])
    assert "## Page Orders (unpublished and published)" in text
    assert "- Icons become icon buttons: `CloseIcon`. (page 52 -> 53)" in text
    assert "`Customers > find_customers`" in text
