"""The page of an upgrade."""

from __future__ import annotations

import json

import pytest
from browser import chromium, needs_browser, set_screen, violations
from order_desk_pair import order_desk_pair
from report_page import Tags, pictures, sections, words

import transform
from transform.errors import InputError
from transform.report.upgrade_html import UpgradedFile, to_html


def upgraded(document=None, name="app.json", target="latest"):
    document = document or order_desk_pair()[0]
    return UpgradedFile(name, document, transform.upgrade(document, target))


@pytest.fixture(scope="module")
def page():
    return to_html([upgraded(name="/home/me/app.json")], date="2024-05-06")


def test_the_answer_names_the_release_and_what_changed(page):
    lines = words(page).splitlines()
    assert lines[0].startswith("Upgrade · Order desk · made ")
    assert lines[1].startswith("✓ Upgraded for releases 1.76 to 2.4.3: ")
    assert "steps changed" in lines[1]
    assert "/home/me" not in page
    assert Tags(page).open == []


def test_each_page_has_its_steps_in_words_and_what_they_changed(page):
    orders = words(sections(page)["Orders"])
    assert "53 → 54 Texts say what happens when they overflow both" in orders
    assert "changed Title" in orders
    assert '"HEADING1" → "1.5rem"' in orders
    assert ("modify", "Title") in pictures(page)["Orders"][0]


@pytest.mark.parametrize("number", [1, 2])
def test_every_link_leads_somewhere(number):
    tags = Tags(to_html([upgraded(name=f"{one}.json") for one in range(number)]))
    ids = [own["id"] for _, own in tags.seen if "id" in own]
    assert len(set(ids)) == len(ids)
    assert {a["href"][1:] for a in tags.all("a") if "show=" not in a["href"]} <= set(ids)


def test_what_is_up_to_date_says_so():
    document = transform.upgrade(order_desk_pair()[0]).document
    assert "Up to date" in words(to_html([upgraded(document)]))


def test_a_refused_file_says_why():
    error = InputError("app.json is no application", hint="Export it from the product.")
    said = words(to_html([UpgradedFile("app.json", None, None, error)]))
    assert "✗ Not upgraded" in said
    assert "Export it from the product" in said


def test_several_files_stand_on_one_page():
    error = InputError("b.json is no application")
    said = to_html(
        [upgraded(name="a.json"), UpgradedFile("b.json", None, None, error), upgraded(name="c.json")]
    )
    assert "2 of 3 files upgraded, 1 refused" in words(said)
    assert "Not upgraded: b.json is no application" in words(said)
    assert "a.json: Orders" in sections(said)
    ids = [own["id"] for _, own in Tags(said).seen if "id" in own]
    assert len(set(ids)) == len(ids)


def test_a_page_dsl_is_upgraded_too():
    dsl = order_desk_pair()[0]["pageList"][0]["unpublishedPage"]["layouts"][0]["dsl"]
    assert "Widgets" in sections(to_html([upgraded(dsl)]))


@needs_browser
@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.parametrize(("width", "scheme"), [(1400, "light"), (500, "dark")])
def test_everybody_can_use_it(tmp_path, page, width, scheme):
    path = tmp_path / "report.html"
    path.write_text(page)
    for driver in chromium(tmp_path / "profile"):
        set_screen(driver, width, scheme)
        driver.get(path.as_uri())
        assert driver.get_log("browser") == []
        assert violations(driver) == []


def test_secrets_in_names_are_masked():
    key = "AKIA" + "Q3EGRZ7H" + "4XK2MNPT"
    document = order_desk_pair()[0]
    text = (
        transform.serialize(document)
        .decode()
        .replace('"Orders"', f'"Orders {key}"')
        .replace('"Title"', f'"{key}"')
    )
    assert key not in to_html([upgraded(transform.parse(text))])


@pytest.mark.slow
def test_of_very_many_pages_the_first_are_shown_and_the_others_listed():
    document = order_desk_pair()[0]
    (page, *others) = document["pageList"]
    text = json.dumps(page)
    for number in range(150):
        document["pageList"].append(json.loads(text.replace('"Orders"', f'"Orders{number}"')))
    report = to_html([upgraded(document)])
    changed = 150 + 1 + len(others)
    assert (
        f"Of {changed} pages that changed the first 100 are shown, the other {changed - 100} are listed"
        in report
    )
    assert "upgrade --report FILE.json" in report
    shown, _, listed = report.partition("Other pages</h2>")
    assert "<b>Orders149</b>" in listed
    assert "<b>Orders149</b>" not in shown
    assert "page version" in listed
    assert report.count("Other pages</h2>") == 1
    assert listed.count("<svg") < 200, "no picture of a listed page"


def test_a_single_release_with_the_versions_of_the_target_is_named_alone():
    assert "Upgraded for release 1.6.16: " in words(to_html([upgraded(target="1.6.16")]))


def test_what_was_only_checked_is_not_said_to_be_done():
    old, new = upgraded(), upgraded(transform.upgrade(order_desk_pair()[0]).document, "new.json")
    said = words(to_html([old], dry=True))
    assert "! Would be upgraded for releases 1.76 to 2.4.3: " in said
    assert "steps would change" in said
    assert "✓ Up to date" in words(to_html([new], dry=True))
    assert "! 2 of 2 files can be upgraded" in words(to_html([old, old], dry=True))
