"""A list of the export contains null in place of an entry.

The reader keeps the null, and the import fails when it reaches it, with AE-APP-5000 and no mention of the
place, as for every unexpected error.

```json
{"actionList": [null]}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Severity
from ...document.pointers import join
from ..application import Application
from ..checking import ImportFailure, ImportStep, Problem

SEVERITY: Severity = "error"
CAN_REFUSE = True
OF_PARTIAL = True

_LISTS = {
    "customJSLibList": ImportStep.LIBRARIES,
    "pageList": ImportStep.PAGES,
    "datasourceList": ImportStep.DATASOURCES,
    "actionList": ImportStep.QUERIES,
    "actionCollectionList": ImportStep.JS_OBJECTS,
}


def check(application: Application) -> Iterator[Problem]:
    """Yield each null in the lists of entities."""
    for key, step in _LISTS.items():
        entries = application.as_read.get(key)
        for i, entry in enumerate(entries if isinstance(entries, list) else ()):
            if entry is None:
                yield Problem(
                    f"Entry {i} of {key} is null.",
                    join("", key, i),
                    hint="Remove the entry.",
                    failure=ImportFailure(step, "Internal server error while processing request"),
                )
