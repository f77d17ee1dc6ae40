"""What becomes of a datasource in the workspace that is described.

A datasource with the same name and plugin is reused as it is, whatever the file says of it. A name that is
taken by a datasource of another plugin gets a number appended. Everything else is created anew.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Severity
from ...entities import datasources
from ..application import Application
from ..checking import Found
from ..configuration import is_reused, name_after_import

SEVERITY: Severity = "note"


def check(application: Application) -> Iterator[Found]:
    """Say for each datasource whether it is reused, created, or created under another name."""
    workspace = application.workspace
    if workspace is None or workspace.datasources is None:
        return
    taken = {existing.name for existing in workspace.datasources}
    for source in datasources(application.document):
        name = source.entity.name
        if name is None:
            continue
        if is_reused(application, source):
            message, hint = (
                f"The workspace's own {name} is used as it is.",
                "Rename it if another one is meant.",
            )
        else:
            new = name_after_import(name, taken)
            taken.add(new)
            message = (
                f"It is created as {new}." if new == name else f"It is created as {new}: the name is taken."
            )
            hint = "" if new == name else "The datasource of this name belongs to another plugin."
        yield Found(message, source.pointer, source.entity, hint)
