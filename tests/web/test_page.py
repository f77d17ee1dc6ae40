"""The page in a browser: each flow from the file that is dropped to the file that is downloaded."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from browser import chromium, needs_browser, set_screen, violations
from web_page import FIXTURE, Page, served

pytestmark = [pytest.mark.slow, pytest.mark.browser, needs_browser]


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with served() as found:
        yield found


@pytest.fixture(scope="module")
def driver(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    yield from chromium(tmp_path_factory.mktemp("profile"))


@pytest.fixture
def page(driver: Any, address: str) -> Iterator[Page]:
    set_screen(driver, 1400, "light")
    page = Page(driver, address)
    yield page
    own = (address.partition("?")[0], "data:", "blob:")
    assert [url for url in page.requests() if not url.startswith(own)] == []
    assert page.complaints() == []


def test_an_export_says_what_it_is_and_whether_it_imports(page):
    page.drop(FIXTURE)
    assert page.cards() == ["about", "validate", "sanitize", "upgrade", "datasources"]
    assert '"Order desk"' in page.one("#about .result").text
    page.press("validate")
    assert "Will import into" in page.report("validate")
    assert violations(page.driver) == []
