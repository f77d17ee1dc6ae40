"""No action writes a file or opens a connection: what was dropped stays in memory."""

from __future__ import annotations

import os
import sys
from typing import Any

import pytest
from asked import FIXTURE, did
from order_desks import PASSWORD, with_query, with_secrets

_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC
_noted: list[str] | None = None


def _note(event: str, arguments: tuple[Any, ...]) -> None:
    if _noted is None:
        return
    is_written = event == "open" and isinstance(arguments[2], int) and arguments[2] & _WRITING
    if (
        is_written
        and not str(arguments[0]).endswith((".pyc", "/dev/null"))
        and ".pyc." not in str(arguments[0])
    ):
        _noted.append(f"{event} {arguments[0]}")
    if event in ("socket.connect", "socket.bind", "subprocess.Popen", "tempfile.mkstemp"):
        _noted.append(f"{event} {arguments}")


sys.addaudithook(_note)  # for good, so it does nothing but in the test below
SECRETS = ("app.json", with_secrets())
OURS, THEIRS = ((f"{name}.json", with_query("list_orders", f"SELECT {name}")) for name in ("ours", "theirs"))


@pytest.mark.parametrize(
    ("action", "inputs", "options"),
    [
        ("about", (SECRETS,), {}),
        ("validate", (SECRETS,), {}),
        ("sanitize", (SECRETS,), {}),
        ("upgrade", (SECRETS,), {}),
        ("datasources", (SECRETS,), {"fill": "yes", "value-0-0": PASSWORD}),
        ("parts", (SECRETS,), {"go": "yes", "take": "0"}),
        ("compare", (FIXTURE, OURS), {}),
        ("insert", (FIXTURE, OURS), {"go": "yes"}),
        ("merge", (FIXTURE, OURS, THEIRS), {"take-0": "theirs"}),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_an_action_writes_nothing_and_asks_nobody(action, inputs, options):
    global _noted
    _noted = []
    try:
        did(action, *inputs, **options)
        assert _noted == []
    finally:
        _noted = None
