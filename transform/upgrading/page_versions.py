"""Read the version of a page DSL, and check the version that an upgrade aims at."""

from __future__ import annotations

import json

from ..application.pages import Widget
from ..errors import UpgradeError
from ..product.javascript_values import to_number
from .steps import LATEST_PAGE_VERSION, step_from

_MOST_SHOWN = 10**9


def check_target(to: object) -> None:
    """Raise UpgradeError unless `to` is a page version that an upgrade can reach."""
    if not isinstance(to, int) or isinstance(to, bool) or not 1 <= to <= LATEST_PAGE_VERSION:
        raise UpgradeError(
            f"There is no page version {to!r} to upgrade to",
            hint=f"Name one from 1 to {LATEST_PAGE_VERSION}.",
        )


def page_version(dsl: Widget) -> int | None:
    """Return the version at which the product takes a page up: 0 without one, None where no step matches."""
    if "version" not in dsl:
        return 0
    version = dsl["version"]
    if isinstance(version, str | list):
        number = to_number(version)
        is_known = number in range(LATEST_PAGE_VERSION)
        return int(number) if is_known and step_from(int(number)).loose_version else None
    if isinstance(version, bool) or not isinstance(version, int | float) or version != version // 1:
        return None
    return int(version) if 1 <= version <= LATEST_PAGE_VERSION else None


def shown_version(dsl: Widget) -> str:
    """Return a page's version as written (`94` for 94.0 too), `none` without one, else why it cannot be shown."""
    version = dsl.get("version", "none")
    if isinstance(version, list | dict):
        return "unreadable"
    if isinstance(version, int | float) and not abs(version) <= _MOST_SHOWN:
        return "out of range"
    if isinstance(version, float) and version.is_integer():
        version = int(version)
    shown = version if isinstance(version, str) else json.dumps(version)
    return shown if len(shown) <= len(str(_MOST_SHOWN)) else "unreadable"
