"""A datasource needs its configuration after the import.

Exports leave passwords out. A datasource counts as configured only if the file has its configuration with
an authentication. While one is not, the reconnect dialog lists all datasources of the application.
`datasources template` lists what is missing, `datasources fill` adds it to the file.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...application.entities import datasources, text
from ...configuring.configured import is_configured
from ...diagnostics import Severity
from ...product.known_names import plugins
from ..application import Application
from ..checking import Problem
from ..datasource_outcomes import is_reused
from ..plugins import known_plugins

SEVERITY: Severity = "note"

_MOST_FIELDS = 8
_MESSAGE = "It is not configured after the import: the reconnect dialog asks for it."
_FILL = "Or add it to the file with `datasources fill`."


def check(application: Application) -> Iterator[Problem]:
    """Yield each datasource that the reconnect dialog asks for."""
    known = known_plugins(application)
    for source in datasources(application.document):
        if text(source.value.get("pluginId")) not in known:  # so the import fails, and nothing is asked
            continue
        if is_configured(application.document, source) or is_reused(application, source):
            continue
        asked = plugins().get(text(source.value.get("pluginId")) or "", [])[:_MOST_FIELDS]
        hint = f"Have at hand: {', '.join(asked)}. {_FILL}" if asked else f"Configure it there. {_FILL}"
        yield Problem(_MESSAGE, source.pointer, source.entity, hint)
