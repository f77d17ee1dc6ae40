"""The page that shows a diff, in a real browser where there is one."""

from __future__ import annotations

import re
import shutil
from html.parser import HTMLParser
from pathlib import Path

import pytest
from one_step import canvas

import transform
from transform.report.diff.html import to_html

FIXTURE = Path(__file__).parents[3] / "fixtures" / "order-desk-1.6.8.json"
needs_browser = pytest.mark.skipif(
    not (shutil.which("chromium") and shutil.which("chromedriver")),
    reason="chromium and chromium-driver are not installed",
)


def changed_example():
    before = transform.upgrade(transform.parse(FIXTURE.read_bytes())).document
    after = transform.parse(transform.serialize(before))
    dsl = after["pageList"][0]["unpublishedPage"]["layouts"][0]["dsl"]
    title, select, table = dsl["children"][:3]
    title["text"] = "Orders <script>alert(1)</script>"
    select["widgetName"] = "StateSelect"
    after["actionList"][0]["unpublishedAction"]["actionConfiguration"]["body"] += "\n-- newest first"
    dsl["children"].remove(table)
    return transform.diff(before, after)


@pytest.fixture(scope="module")
def page():
    return to_html(changed_example(), ("old.json", "new.json"))


class Tags(HTMLParser):
    """Collects tags, and checks that they are closed in order."""

    def __init__(self):
        super().__init__()
        self.open, self.seen = [], []

    def handle_starttag(self, tag, attributes):
        self.seen.append((tag, dict(attributes)))
        if tag not in ("meta", "link", "rect"):
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        self.seen.append((tag, dict(attributes)))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def test_the_page_is_well_formed_and_needs_nothing_from_elsewhere(page):
    tags = Tags()
    tags.feed(page)
    assert tags.open == []
    assert "script" not in {tag for tag, _ in tags.seen}
    assert not re.search(r'(src|href)="(?!data:|#)', page)
    assert "@import" not in page


def test_what_documents_hold_is_text_and_never_markup(page):
    assert "<script>" not in page
    assert "&lt;script&gt;" in page


def test_changed_widgets_are_marked_in_both_pictures(page):
    tags = Tags()
    tags.feed(page)
    marked = {
        (a.get("data-widget"), a["class"]) for tag, a in tags.seen if tag == "g" and a.get("class") != "same"
    }
    assert marked == {
        ("Title", "modify"),
        ("StatusSelect", "rename"),
        ("StateSelect", "rename"),
        ("OrdersTable", "remove"),
    }


def test_every_link_leads_somewhere(page):
    tags = Tags()
    tags.feed(page)
    ids = [attributes["id"] for _, attributes in tags.seen if "id" in attributes]
    links = {a["href"][1:] for tag, a in tags.seen if tag == "a"}
    assert links
    assert links <= set(ids)
    assert len(set(ids)) == len(ids)


def test_a_page_dsl_has_its_picture():
    widget = {"type": "TEXT_WIDGET", "widgetName": "T", "widgetId": "t", "text": "a"}
    found = transform.diff(canvas(widget, version=94), canvas({**widget, "text": "b"}, version=94))
    assert to_html(found, ("a", "b")).count("<svg") == 2


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    from selenium import webdriver

    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium")
    for argument in (
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        f"--user-data-dir={tmp_path_factory.mktemp('profile')}",
    ):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(shutil.which("chromedriver")))
    yield driver
    driver.quit()


@needs_browser
@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.parametrize("width", [1300, 380])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_browser_shows_it_without_complaint(browser, page, tmp_path, width, scheme):
    path = tmp_path / "diff.html"
    path.write_text(page)
    browser.set_window_size(width, 900)
    browser.execute_cdp_cmd(
        "Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
    )
    browser.get(path.as_uri())
    assert browser.get_log("browser") == []
    assert browser.execute_script("return document.documentElement.scrollWidth <= window.innerWidth")
    box = browser.find_element("css selector", "g[data-widget=Title].modify rect")
    assert box.is_displayed()
    assert box.size["width"] > 20
    assert "text" in browser.find_element("css selector", "g[data-widget=Title] title").get_attribute(
        "textContent"
    )
    back = browser.execute_script("return getComputedStyle(document.body).backgroundColor")
    assert (back == "rgb(255, 255, 255)") is (scheme == "light")


@needs_browser
@pytest.mark.browser
@pytest.mark.slow
def test_a_marked_box_is_reached_by_keyboard_and_leads_to_its_change(browser, page, tmp_path):
    path = tmp_path / "diff.html"
    path.write_text(page)
    browser.get(path.as_uri())
    link = browser.execute_script(
        "const link = document.querySelector('g[data-widget=Title]').parentNode; link.focus();"
        "return document.activeElement === link ? link.getAttribute('href') : null"
    )
    target = browser.find_element("css selector", link)
    assert "Title" in target.text
    assert "text" in target.text


@needs_browser
@pytest.mark.browser
@pytest.mark.slow
def test_the_tree_opens_and_closes_by_keyboard(browser, page, tmp_path):
    path = tmp_path / "diff.html"
    path.write_text(page)
    browser.get(path.as_uri())
    group = browser.find_element("css selector", "main > details")
    assert group.get_attribute("open")
    group.find_element("css selector", "summary").send_keys(" ")
    assert not group.get_attribute("open")
