"""The file holds what looks like a secret.

Whoever gets the file gets the secret. `scan` shows all that it finds, personal data included with a stricter
policy, and keeps a list of what may stay; `sanitize` takes it out. What was found is never shown.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Severity
from ...sanitizing.rule_titles import title_of
from ...sanitizing.scan import scan
from ..application import Application
from ..checking import Problem

SEVERITY: Severity = "warning"
OF_PARTIAL = True

_HINT = "Take it out with `sanitize` before the file is passed on."


def check(application: Application) -> Iterator[Problem]:
    """Yield each place that a rule for secrets recognises."""
    # The edited state first: what the deployed one repeats is told once.
    for finding in sorted(scan(application.document), key=lambda finding: "/published" in finding.pointer):
        if finding.severity != "note":
            message = f"A secret stands here: {title_of(finding.rule)} ({finding.rule})."
            yield Problem(message, finding.pointer, finding.entity, _HINT)
