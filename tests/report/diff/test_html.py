"""The page that shows a diff, in a real browser where there is one."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest
from browser import chromium, needs_browser, set_screen, violations
from one_step import canvas
from order_desk_pair import order_desk_pair
from report_page import Tags, content, pictures, sections, words
from small_export import export, page, query, text

import transform
from transform.report.diff.html import to_html

FIXTURE = Path(__file__).parents[3] / "fixtures" / "order-desk-1.6.8.json"
HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>{{7*7}}{% raw %}\x1b[31m\u202e"


def rendered(before, after, **options):
    return to_html(transform.diff(before, after), ("old.json", "new.json"), **options)


def changed_example():
    before = transform.upgrade(transform.parse(FIXTURE.read_bytes())).document
    after = transform.parse(transform.serialize(before))
    dsl = after["pageList"][0]["unpublishedPage"]["layouts"][0]["dsl"]
    title, select, table = dsl["children"][:3]
    title["text"] = "Orders <script>alert(1)</script>"
    select["widgetName"] = "StateSelect"
    after["actionList"][0]["unpublishedAction"]["actionConfiguration"]["body"] += "\n-- newest first"
    dsl["children"].remove(table)
    return before, after


@pytest.fixture(scope="module")
def shown():
    return rendered(*changed_example())


@pytest.fixture(scope="module")
def order_desk():
    return rendered(*order_desk_pair(), date="2024-05-06")


def test_the_page_is_well_formed_and_needs_nothing_from_elsewhere(shown):
    tags = Tags(shown)
    assert tags.open == []
    assert not re.search(r'\b(src|href|action)="(?!data:|#)', shown)
    assert "@import" not in shown
    assert "url(" not in shown.replace("url(#", "")
    assert len(tags.all("script")) == 1


def test_only_the_script_of_the_page_may_run(shown):
    (policy,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', shown)
    assert "default-src 'none'" in html.unescape(policy)
    assert "script-src 'sha256-" in html.unescape(policy)
    assert not re.search(r"<[^>]*\son\w+=", content(shown))


def test_what_documents_hold_is_text_and_never_markup():
    def made(name):
        widget = {"type": "BUTTON_WIDGET", "widgetName": name, "widgetId": "b", "text": name, "label": name}
        place = {"topRow": 1, "bottomRow": 60, "leftColumn": 1, "rightColumn": 64, "tabName": name}
        columns = {"primaryColumns": {name: {"label": name}}, "tabsObj": {"t": {"label": name}}}
        types = ["BUTTON", "TABLE", "TABS", "INPUT", "SELECT", "TEXT", "CHART", name]
        widgets = [
            {**widget, **place, **columns, "type": f"{kind}_WIDGET", "widgetId": str(i), "tooltip": name}
            for i, kind in enumerate(types)
        ]
        before = export(page(name, *widgets), actions=[query(name, name, name)])
        before["exportedApplication"]["name"] = name
        return before

    after = made(HOSTILE)
    for entry in after["pageList"][0]["unpublishedPage"]["layouts"][0]["dsl"]["children"]:
        entry["tooltip"] = entry["text"] = f"{HOSTILE}!"
    after["actionList"][0]["unpublishedAction"]["actionConfiguration"]["body"] += "\nx"
    for pair in ((made(HOSTILE), after), (made("a"), after), (after, made("a"))):
        found = to_html(transform.diff(*pair), (HOSTILE, HOSTILE))
        assert "<img" not in found
        assert found.count("<script") == 1
        assert Tags(found).open == []
        assert not {"\x1b", "\u202e"} & set(found)
        assert not any(name.startswith("on") for _, own in Tags(found).seen for name in own)


def test_the_answer_comes_first_and_the_header_says_what_was_compared(order_desk):
    lines = words(order_desk).splitlines()
    kicker, answer = lines[:2]
    assert kicker.startswith("Comparison · Order desk · made on 2024-05-06 by appsmith-transform ")
    assert answer == "≠ 9 changes on 3 of 3 pages"
    facts = lines[2]
    assert "File old.json new.json" in facts
    assert "Application Order desk Order desk" in facts
    assert "page 26 to 50, server schema 1, client schema 1" in facts
    assert "Made by release 1.6.8 to 1.6.14" in facts


def test_folders_of_the_machine_are_not_shown():
    pair = changed_example()
    names = ("/home/someone/secret-customer/old.json", r"C:\Users\someone\new.json")
    found = to_html(transform.diff(*pair), names)
    assert "someone" not in found
    assert "old.json" in found
    assert "new.json" in found


def test_counts_filter_and_say_how_many(order_desk):
    found = re.findall(r'<a class="count (\w+)" data-kind="\1" href="#show=\1">.*?</i>(.*?)</a>', order_desk)
    assert found == [
        ("add", "1 added"),
        ("remove", "1 removed"),
        ("modify", "4 modified"),
        ("rename", "2 renamed"),
        ("move", "1 moved"),
    ]


def test_pages_stand_in_the_order_of_the_application_and_settings_come_last():
    before, after = order_desk_pair()
    after["exportedApplication"]["color"] = "#123456"
    after["datasourceList"][0]["name"] += "2"
    found = list(sections(rendered(before, after)))
    assert found[:3] == ["Orders", "Customers", "Preferences"]
    assert found[-2:] == ["Datasources", "Settings"]


def test_pages_without_changes_are_one_line():
    names = ("One", "Two", "Three")
    before = export(*(page(name, text("T", f"t{name}")) for name in names))
    after = export(*(page(name, text("T", f"t{name}", "other" if name == "Two" else "")) for name in names))
    found = words(rendered(before, after))
    assert "2 pages without changes" in found
    assert "One, Three" in found


def test_nothing_changed_is_an_answer_too():
    before, _ = order_desk_pair()
    found = words(rendered(before, before))
    assert "No changes" in found
    assert "3 pages without changes" in found


def test_changed_widgets_are_marked_in_both_pictures(shown):
    assert pictures(shown)["Orders"] == [
        [("modify", "Title"), ("remove", "OrdersTable"), ("rename", "StatusSelect")],
        [("modify", "Title"), ("rename", "StateSelect")],
    ]


def test_marks_are_drawn_above_the_widgets(shown):
    for svg in re.findall(r'<svg role="group".*?</svg>', shown, re.DOTALL):
        assert svg.rfind('</title><rect class="o"') < svg.index('class="spot')


def test_every_link_leads_somewhere(shown):
    tags = Tags(shown)
    ids = [attributes["id"] for _, attributes in tags.seen if "id" in attributes]
    links = {a["href"][1:] for a in tags.all("a") if not a["href"].startswith("#show=")}
    assert links
    assert links <= set(ids)
    assert len(set(ids)) == len(ids)
    used = {use["href"][1:] for use in tags.all("use")}
    assert used <= set(ids)


def test_a_page_dsl_has_its_picture():
    widget = {"type": "TEXT_WIDGET", "widgetName": "T", "widgetId": "t", "text": "a"}
    found = rendered(canvas(widget, version=94), canvas({**widget, "text": "b"}, version=94))
    assert found.count('<svg role="group"') == 2


def test_the_same_edit_of_many_widgets_is_one_entry_with_its_places():
    before = export(page("P", *(text(f"T{i}", f"t{i}", "old") for i in range(5)), text("U", "u", "old")))
    after = export(page("P", *(text(f"T{i}", f"t{i}", "new") for i in range(5)), text("U", "u", "other")))
    found = words(rendered(before, after))
    assert "5 widgets" in found
    assert "T0, T1, T2, T3, T4" in found
    assert found.count('"old" → "new"') == 1
    assert "6 changes" in found


def test_the_texts_of_pictures_are_masked():
    key = "AKIA" + "Q3EGRZ7H" + "4XK2MNPT"
    place = {"topRow": 1, "bottomRow": 20, "leftColumn": 1, "rightColumn": 64}
    widgets = text("T", "t", f"key {key}", **place), text("U", "u", **place)
    before = export(page("P", *widgets))
    after = export(page("P", widgets[0], {**widgets[1], "text": "other"}))
    found = rendered(before, after)
    assert key not in found
    assert "key (secret: aws-access-key)" in found


@pytest.mark.parametrize("is_changed", [True, False])
def test_the_names_of_pages_are_masked_and_still_find_their_pictures(is_changed):
    key = "AKIA" + "Q3EGRZ7H" + "4XK2MNPT"
    names = ("Other", f"Page {key}", f"Quiet {key}")
    before = export(*(page(name, text("T", f"t{name}")) for name in names))
    changed = names[1] if is_changed else ""
    after = export(*(page(name, text("T", f"t{name}", "new" if name == changed else "")) for name in names))
    found = rendered(before, after)
    assert key not in found
    if is_changed:
        assert pictures(found) == {"Page (secret: aws-access-key)": [[("modify", "T")]] * 2}


def test_a_page_of_200_widgets_is_below_200_kilobytes():
    def widgets(shift):
        return [
            {
                "type": f"{('TEXT', 'INPUT', 'BUTTON', 'TABLE', 'SELECT')[i % 5]}_WIDGET",
                "widgetName": f"Widget{i}",
                "widgetId": f"w{i}",
                "text": f"This is text number {i}",
                "topRow": 5 * (i // 4) + shift * (i % 10 == 0),
                "bottomRow": 5 * (i // 4) + 4,
                "leftColumn": 16 * (i % 4),
                "rightColumn": 16 * (i % 4) + 15,
                "primaryColumns": {"a": {"label": "Name"}, "b": {"label": "Amount"}},
            }
            for i in range(200)
        ]

    found = rendered(export(page("P", *widgets(0))), export(page("P", *widgets(1))))
    assert len(found.encode()) < 200_000


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    yield from chromium(tmp_path_factory.mktemp("profile"))


def opened(browser, page, tmp_path, fragment=""):
    path = tmp_path / "diff.html"
    path.write_text(page)
    browser.get("about:blank")
    browser.get(path.as_uri() + fragment)


@needs_browser
@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.parametrize("width", [1400, 1050, 500, 320])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_browser_shows_it_without_complaint(browser, order_desk, tmp_path, width, scheme):
    set_screen(browser, width, scheme)
    opened(browser, order_desk, tmp_path)
    assert browser.get_log("browser") == []
    assert browser.execute_script("return document.documentElement.scrollWidth <= window.innerWidth")
    back = browser.execute_script("return getComputedStyle(document.body).backgroundColor")
    assert (back == "rgb(255, 255, 255)") is (scheme == "light")
    assert violations(browser) == []
    smallest = browser.execute_script(
        "const shown = [...document.querySelectorAll('.frame text')].filter((one) => one.getClientRects().length);"
        "const size = (one) => parseFloat(getComputedStyle(one).fontSize) * one.getScreenCTM().a;"
        "return Math.min(...shown.map(size))"
    )
    assert smallest >= 11


@needs_browser
@pytest.mark.browser
@pytest.mark.slow
def test_everything_can_be_opened_and_still_nothing_is_wrong(browser, order_desk, tmp_path):
    set_screen(browser, 1400, "light")
    opened(browser, order_desk, tmp_path)
    browser.find_element("id", "open-all").click()
    assert browser.execute_script("return document.querySelectorAll('main details:not([open])').length") == 0
    assert violations(browser) == []


@needs_browser
@pytest.mark.browser
@pytest.mark.slow
def test_a_marked_widget_is_reached_by_keyboard_and_leads_to_its_change_and_back(
    browser, order_desk, tmp_path
):
    set_screen(browser, 1400, "light")
    opened(browser, order_desk, tmp_path)
    browser.execute_script("document.querySelector('.after .spot[data-widget=Title]').focus()")
    tip = browser.find_element("id", "tip")
    assert tip.is_displayed()
    assert tip.text.startswith("Title (text): text")
    browser.switch_to.active_element.send_keys("\ue007")
    entry = browser.switch_to.active_element
    assert "Open orders" in entry.text
    entry.find_element("class name", "seen").click()
    assert browser.switch_to.active_element.get_attribute("data-widget") == "Title"


@needs_browser
@pytest.mark.browser
@pytest.mark.slow
def test_filters_are_in_the_address_and_search_finds(browser, order_desk, tmp_path):
    set_screen(browser, 1400, "light")
    opened(browser, order_desk, tmp_path)

    def entries():
        return [
            one.get_attribute("data-kind")
            for one in browser.find_elements("css selector", ".entry[id]")
            if one.is_displayed()
        ]

    assert len(entries()) == 9
    browser.find_element("css selector", ".count.rename").click()
    assert entries() == ["rename", "rename"]
    assert browser.current_url.endswith("#show=rename")
    browser.find_element("css selector", ".count.remove").click()
    assert sorted(entries()) == ["remove", "rename", "rename"]
    opened(browser, order_desk, tmp_path, "#show=add")
    assert entries() == ["add"]
    assert browser.find_element("id", "shown").text == "1 of 9 entries are shown."
    opened(browser, order_desk, tmp_path)
    browser.find_element("id", "search").send_keys("shipping", "\ue007")
    browser.find_element("id", "search").clear()
    browser.find_element("id", "search").send_keys("ship_order")
    browser.implicitly_wait(2)
    browser.find_element("css selector", ".part[hidden]")
    assert entries() == ["modify"]


@needs_browser
@pytest.mark.browser
@pytest.mark.slow
def test_keys_go_through_the_changes(browser, order_desk, tmp_path):
    set_screen(browser, 1400, "light")
    opened(browser, order_desk, tmp_path)
    body = browser.find_element("tag name", "body")
    ids = [one.get_attribute("id") for one in browser.find_elements("css selector", ".entry[id]")]
    body.send_keys("j")
    assert browser.switch_to.active_element.get_attribute("id") == ids[0]
    browser.switch_to.active_element.send_keys("jj")
    browser.switch_to.active_element.send_keys("k")
    assert browser.switch_to.active_element.get_attribute("id") == ids[1]
    browser.switch_to.active_element.send_keys("o")
    assert browser.execute_script(
        "return [...document.activeElement.querySelectorAll('details')].every((box) => box.open)"
    )
    browser.switch_to.active_element.send_keys("/")
    assert browser.switch_to.active_element.get_attribute("id") == "search"
    browser.switch_to.active_element.send_keys("jk")
    assert browser.find_element("id", "search").get_attribute("value") == "jk"
    body.send_keys("\ue004")
    browser.execute_script("document.activeElement.blur()")
    browser.find_element("tag name", "body").send_keys("?")
    assert browser.find_element("id", "help").is_displayed()
    assert violations(browser) == []


@needs_browser
@pytest.mark.browser
@pytest.mark.slow
def test_a_narrow_screen_switches_between_before_and_after_without_a_script(browser, order_desk, tmp_path):
    set_screen(browser, 500, "light")
    opened(browser, re.sub(r"<script>.*</script>", "", order_desk, flags=re.DOTALL), tmp_path)

    def figures():
        return [one.is_displayed() for one in browser.find_elements("css selector", "#s0 figure")]

    assert figures() == [False, True]
    browser.find_element("css selector", "label[for=s0-before]").click()
    assert figures() == [True, False]


@needs_browser
@pytest.mark.browser
@pytest.mark.slow
def test_before_and_after_can_lie_over_each_other(browser, order_desk, tmp_path):
    set_screen(browser, 1400, "light")
    opened(browser, order_desk, tmp_path)
    browser.find_element("css selector", "label[for=s0-overlay]").click()
    places = [one.rect for one in browser.find_elements("css selector", "#s0 figure")]
    assert places[0] == places[1]
    browser.find_element("css selector", "#s0 .mix").send_keys("\ue011")
    after = browser.find_element("css selector", "#s0 figure.after")
    assert after.value_of_css_property("opacity") == "0"


@needs_browser
@pytest.mark.browser
@pytest.mark.slow
def test_print_shows_everything(browser, order_desk, tmp_path):
    set_screen(browser, 1400, "light")
    opened(browser, re.sub(r"<script>.*</script>", "", order_desk, flags=re.DOTALL), tmp_path)
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print", "features": []})
    hidden = browser.execute_script(
        "return [...document.querySelectorAll('main .entry, main .subject, main pre, main figure')]"
        ".filter((one) => !one.checkVisibility({contentVisibilityAuto: true})).length"
    )
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "", "features": []})
    assert hidden == 0


def test_of_very_many_pages_the_first_are_shown_and_the_others_listed():
    key = "AKIA" + "Q3EGRZ7H" + "4XK2MNPT"
    names = [*(f"Page{number}" for number in range(120)), f"Page {key}"]
    before, after = (
        export(*(page(name, text("Title", "w1", said), text("Note", "w2", said)) for name in names))
        for said in ("old", "new")
    )
    report = rendered(before, after)
    said = words(report)
    assert "Of 121 pages that changed the first 100 are shown, the other 21 are listed at the end." in said
    assert "appsmith-transform diff BEFORE AFTER" in said
    assert "242 changes on 121 of 121 pages" in said
    shown, _, listed = report.partition("Other pages</h2>")
    assert "<b>Page100</b>" in listed and "<b>Page99</b>" not in listed and "2 changes" in listed
    assert "<b>Page100</b>" not in shown
    assert listed.count("<svg") < 50, "no picture of a listed page"
    assert key not in report


def test_pages_stand_in_the_order_of_the_application():
    names = ["Zoo", "Attic", "Middle"]
    before, after = (
        export(*(page(name, text("T", "w1", said)) for name in names)) for said in ("old", "new")
    )
    assert [*sections(rendered(before, after))][:3] == names
