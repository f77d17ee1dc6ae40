"""Run one page step over a page that a test writes down."""

from __future__ import annotations

from typing import Any

import transform
from transform.upgrading.engine import Upgraded


def canvas(*children: Any, version: float | None, **properties: Any) -> dict[str, Any]:
    """Return a page DSL with these widgets on its root canvas; without a version where it is None."""
    root = {"widgetId": "0", "widgetName": "MainContainer", "type": "CANVAS_WIDGET", **properties}
    if version is not None:
        root["version"] = version
    return {**root, "children": list(children)}


def run_step(start: int, *children: Any, **options: Any) -> Upgraded:
    """Upgrade a page with these widgets from `start` to the next version (0: a page without version)."""
    page = canvas(*children, version=start or None)
    return transform.upgrade_page(page, to=start + 1, **options)


def step_widgets(start: int, *children: Any, **options: Any) -> list[dict[str, Any]]:
    """Return the widgets that stand on the root canvas after one step; the step must not fail on any."""
    done = run_step(start, *children, **options)
    assert not done.diagnostics
    widgets: list[dict[str, Any]] = done.document["children"]
    return widgets


def step_widget(start: int, widget: dict[str, Any], **options: Any) -> dict[str, Any]:
    """Return one widget after one step."""
    return step_widgets(start, widget, **options)[0]
