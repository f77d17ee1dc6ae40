"""A binding misspells a member of `appsmith`.

`appsmith` has `store`, `theme`, `user`, `URL`, `mode` and a few more, which are case-sensitive. A name that
is close to one of them is taken for a typing error; other unknown names may belong to a newer release.

```
{{appsmith.url.queryParams.id}}   where appsmith.URL is meant
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Severity
from ...document.nearest import did_you_mean
from ..application import Application
from ..checking import Problem

SEVERITY: Severity = "error"
OF_PAGE = True

_MEMBERS = (
    "store",
    "theme",
    "user",
    "URL",
    "mode",
    "geolocation",
    "appName",
    "currentPageName",
    "currentEnvironmentName",
    "currentEnvironmentId",
    "workflows",
    "model",
    "ui",
    "triggerEvent",
    "updateModel",
    "onReady",
    "onUiChange",
    "onModelChange",
    "onThemeChange",
)


def check(application: Application) -> Iterator[Problem]:
    """Yield each such member, once for each text."""
    for code in application.code_texts:
        members = {
            reference.path[0]: None
            for reference in code.references
            if reference.name == "appsmith" and reference.path and reference.path[0] not in _MEMBERS
        }
        for member in members:
            if meant := did_you_mean(member, _MEMBERS):
                message = f"{'.'.join(code.keys)} uses appsmith.{member}, which does not exist."
                yield Problem(message, code.pointer, code.entity, f"Correct the name.{meant}")
