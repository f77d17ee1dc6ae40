"""Write results as a Code Quality report of GitLab, which shows them in merge requests.

Secrets go there too, since GitLab shows its own report of secrets in merge requests in its highest tier only.
Source: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable
from typing import Any

from ..diagnostics import Severity
from .results import ResultFile
from .text import visible

_SEVERITIES: dict[Severity, str] = {"error": "critical", "warning": "major", "note": "info"}


def to_gitlab(files: Iterable[ResultFile]) -> list[dict[str, Any]]:
    """Return the report as a JSON value: a list of {description, check_name, fingerprint, severity, location}.

    A result without a place is on line 1, since GitLab wants a line. Fingerprints are unique in the report, and the
    same between runs.
    """
    report = []
    seen: Counter[str] = Counter()
    for file in files:
        for result, place in file.located():
            path = file.path_of(place)
            known = f"{path}|{result.rule_id}|{result.fingerprint or result.pointer}"
            seen[known] += 1
            unique = f"{known}|{seen[known]}".encode("utf-8", "replace")
            report.append(
                {
                    "description": visible(f"{result.rule_id}: {result.message}"),
                    "check_name": result.rule_id,
                    "fingerprint": hashlib.sha256(unique).hexdigest(),
                    "severity": _SEVERITIES[result.level],
                    "location": {"path": visible(path), "lines": {"begin": place.line if place else 1}},
                }
            )
    return report
