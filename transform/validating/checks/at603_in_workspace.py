"""What an import does with a datasource in the described workspace.

A datasource with the same name and plugin is reused unchanged, whatever the file contains. A name that is
taken by a datasource of another plugin gets a number appended. All others are created. After the
import the reconnect dialog lists all datasources of the application if one of them is not configured.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...application.entities import Located, datasources
from ...configuring.configured import is_configured
from ...diagnostics import Severity
from ..application import Application
from ..checking import Problem
from ..datasource_outcomes import Names, is_reused

SEVERITY: Severity = "note"

_MOST_NAMES = 10


def check(application: Application) -> Iterator[Problem]:
    """Yield for each datasource whether it is reused, created or renamed, and what the dialog asks for."""
    workspace = application.workspace
    if workspace is None or workspace.datasources is None:
        return
    names = Names(existing.name for existing in workspace.datasources)
    sources = [source for source in datasources(application.document) if source.entity.name is not None]
    asked = []
    for source in sources:
        name = source.entity.name or ""
        if is_reused(application, source):
            message = f"The workspace's own {name} is reused unchanged."
            hint = "Rename it in the file if another one is meant."
            yield Problem(message, source.pointer, source.entity, hint)
            continue
        new = names.take(name)
        yield _created(source, name, new)
        if not is_configured(application.document, source):
            asked.append(new)
    if sources:
        yield Problem(_dialog(len(sources), asked), "/datasourceList")


def _created(source: Located, name: str, new: str) -> Problem:
    if new == name:
        return Problem(f"It is created as {new}.", source.pointer, source.entity)
    message = f"It is created as {new}: the name is taken."
    return Problem(
        message, source.pointer, source.entity, "The datasource that has this name is another one."
    )


def _dialog(count: int, asked: list[str]) -> str:
    if not asked:
        return "The reconnect dialog does not open: no datasource has to be filled in."
    more = f" and {len(asked) - _MOST_NAMES} more" if len(asked) > _MOST_NAMES else ""
    names = ", ".join(asked[:_MOST_NAMES]) + more
    all_of_them = f"all {count} datasources" if count > 1 else "the datasource"
    return f"The reconnect dialog opens and lists {all_of_them}; to be filled in: {names}."
