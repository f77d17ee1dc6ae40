"""Why a job has no result is told without what hides or reorders text."""

from __future__ import annotations

import io
import zipfile

import pytest
from asked import tried

from transform.web.worker import Failure


def zip_of(name: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(name, "{}")
    return buffer.getvalue()


@pytest.mark.parametrize(
    "given",
    [
        pytest.param(("a\u202egnp.json", b"{"), id="the name of a file"),
        pytest.param(("app.zip", zip_of("../a\u202egnp.json")), id="a name in a zip"),
    ],
)
def test_a_failure_hides_nothing(given):
    found = tried("sanitize", given)
    assert isinstance(found, Failure)
    assert "a\\u202egnp.json" in found.message
    assert not any("\u202e" in text for text in found)
