"""The page in a browser: each flow from the file that is dropped to the file that is downloaded."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from typing import Any

import pytest
from browser import chromium, needs_browser, set_screen, violations
from order_desks import EXPORT, PASSWORD, TOKEN, large, query, with_query, with_secrets
from web_page import FIXTURE, ROOT, Page, Server, served

import transform
from transform.report.statement import verify

BACKUP = ROOT.parent / "shared/corpus/backups/appsmith-backup-2025-11-20T10-11-12.345Z.tar.gz"

pytestmark = [pytest.mark.slow, pytest.mark.browser, needs_browser]


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with served() as found:
        yield found


@pytest.fixture(scope="module")
def driver(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    yield from chromium(tmp_path_factory.mktemp("profile"))


@pytest.fixture
def page(driver: Any, server: Server) -> Iterator[Page]:
    set_screen(driver, 1400, "light")
    page = Page(driver, server.address)
    yield page
    own = (server.address.partition("?")[0], "data:", "blob:")
    assert [url for url in page.requests() if not url.startswith(own)] == []
    assert page.complaints() == []


def test_an_export_says_what_it_is_and_whether_it_imports(page):
    page.drop(FIXTURE)
    assert page.cards() == ["about", "validate", "sanitize", "upgrade", "datasources", "parts"]
    assert '"Order desk"' in page.one("#about .result").text
    page.press("validate")
    assert "Will import into" in page.report("validate")
    assert violations(page.driver) == []


def test_secrets_are_taken_out_but_what_is_kept(page, tmp_path):
    given = tmp_path / "app.json"
    given.write_bytes(with_secrets())
    page.drop(given)
    said = page.press("sanitize")
    assert "GitHub" in said
    name, copy = page.download("sanitize", "Sanitized file")
    assert name == "app-sanitized.json"
    assert TOKEN.encode() not in copy
    _, stated = page.download("sanitize", "Statement")
    assert verify(stated, copy) == []
    legend = next(one for one in page.all("#sanitize fieldset") if "GitHub" in one.text)
    legend.find_element("css selector", "input[value=keep]").send_keys(" ")
    assert ", 1 kept" in page.press("sanitize", ".choices button[type=submit]")
    kept = page.download("sanitize", "Sanitized file")[1]
    assert TOKEN.encode() in kept
    assert PASSWORD.encode() not in kept
    assert page.driver.switch_to.active_element == page.one("#sanitize > .result")
    assert PASSWORD not in page.driver.page_source
    assert violations(page.driver) == []


def test_an_upgraded_file_is_downloaded(page):
    page.drop(FIXTURE)
    page.press("upgrade")
    assert "Upgraded for release" in page.report("upgrade")
    _, data = page.download("upgrade", "Upgraded file")
    assert transform.parse(data) == transform.upgrade(transform.parse(FIXTURE.read_bytes())).document


def test_datasources_are_filled_in(page):
    page.drop(FIXTURE)
    page.press("datasources")
    field = page.one("#datasources .settings input[type=password]")
    field.send_keys(PASSWORD)
    assert violations(page.driver) == []
    said = page.press("datasources", ".settings button[type=submit]")
    assert "keep it as safe" in said
    assert PASSWORD.encode() in page.download("datasources", "Configured file")[1]
    shown = page.driver.execute_script(
        "return document.body.outerHTML + [...document.querySelectorAll('input')].map((one) => one.value)"
    )
    assert PASSWORD not in shown


def test_two_files_are_compared(page, tmp_path):
    after = tmp_path / "after.json"
    after.write_bytes(with_query("list_orders", "SELECT 2"))
    page.drop(FIXTURE, after)
    assert page.cards() == ["compare", "insert"]
    assert "1 change" in page.report("compare")
    page.one("#dropped li:last-child button").send_keys("\n")  # Move up
    page.wait()
    assert [one.text for one in page.all("#dropped .name")] == ["after.json", FIXTURE.name]
    assert violations(page.driver) == []


def test_three_files_are_merged_and_the_conflict_is_answered(page, tmp_path):
    for name in ("ours", "theirs"):
        (tmp_path / f"{name}.json").write_bytes(with_query("list_orders", f"SELECT {name}"))
    page.drop(FIXTURE, tmp_path / "ours.json", tmp_path / "theirs.json")
    assert [one.text for one in page.all("#dropped .role")] == ["Base", "Ours", "Theirs"]
    assert "1 of 1 conflict has no answer yet" in page.one("#merge > .result").text
    assert "In conflict" in page.report("merge")
    assert violations(page.driver) == []
    page.one("#merge input[value=theirs]").send_keys(" ")
    assert "All conflicts are answered" in page.press("merge", ".choices button[type=submit]")
    _, data = page.download("merge", "Merged file")
    body = query(transform.parse(data), "list_orders")["actionConfiguration"]["body"]
    assert body == "SELECT theirs"


def test_of_several_conflicts_each_is_a_group_of_its_own(page, tmp_path):
    for name in ("ours", "theirs"):
        document = json.loads(with_query("list_orders", f"SELECT {name}"))
        query(document, "find_customers")["actionConfiguration"]["body"] = f"SELECT {name}"
        (tmp_path / f"{name}.json").write_text(json.dumps(document))
    page.drop(FIXTURE, tmp_path / "ours.json", tmp_path / "theirs.json")
    assert len(page.all("#merge .conflicts fieldset")) == 2
    assert violations(page.driver) == []


@pytest.mark.parametrize("width", [320, 500, 700])
def test_what_was_found_is_readable_on_a_narrow_screen(page, tmp_path, width):
    given = tmp_path / "app.json"
    given.write_bytes(with_secrets())
    set_screen(page.driver, width, "dark")
    page.drop(given)
    page.press("sanitize")
    legends = page.all("#sanitize .found legend")
    assert legends
    assert all(legend.rect["width"] > 0.4 * width for legend in legends)
    assert page.overflow() <= 0


def test_who_cancels_by_keyboard_goes_on_at_what_is_said_of_it(page, tmp_path):
    file = tmp_path / "large.json"
    file.write_bytes(large(10))
    page.one("#files").send_keys(str(file))
    page.until("Reading")
    page.one("#cancel").send_keys("\n")
    page.wait(10)
    assert page.driver.switch_to.active_element == page.one("#about > .result")
    assert page.one("#about > .result").text == "Cancelled."


def test_what_cannot_be_read_is_told_to_everybody(page, tmp_path):
    file = tmp_path / "broken.json"
    file.write_text('{\n  "pageList": [1,]\n}')
    page.drop(file)
    assert "(line 2, column 17)" in page.one("#about > .result").text
    assert "broken.json: Not readable as JSON" in page.one("#status").get_attribute("textContent")


def test_a_folder_of_a_layout_is_an_application(page, tmp_path):
    for path, data in transform.unpack(EXPORT).items():
        (tmp_path / "desk" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "desk" / path).write_bytes(data)
    page.one("#folder").send_keys(str(tmp_path / "desk"))
    page.wait()
    assert "desk is an application as the product keeps it in Git" in page.one("#about .result").text
    page.press("validate")
    assert "desk" in page.report("validate")


@pytest.mark.skipif(not BACKUP.exists(), reason="there is no corpus")
def test_an_application_of_a_backup_is_opened(page):
    page.drop(BACKUP)
    assert page.cards() == ["about", "applications"]
    page.wait()  # they are listed at once
    assert violations(page.driver) == []
    page.one("#applications .applications button").send_keys("\n")
    page.wait()
    page.wait()
    assert "an exported application" in page.one("#about .result").text


def test_files_can_be_dropped(page):
    page.driver.execute_script(
        "const transfer = new DataTransfer();"
        "transfer.items.add(new File([arguments[0]], 'dropped.json'));"
        "dispatchEvent(new DragEvent('drop', {dataTransfer: transfer, bubbles: true, cancelable: true}));",
        FIXTURE.read_text(),
    )
    page.wait()
    assert "dropped.json is an exported application" in page.one("#about .result").text


def test_a_folder_can_be_dropped(page, tmp_path):
    for path, data in {**transform.unpack(EXPORT), ".git/config": b"", ".git/objects/a": b"x"}.items():
        (tmp_path / "repository/apps/desk" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "repository/apps/desk" / path).write_bytes(data)
    page.drag(tmp_path / "repository")
    assert "desk is an application as the product keeps it in Git" in page.one("#about .result").text
    files = len(transform.unpack(EXPORT))
    assert page.one("#dropped .size").text.startswith(f"{files} files"), "without .git"
    page.one("#about .commands summary").click()
    assert "appsmith-transform repository/apps/desk" in page.one("#about .commands pre").text


def test_a_part_is_taken_out_and_inserted_into_another_application(page, tmp_path):
    page.drop(FIXTURE)
    page.press("parts")
    assert violations(page.driver) == []
    page.one("#parts details.more summary").send_keys("\n")
    widget = next(one for one in page.all("#parts label") if one.text == "OrdersTable")
    widget.find_element("css selector", "input").send_keys(" ")
    assert "Taken out: " in page.press("parts", "button[name=go]")
    name, data = page.download("parts", "The part")
    (tmp_path / name).write_bytes(data)
    page.one("#start-over").send_keys("\n")
    page.drop(FIXTURE, tmp_path / name)
    assert page.cards() == ["compare", "insert"]
    assert "insert it below" in page.one("#compare > .result").text
    page.press("insert")
    assert violations(page.driver) == []
    next(one for one in page.all("#insert select[name=page] option") if one.text == "Customers").click()
    assert "Inserted: 2 widgets" in page.press("insert", "button[name=go]")
    part = transform.parse(data)
    expected = transform.insert(transform.parse(FIXTURE.read_bytes()), part, page="Customers").document
    assert transform.parse(page.download("insert", "Application with the part")[1]) == expected
    assert "changes" in page.report("insert")
    assert violations(page.driver) == []


def test_one_goes_on_with_the_file_that_was_made(page):
    page.drop(FIXTURE)
    page.press("upgrade")
    page.one("#upgrade .downloads button").send_keys("\n")
    page.wait()
    assert page.one("#dropped .name").text == "order-desk-1.6.8-upgraded.json"
    assert "order-desk-1.6.8-upgraded.json is an exported application" in page.one("#about .result").text
    assert page.driver.switch_to.active_element == page.one("#about > .result")


@pytest.mark.skipif(not BACKUP.exists(), reason="there is no corpus")
def test_an_encrypted_backup_asks_for_its_password(page):
    page.drop(next(BACKUP.parent.glob("*.enc")))
    assert "Type its password below" in page.one("#about .result").text
    assert page.one("#applications .password").is_displayed()
    assert "The archive is encrypted" in page.press("applications")
    page.one("#applications input[type=password]").send_keys("no such password")
    assert page.press("applications")
    password = json.loads((BACKUP.parent / "a2.truth.json").read_bytes())["archive_password"]
    page.one("#applications input[type=password]").clear()
    page.one("#applications input[type=password]").send_keys(password)
    assert (
        "applications in " in page.press("applications")
        or "1 application in " in page.one("#applications").text
    )
    assert violations(page.driver) == []


def test_what_is_no_application_says_so_and_the_page_goes_on(page, tmp_path):
    (tmp_path / "broken.json").write_bytes(b'{"a": ')
    page.drop(tmp_path / "broken.json")
    assert page.cards() == ["about", "validate"]
    page.press("validate")
    assert "Will not import" in page.report("validate")
    page.one("#start-over").send_keys("\n")
    assert page.cards() == []
    page.drop(FIXTURE)
    assert "Order desk" in page.one("#about .result").text


def test_with_a_file_of_28_mb_jobs_crash_are_cancelled_and_done(page, server, tmp_path):
    file = tmp_path / "large.json"
    file.write_bytes(large(28))
    page.drop(file)
    assert "pages" in page.one("#about .result").text
    page.starts("datasources")
    page.until("Reading")
    server.kill_jobs()
    page.wait(10)
    assert "The job has ended unexpectedly" in page.one("#datasources > .result").text
    page.starts("upgrade")
    page.one("#cancel").send_keys("\n")
    page.wait(10)
    assert page.one("#upgrade > .result").text == "Cancelled."
    assert page.driver.switch_to.active_element.text == "Upgrade"
    assert "removed" in page.press("sanitize")
    _, copy = page.download("sanitize", "Sanitized file")
    assert transform.parse(copy) == transform.sanitize(transform.parse(file.read_bytes())).document


def test_the_server_may_be_gone(driver):
    with served() as server:
        page = Page(driver, server.address)
    page.one("#files").send_keys(str(FIXTURE))
    page.wait()
    assert "The page cannot be reached" in page.one("#about .result").text


@pytest.mark.parametrize("width", [500, 700, 320])  # 700: a window of 1,400 pixels at 200 %
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_narrow_screens_need_no_scrolling_sideways(page, width, scheme, tmp_path):
    set_screen(page.driver, width, scheme)
    (tmp_path / "an-application-with-a-rather-long-name-of-its-file.json").write_bytes(with_secrets())
    page.drop(tmp_path / "an-application-with-a-rather-long-name-of-its-file.json")
    for card in ("sanitize", "datasources"):
        page.press(card)
    page.driver.execute_script("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    assert page.overflow() <= 0
    assert violations(page.driver) == []


def test_everything_is_reached_by_keyboard_in_reading_order(page):
    page.drop(FIXTURE)
    seen = page.tabbed()
    assert seen[:4] == ["Skip to the content", "choose-files", "choose-folder", "start-over"]
    buttons = [
        one for one in seen if one in ("Check the import", "Look for secrets", "Upgrade", "Show the form")
    ]
    assert buttons == ["Check the import", "Look for secrets", "Upgrade", "Show the form"]


def test_the_report_in_its_frame_works_and_is_accessible(page, tmp_path):
    after = tmp_path / "after.json"
    after.write_bytes(with_query("list_orders", "SELECT 2"))
    page.drop(FIXTURE, after)
    page.driver.switch_to.frame(page.one("#compare iframe"))
    search = page.one("#search")  # its script runs, though nothing else may
    assert search.is_displayed()
    search.send_keys("no such word")
    time.sleep(0.5)
    assert page.one("#shown").text == "0 of 1 entries are shown."
    assert violations(page.driver) == []
    page.driver.switch_to.default_content()


def test_the_report_opens_in_a_tab_of_its_own(page):
    page.drop(FIXTURE)
    page.press("validate")
    own = page.driver.current_window_handle
    next(link for link in page.all("#validate .downloads a") if "tab" in link.text).send_keys("\n")
    (other,) = [handle for handle in page.driver.window_handles if handle != own]
    page.driver.switch_to.window(other)
    try:
        time.sleep(0.5)
        assert "Will import into" in page.one("h1").text
        assert page.one("#search").is_displayed()  # its script runs
        assert page.driver.execute_script("return getComputedStyle(document.body).maxWidth") == "none"
    finally:
        page.driver.close()
        page.driver.switch_to.window(own)


def test_more_than_the_server_takes_is_not_sent(driver, tmp_path):
    (tmp_path / "large.json").write_bytes(b" " * 4 * 2**20)
    with served("--max-size", "1") as server:
        page = Page(driver, server.address)
        page.drop(tmp_path / "large.json")
        assert page.one("#status").text.startswith("What was dropped is larger than 3 MB.")
        assert "--max-size 2" in page.one("#status").text
        assert page.cards() == []


def test_what_was_typed_stays_where_it_is_refused(page):
    page.drop(FIXTURE)
    page.press("datasources")
    password = page.one("#datasources .settings input[type=password]")
    password.send_keys(PASSWORD)
    port = next(
        label for label in page.all("#datasources .setting label") if label.text.startswith("Port")
    ).get_attribute("for")
    page.one(f"#{port}").clear()
    page.one(f"#{port}").send_keys("fifty")
    assert "does not hold a whole number" in page.press("datasources", ".settings button[type=submit]")
    page.one(f"#{port}").clear()
    page.one(f"#{port}").send_keys("5433")
    page.press("datasources", ".settings button[type=submit]")
    configured = page.download("datasources", "Configured file")[1]
    assert PASSWORD.encode() in configured
    assert b"5433" in configured
