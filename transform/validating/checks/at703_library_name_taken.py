"""A widget, query or JS object has the same name as a JS library.

Besides the libraries of the file there are those of the product: `_`, `moment`, `xmlParser` and `forge`.
On that page code gets the widget, query or JS object, and everywhere else the library.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Severity
from ...product.known_names import BUILT_IN_LIBRARIES
from ..application import Application
from ..checking import Problem

SEVERITY: Severity = "warning"


def check(application: Application) -> Iterator[Problem]:
    """Yield each entity that has the accessor of a library as its name."""
    for names in application.names.values():
        for name in sorted(names.keys() & (application.accessors.keys() | BUILT_IN_LIBRARIES)):
            for named in names[name]:
                message = f"{name} is also the accessor of a JS library."
                yield Problem(
                    message, named.pointer, named.entity, "Rename it, and the bindings that use it."
                )
