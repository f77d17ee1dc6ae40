"""A function belongs to a JS object that is not in the file.

The functions of JS objects are entries of `actionList` with the id of their object (`Page1_Orders`) in
`collectionId`. Without the object the function is imported, but can neither be seen nor run.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...application.entities import text
from ...diagnostics import Severity
from ..application import Application
from ..checking import Problem
from ..entries import is_js_function

SEVERITY: Severity = "warning"


def check(application: Application) -> Iterator[Problem]:
    """Yield each edited function whose object is not there."""
    ids = {text(found.owner.get("id")) for found in application.js_objects}
    for action in application.actions:
        if action.side != "unpublished" or not is_js_function(action):
            continue
        owner = text(action.value.get("collectionId"))
        if owner and owner not in ids and action.entity.page in application.edited_page_names:
            message = f"It is a function of the JS object {owner}, which is not in the file."
            yield Problem(message, action.pointer, action.entity, "Remove it, or add the JS object.")
