"""Count what became of several inputs, whichever command worked on them."""

from __future__ import annotations

from collections import Counter
from typing import Any

from ..errors import TransformError

_MEGABYTE = 2**20


class Summary:
    """What became of the inputs that were added, told in two lines at most."""

    def __init__(self) -> None:
        self.files = self.failed = self.changed = self.rejected = 0
        self._may_change = False
        # Fingerprint -> the rule that found it first: a secret in several places, or of several rules, is one, as in
        # the total of the listing.
        self._secrets: dict[str, str] = {}
        self._codes: Counter[str] = Counter()

    @property
    def findings(self) -> int:
        """Return how many secrets and diagnostics were found so far."""
        return len(self._secrets) + self._codes.total()

    def add(self, result: Any) -> None:
        """Count the result for an input, or the error for which it has none."""
        self.files += 1
        file = (
            result[0] if isinstance(result, tuple) and result and not hasattr(result, "_fields") else result
        )
        validation, changed = getattr(file, "validation", None), getattr(file, "changed", None)
        self.failed += isinstance(file, TransformError)
        self._may_change |= changed is not None
        self.changed += bool(changed)
        self.rejected += validation is not None and not validation.accepted
        for one in getattr(file, "findings", ()):
            self._secrets.setdefault(one.fingerprint, one.rule)
        self._codes.update(item.code for item in getattr(validation, "diagnostics", ()))

    def lines(self, size: int = 0, seconds: float | None = None, *, dry: bool = False) -> list[str]:
        """Return what is told of several inputs; rules with most findings come first. `dry`: nothing was written.

        With `seconds` also the size in bytes and the time. A line that only had their number is left out.
        """
        from ..report.text import number_of

        if self.files < 2:
            return []
        parts = [f"{self.changed} {'to change' if dry else 'changed'}"] if self._may_change else []
        counts = {"refused by the release": self.rejected, "failed": self.failed}
        parts += [f"{count} {what}" for what, count in counts.items() if count]
        if seconds is not None:
            parts.append(f"{size / _MEGABYTE:.1f} MB in {seconds:.1f} s")
        lines = [", ".join([number_of(self.files, "file"), *parts])] if parts else []
        if self.findings:
            rules = Counter(self._secrets.values()) + self._codes
            shown = sorted(rules.items(), key=lambda item: (-item[1], item[0]))
            by_rule = ", ".join(f"{rule} {count}" for rule, count in shown)
            lines.append(f"{number_of(self.findings, 'finding')}: {by_rule}")
        return lines
