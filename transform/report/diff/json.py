"""A diff for programs; the schema is docs/diff.schema.json."""

from __future__ import annotations

from typing import Any

from ...diffing.changes import Diff
from ...version import FORMAT_VERSION
from .masking import masked
from .wording import summary


def diff_report(found: Diff, names: tuple[str, str] = ("before", "after")) -> dict[str, Any]:
    """Return {format_version, before, after, summary, upgraded, changes} as JSON, secrets replaced.

    `names` are what the two documents are called.
    """
    found = masked(found)
    return {
        "format_version": FORMAT_VERSION,
        "before": names[0],
        "after": names[1],
        "summary": summary(found),
        "upgraded": {"steps": found.upgraded.steps, "changed": found.upgraded.changed},
        "changes": [change.to_dict() for change in found.changes],
    }
