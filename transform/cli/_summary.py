"""Count what became of several inputs, whichever command worked on them."""

from __future__ import annotations

from collections import Counter
from typing import Any

from ..errors import TransformError
from ..report.text import number_of

_MEGABYTE = 2**20


class Summary:
    """What became of the inputs that were added, told in two lines at most."""

    def __init__(self) -> None:
        self.files = self.failed = self.changed = self.rejected = 0
        self.found: Counter[str] = Counter()

    def add(self, result: Any) -> None:
        """Count the result for an input, or the error for which it has none."""
        self.files += 1
        file = (
            result[0] if isinstance(result, tuple) and result and not hasattr(result, "_fields") else result
        )
        validation = getattr(file, "validation", None)
        self.failed += isinstance(file, TransformError)
        self.changed += bool(getattr(file, "changed", False))
        self.rejected += validation is not None and not validation.accepted
        self.found.update(finding.rule for finding in getattr(file, "findings", ()))
        self.found.update(item.code for item in getattr(validation, "diagnostics", ()))

    def lines(self, size: int, seconds: float) -> list[str]:
        """Return what is told: counts that are 0 are left out, and rules with most findings come first."""
        parts = [number_of(self.files, "file")]
        counts = {
            "changed": self.changed,
            "refused by the release": self.rejected,
            "not read": self.failed,
        }
        parts += [f"{count} {what}" for what, count in counts.items() if count]
        parts.append(f"{size / _MEGABYTE:.1f} MB in {seconds:.1f} s")
        lines = [", ".join(parts)]
        if self.found:
            by_rule = sorted(self.found.items(), key=lambda item: (-item[1], item[0]))
            rules = ", ".join(f"{rule} {count}" for rule, count in by_rule)
            lines.append(f"{number_of(self.found.total(), 'finding')}: {rules}")
        return lines
