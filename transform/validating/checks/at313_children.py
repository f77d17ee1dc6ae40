"""A widget's children are not a list, or contain something other than a widget.

The editor expects a list of widgets there and fails to open the page.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Severity
from ...document.reading import describe
from ..application import Application
from ..checking import Problem

SEVERITY: Severity = "error"
OF_PAGE = True


def check(application: Application) -> Iterator[Problem]:
    """Yield each `children` that is not a list, and each entry that is not an object."""
    for page in application.pages:
        for placed in page.widgets:
            children = placed.widget.get("children")
            pointer = placed.pointer + "/children"
            if children is None:
                continue
            if not isinstance(children, list):
                message = f"The children are {describe(children)} instead of a list."
                yield Problem(
                    message, pointer, placed.entity, "Replace it with a list, [] if there are none."
                )
                continue
            for i, child in enumerate(children):
                if not isinstance(child, dict):
                    message = f"Entry {i} of the children is {describe(child)} instead of a widget."
                    yield Problem(message, f"{pointer}/{i}", placed.entity, "Remove the entry.")
