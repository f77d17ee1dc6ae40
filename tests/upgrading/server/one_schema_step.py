"""Run one schema step over an export that a test writes down."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import transform
from transform.upgrading.engine import Upgraded


def export(**parts: Any) -> dict[str, Any]:
    """Return an export with these top-level parts."""
    return {"exportedApplication": {"name": "App"}, "pageList": [], **parts}


def run_server_step(start: int, **parts: Any) -> Upgraded:
    """Upgrade an export from one server schema to the next; that parts are missing here is not told."""
    before = export(serverSchemaVersion=start, **parts)
    done = transform.upgrade(before, transform.Versions(server=start + 1))
    return replace(done, diagnostics=tuple(item for item in done.diagnostics if item.code != "AT206"))


def server_step(start: int, **parts: Any) -> dict[str, Any]:
    """Return the export after one step, which must not fail on anything."""
    done = run_server_step(start, **parts)
    assert not done.diagnostics
    assert done.document["serverSchemaVersion"] == start + 1
    return done.document


def action_step(start: int, action: Any, **parts: Any) -> Any:
    """Return one query after one step."""
    return server_step(start, actionList=[action], **parts)["actionList"][0]


def both_sides(**side: Any) -> dict[str, Any]:
    """Return a query whose two sides are equal."""
    return {"unpublishedAction": side, "publishedAction": dict(side)}
