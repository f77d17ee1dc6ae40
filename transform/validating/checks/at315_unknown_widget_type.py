"""A widget has a type that no release known to this tool has.

The page opens, but nothing is shown in place of the widget. The type is misspelt, or it came with a release that is
newer than this tool. Types that only came after the target are reported by AT222. Types of modules are not judged,
since each workspace makes its own.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Severity
from ...document.nearest import did_you_mean
from ...product.known_names import widget_types
from ...product.releases import releases
from ...product.since import since
from ..application import Application
from ..checking import Problem

SEVERITY: Severity = "warning"
OF_PAGE = True


def check(application: Application) -> Iterator[Problem]:
    """Yield each widget whose type is missing or unknown."""
    for page in application.pages:
        for placed in page.widgets:
            if placed.type in widget_types() or placed.type.startswith("MODULE_"):
                continue
            if not placed.type:
                yield Problem("The widget has no type.", placed.pointer, placed.entity, "Add its type.")
            elif since("widget_type", placed.type) is None:
                message = f"The widget type {placed.type} is not known up to release {releases()[-1].name}."
                hint = "Check it, unless it comes from a newer release."
                hint += did_you_mean(placed.type, sorted(widget_types()))
                yield Problem(message, placed.pointer + "/type", placed.entity, hint)
