"""The application uses a JS library that is not in the file.

`exportedApplication.unpublishedCustomJSLibs` names libraries by `uidString`; `customJSLibList` has their
addresses. A library that is neither there nor in the description of the workspace is not loaded, and code that
uses it fails.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...application.entities import libraries, text
from ...diagnostics import Severity
from ...document.pointers import join
from ..application import LIBRARY_LISTS, Application
from ..checking import Problem

SEVERITY: Severity = "error"


def check(application: Application) -> Iterator[Problem]:
    """Yield each library that is named but not there."""
    held = {library.entity.id for library in libraries(application.document)}
    if application.workspace is not None:
        held |= set(application.workspace.libraries or ())
    for key in LIBRARY_LISTS:
        named = application.settings.get(key)
        for i, entry in enumerate(named if isinstance(named, list) else ()):
            uid = text(entry.get("uidString")) if isinstance(entry, dict) else None
            if uid and uid not in held:
                message = f"The library {uid.partition('_')[0]} is used, but missing from customJSLibList."
                hint = "Add it in the editor after the import, or copy it from another export."
                yield Problem(message, join("/exportedApplication", key, i), None, hint)
