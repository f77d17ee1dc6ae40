"""A binding is opened by `{{` and never closed.

The path lists of the widget name the property, so a binding is meant; without `}}` the text is shown
unchanged, braces included.

```
Hello {{appsmith.user.name}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Severity
from ...document.pointers import join
from ..application import Application
from ..bound_texts import PATH_LISTS, keys_of, path_keys, value_at
from ..checking import Problem

SEVERITY: Severity = "warning"
OF_PAGE = True


def check(application: Application) -> Iterator[Problem]:
    """Yield each listed property whose last `{{` has no `}}` after it."""
    for page in application.pages:
        for placed in page.widgets:
            listed = dict.fromkeys(key for name in PATH_LISTS for key in path_keys(placed.widget, name))
            for path in listed:
                value = value_at(placed.widget, path)
                if isinstance(value, str) and value.rfind("{{") > value.rfind("}}"):
                    pointer = join(placed.pointer, *keys_of(placed.widget, path))
                    message = f"The last {{{{ in {path} is not closed."
                    yield Problem(message, pointer, placed.entity, "Close it with }}.")
