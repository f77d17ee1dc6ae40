"""Code is too long or too deep to be checked.

Code of more than 4,000,000 characters, or nested more than 2,000 levels deep (a sum of as many terms), is
not parsed: neither its syntax nor the names in it are checked. The code itself may be fine.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Severity
from ...javascript.parser import DEEPEST, LONGEST
from ..application import Application
from ..checking import Problem

SEVERITY: Severity = "warning"
OF_PAGE = True


def check(application: Application) -> Iterator[Problem]:
    """Yield each text with code that was not read."""
    for code in application.code_texts:
        if any(binding.script.is_unread for binding in code.bindings):
            message = (
                f"The code of {'.'.join(code.keys)} was not checked: it is longer than {LONGEST:,} characters "
                f"or nested deeper than {DEEPEST:,} levels."
            )
            yield Problem(message, code.pointer, code.entity, "Move large data out of the code.")
