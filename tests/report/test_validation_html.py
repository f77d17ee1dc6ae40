"""The page that says whether files will be imported."""

from __future__ import annotations

import copy
import json

import pytest
from browser import chromium, needs_browser, set_screen, violations
from order_desk_pair import order_desk_pair
from report_page import Tags, pictures, sections, words

import transform
from transform.report.validated import validated_file
from transform.report.validation_html import to_html


def validated(name, document, target="2.4.3"):
    return validated_file(name, transform.validate(document, target))._replace(document=document)


def broken():
    """Return the bundled export with a button that calls nothing, and a query without a datasource."""
    document, _ = order_desk_pair()
    dsl = document["pageList"][0]["unpublishedPage"]["layouts"][0]["dsl"]
    button = next(child for child in dsl["children"] if child["widgetName"] == "RefreshButton")
    button["onClick"] = "{{no_such_query.run()}}"
    return document


def test_what_will_be_broken_is_said_first_and_pinned_to_its_widget():
    page = to_html([validated("/home/me/app.json", broken())], date="2024-05-06")
    lines = words(page).splitlines()
    assert lines[0].startswith("Check before import · Order desk · made ")
    assert lines[1].startswith("! Will import into 2.4.3; ")
    assert "broken afterwards" in lines[1]
    assert "/home/me" not in page
    assert ("error", "RefreshButton") in pictures(page)["Orders"][0]
    assert "no_such_query" in words(sections(page)["Orders"])
    assert Tags(page).open == []


def test_a_refused_file_says_what_the_product_says():
    document = broken()
    del document["exportedApplication"]
    page = words(to_html([validated("app.json", document)]))
    assert "✗ Will not import into 2.4.3" in page


def test_a_file_that_cannot_be_read_has_no_picture_and_no_traceback():
    file = validated_file("app.json", transform.validate_text(b'{"a": ', "2.4.3"))
    page = words(to_html([file]))
    assert "Will not import into 2.4.3" in page
    assert "The document" in page


def test_several_files_are_told_apart():
    good, _ = order_desk_pair()
    page = words(to_html([validated("a.json", good), validated("b.json", broken())]))
    assert "2 of 2 files will import into 2.4.3" in page
    assert "b.json: Orders" in page


def test_secrets_in_names_and_pictures_are_masked():
    key = "AKIA" + "Q3EGRZ7H" + "4XK2MNPT"
    document = broken()
    document["pageList"][0]["unpublishedPage"]["layouts"][0]["dsl"]["children"][0]["text"] = f"key {key}"
    document["exportedApplication"]["name"] = f"Desk {key}"
    assert key not in to_html([validated("a.json", document)])


def test_hostile_names_are_text():
    name = "</title><script>alert(1)</script>\"'"
    document = json.loads(json.dumps(broken()).replace("RefreshButton", json.dumps(name)[1:-1]))
    document["exportedApplication"]["name"] = name
    page = to_html([validated(name, document)])
    assert page.count("<script") == 1
    assert Tags(page).open == []


def test_the_document_is_not_changed():
    document = broken()
    before = copy.deepcopy(document)
    to_html([validated("a.json", document)])
    assert document == before


@needs_browser
@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.parametrize(("width", "scheme"), [(1400, "light"), (500, "dark")])
def test_everybody_can_use_it(tmp_path, width, scheme):
    path = tmp_path / "report.html"
    path.write_text(to_html([validated("a.json", broken())]))
    for driver in chromium(tmp_path / "profile"):
        set_screen(driver, width, scheme)
        driver.get(path.as_uri())
        assert driver.get_log("browser") == []
        assert violations(driver) == []
        assert driver.execute_script("return document.documentElement.scrollWidth <= window.innerWidth")


def test_of_many_files_those_that_are_refused_come_first():
    bad = broken()
    del bad["pageList"]
    good, _ = order_desk_pair()
    names = [f"{number}.json" for number in range(9)]
    page = words(to_html([*(validated(name, good) for name in names), validated("z.json", bad)]))
    assert "9 of 10 files will import into 2.4.3" in page
    assert "z.json: The import says:" in page
    assert page.index("z.json will not import") < page.index("0.json will import")
