"""The file contains what looks like a secret.

Everybody who gets the file gets the secret. `scan` lists all findings, with a stricter policy also personal data,
and keeps a baseline of accepted ones; `sanitize` removes them. The secret itself is never shown.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Severity
from ..application import Application
from ..checking import Problem

SEVERITY: Severity = "warning"
OF_PARTIAL = True
OF_PAGE = True

_HINT = "Remove it with `sanitize` before you pass the file on."


def check(application: Application) -> Iterator[Problem]:
    """Yield each place that a rule for secrets recognises."""
    from ...sanitizing.rule_titles import title_of
    from ...sanitizing.scan import scan

    # The edited state first: what the deployed one repeats is reported once.
    for finding in sorted(scan(application.document), key=lambda finding: "/published" in finding.pointer):
        if finding.severity != "note":
            message = f"This is a secret: {title_of(finding.rule)} ({finding.rule})."
            yield Problem(message, finding.pointer, finding.entity, _HINT)
