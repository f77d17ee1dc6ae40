"""A binding misspells a member of `appsmith`.

`appsmith` has `store`, `theme`, `user`, `URL`, `mode` and a few more, upper and lower case told apart. What is
close to one of them and none of them is taken for a typing error; anything else is left to the release.

```
{{appsmith.url.queryParams.id}}   where appsmith.URL is meant
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Severity
from ..application import Application
from ..checking import Found, nearest

SEVERITY: Severity = "error"

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
_BY_SMALL_LETTERS = {name.lower(): name for name in _MEMBERS}


def check(application: Application) -> Iterator[Found]:
    """Yield each such member, once for each text."""
    for code in application.code_texts:
        members = {
            reference.path[0]: None
            for reference in code.references
            if reference.name == "appsmith" and reference.path and reference.path[0] not in _MEMBERS
        }
        for member in members:
            if meant := _meant(member):
                message = f"{'.'.join(code.keys)} uses appsmith.{member}, which does not exist."
                yield Found(message, code.pointer, code.entity, f"Correct the name.{meant}")


def _meant(member: str) -> str:
    exact = _BY_SMALL_LETTERS.get(member.lower())
    return f" Is {exact} meant?" if exact else nearest(member, _MEMBERS)
