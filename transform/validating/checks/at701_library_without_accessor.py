"""A JS library has no accessor.

The accessor is the name under which code uses a library, and part of what identifies a library
for the product. Libraries are imported first; one without an accessor fails the import before anything is created.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...application.entities import libraries
from ...diagnostics import Severity
from ..application import Application
from ..checking import ImportFailure, ImportStep, Problem

SEVERITY: Severity = "error"
CAN_REFUSE = True
OF_PARTIAL = True


def check(application: Application) -> Iterator[Problem]:
    """Yield each library whose accessor is missing or empty."""
    for library in libraries(application.as_read):
        accessor = library.value.get("accessor")
        if not (isinstance(accessor, list) and any(isinstance(name, str) and name for name in accessor)):
            yield Problem(
                "The library has no accessor.",
                library.pointer,
                library.entity,
                'Add it ("accessor": ["name under which code uses it"]), or remove the library.',
                ImportFailure(ImportStep.LIBRARIES, "Internal server error while processing request"),
            )
