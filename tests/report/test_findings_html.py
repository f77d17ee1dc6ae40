"""The page of `scan` and `sanitize`."""

from __future__ import annotations

import pytest
from browser import chromium, needs_browser, set_screen, violations
from order_desk_pair import order_desk_pair
from report_page import pictures, sections, words

import transform
from transform.report.findings import FoundFile
from transform.report.findings_html import to_html
from transform.sanitizing.coverage import coverage

#: Put together here so that no scanner of this repository finds it.
KEY = "AKIA" + "Q3EGRZ7H" + "4XK2MNPT"


def with_secret():
    document, _ = order_desk_pair()
    dsl = document["pageList"][0]["unpublishedPage"]["layouts"][0]["dsl"]
    dsl["children"][0]["text"] = f"use {KEY}"
    document["actionList"][0]["unpublishedAction"]["actionConfiguration"]["body"] = f"-- {KEY}"
    return document


def scanned(document, name="app.json"):
    return FoundFile(name, transform.scan(document), document=document, coverage=coverage(document))


def sanitized(document, policy="share", left=0):
    done = transform.sanitize(document, policy)
    return FoundFile(
        "app.json", done.findings, changed=done.document is not document, document=document, left=left
    )


def test_a_secret_is_pinned_to_its_widget_and_never_shown():
    page = to_html([scanned(with_secret())])
    assert KEY not in page
    assert "✗ Not safe to hand over: 1 secret in" in words(page)
    assert ("error", "Title") in pictures(page)["Orders"][0]
    entries = words(sections(page)["Orders"])
    assert "aws-access-key" in entries
    assert "list_orders" in entries


def test_nothing_found_says_what_was_looked_at():
    document = transform.sanitize(order_desk_pair()[0], "strict").document
    page = words(to_html([scanned(document)]))
    assert "✓ No secrets found" in page
    assert "Looked at" in page
    assert "rules of the policy share" in page


def test_sanitizing_says_what_was_removed_and_that_nothing_is_left():
    page = words(to_html([sanitized(with_secret())]))
    assert "✓ Safe to hand over: " in page
    assert "a second scan found nothing" in page
    assert "redacted" in page or "removed" in page


def test_a_dry_run_does_not_claim_to_have_removed_anything():
    page = words(to_html([sanitized(with_secret())], dry=True))
    assert "! Not safe to hand over yet" in page
    assert "Safe to hand over:" not in page


def test_what_is_left_is_told():
    assert "Look before you hand it over" in words(to_html([sanitized(with_secret(), left=2)]))


def test_several_files_are_told_apart():
    page = words(to_html([scanned(with_secret(), "exports/a.json"), scanned(with_secret(), "b.json")]))
    assert "a.json: Orders" in page
    assert "exports/" not in page


@needs_browser
@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.parametrize(("width", "scheme"), [(1400, "dark"), (500, "light")])
def test_everybody_can_use_it(tmp_path, width, scheme):
    path = tmp_path / "report.html"
    path.write_text(to_html([scanned(with_secret())]))
    for driver in chromium(tmp_path / "profile"):
        set_screen(driver, width, scheme)
        driver.get(path.as_uri())
        assert driver.get_log("browser") == []
        assert violations(driver) == []
