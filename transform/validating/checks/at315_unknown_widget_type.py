"""A widget has a type that the product does not know.

The page opens, but in place of the widget nothing is shown. The types of release 1.91 are known to this
check; it says nothing of types that only came after an older target, nor of the types of modules, which
each workspace makes for itself.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Severity
from ...document.nearest import did_you_mean
from ...product.known_names import widget_types
from ..application import Application
from ..checking import Problem

SEVERITY: Severity = "error"


def check(application: Application) -> Iterator[Problem]:
    """Yield each widget whose type is missing or none of the product's."""
    for page in application.pages:
        for placed in page.widgets:
            if placed.type not in widget_types() and not placed.type.startswith("MODULE_"):
                shown = placed.type or "missing"
                hint = "Replace the widget." + did_you_mean(shown, widget_types())
                message = f"The widget's type ({shown}) is none that the product knows."
                yield Problem(message, placed.pointer, placed.entity, hint)
