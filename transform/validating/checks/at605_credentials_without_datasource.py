"""The file holds credentials of a datasource that it does not hold, so the import drops them.

`decryptedFields` has the credentials of an export with configuration, by the name of the datasource. The import looks
them up for each entry of `datasourceList`; what is under another name is not read.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...application.entities import datasources
from ...diagnostics import Entity, Severity
from ...document.nearest import did_you_mean
from ...document.pointers import join
from ..application import Application
from ..checking import Problem

SEVERITY: Severity = "warning"
OF_PARTIAL = True


def check(application: Application) -> Iterator[Problem]:
    """Yield each entry of decryptedFields without a datasource."""
    names = {source.entity.name for source in datasources(application.document)} - {None}
    fields = application.document.get("decryptedFields")
    for name in fields if isinstance(fields, dict) else ():
        if name not in names:
            hint = "Correct the name, or remove the entry." + did_you_mean(name, sorted(filter(None, names)))
            message = f"decryptedFields has credentials of {name}, which is not in datasourceList."
            yield Problem(message, join("/decryptedFields", name), Entity("datasource", None, name), hint)
