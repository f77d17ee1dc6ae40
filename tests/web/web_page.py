"""The page in a real browser: served by the command, with every request of the browser written down."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from selenium.webdriver import ActionChains

ROOT = Path(__file__).parents[2]
FIXTURE = ROOT / "fixtures" / "order-desk-1.6.8.json"


class Server(NamedTuple):
    """The command that serves the page: where, and its process."""

    address: str
    process: int

    def kill_jobs(self) -> None:
        """Kill all processes for jobs, as the system does when there is no memory."""
        children = Path(f"/proc/{self.process}/task/{self.process}/children").read_text().split()
        for child in children:
            if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes():
                os.kill(int(child), signal.SIGKILL)


@contextmanager
def served(*arguments: str) -> Iterator[Server]:
    """Yield the command while it serves the page."""
    command = [sys.executable, "-m", "transform", "web", "--no-open", *arguments]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment)
    assert process.stdout is not None
    try:
        found = re.search(r"http://\S+", process.stdout.readline())
        assert found, "the command prints the address first"
        yield Server(found.group(), process.pid)
    finally:
        process.terminate()
        process.wait(10)


class Page:
    """The page as somebody uses it."""

    def __init__(self, driver: Any, address: str) -> None:
        self.driver = driver
        driver.get_log("performance")
        driver.get_log("browser")
        driver.get(address)

    def one(self, selector: str) -> Any:
        """Return an element."""
        return self.driver.find_element("css selector", selector)

    def all(self, selector: str) -> list[Any]:
        """Return elements."""
        return list(self.driver.find_elements("css selector", selector))

    def drop(self, *files: Path) -> None:
        """Give files to the page as the dialog does, and wait for what is said of them."""
        self.one("#files").send_keys("\n".join(map(str, files)))
        self.wait()

    def drag(self, *paths: Path) -> None:
        """Drop files and folders of the disk as a mouse does, and wait for what is said of them."""
        before = self.one("#dropped ol").get_attribute("textContent")
        dragged = {"items": [], "files": list(map(str, paths)), "dragOperationsMask": 1}
        for kind in ("dragEnter", "dragOver", "drop"):
            event = {"type": kind, "x": 300, "y": 200, "data": dragged}
            self.driver.execute_cdp_cmd("Input.dispatchDragEvent", event)
        end = time.monotonic() + 20
        while self.one("#dropped ol").get_attribute("textContent") == before:  # entries are still read
            assert time.monotonic() < end, paths
            time.sleep(0.05)
        self.wait()

    def wait(self, seconds: float = 240) -> None:
        """Wait until no job is running."""
        time.sleep(0.05)
        end = time.monotonic() + seconds
        while self.one("#running").is_displayed():
            assert time.monotonic() < end, self.one("#status").text
            time.sleep(0.05)

    def until(self, text: str, seconds: float = 60) -> None:
        """Wait until a job says something."""
        end = time.monotonic() + seconds
        while text not in self.one("#status").text:
            assert time.monotonic() < end, text
            time.sleep(0.01)

    def cards(self) -> list[str]:
        """Return the cards that are shown."""
        return [card.get_attribute("id") for card in self.all(".card") if card.is_displayed()]

    def starts(self, card: str) -> None:
        """Press the button of a card, and do not wait."""
        self.one(f"#{card} .fields button[type=submit]").send_keys("\n")

    def tabbed(self, most: int = 80) -> list[str]:
        """Press Tab from the top until the end; return what had the focus, by the id or the text."""
        self.driver.execute_script("document.activeElement.blur(); scrollTo(0, 0)")
        seen: list[str] = []
        for _ in range(most):
            ActionChains(self.driver).send_keys("\ue004").perform()
            focused = self.driver.switch_to.active_element
            if focused.tag_name == "body":
                break
            seen.append(focused.get_attribute("id") or focused.text or focused.get_attribute("title"))
        return seen

    def overflow(self) -> int:
        """Return by how many pixels the page is wider than the window."""
        return int(self.driver.execute_script("return document.documentElement.scrollWidth - innerWidth"))

    def press(self, card: str, button: str = ".fields button[type=submit]") -> str:
        """Press a button of a card, wait, and return the text of its result."""
        self.one(f"#{card} {button}").send_keys("\n")
        self.wait()
        return str(self.one(f"#{card} > .result").text)

    def download(self, card: str, label: str) -> tuple[str, bytes]:
        """Return name and content of a file that a card offers."""
        link = next(one for one in self.all(f"#{card} .downloads a") if label in one.text)
        # The page itself may not fetch a blob, so the file is taken where the browser keeps downloads.
        folder = Path(self.driver.downloads)
        name = str(link.get_attribute("download"))
        (folder / name).unlink(missing_ok=True)
        self.driver.execute_script("arguments[0].click()", link)
        end = time.monotonic() + 20
        while not (folder / name).exists() or list(folder.glob("*.crdownload")):
            assert time.monotonic() < end, name
            time.sleep(0.05)
        return name, (folder / name).read_bytes()

    def report(self, card: str) -> str:
        """Return the text of the report in a card."""
        self.driver.switch_to.frame(self.one(f"#{card} iframe"))
        text = self.driver.find_element("css selector", "body").text
        self.driver.switch_to.default_content()
        return str(text)

    def requests(self) -> list[str]:
        """Return the addresses of all requests that the browser has made for the page."""
        messages = (json.loads(entry["message"])["message"] for entry in self.driver.get_log("performance"))
        return [
            one["params"]["request"]["url"]
            for one in messages
            if one["method"] == "Network.requestWillBeSent"
        ]

    def complaints(self) -> list[str]:
        """Return what the browser has complained about."""
        return [entry["message"] for entry in self.driver.get_log("browser") if entry["level"] != "DEBUG"]
