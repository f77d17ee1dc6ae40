"""Results that a team accepts, kept in a file by what they say of whom; accepted secrets have a file of their own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ..errors import InputError
from ..sanitizing.policy.baseline_entries import BaselineEntry, by_fingerprint
from ..version import FORMAT_VERSION
from .results import Result, ResultFile, Results


@dataclass(frozen=True, slots=True)
class Accepted:
    """Fingerprint -> where it is accepted: a file, whatever line or entry of a list it is at."""

    entries: dict[str, tuple[BaselineEntry, ...]]

    def kept(self, file: ResultFile) -> list[bool]:
        """Return of each result of a file whether it is reported: nobody has accepted it."""
        return [not self._covers(one, file.path_of(one.place)) for one in file.results]

    def _covers(self, result: Result, path: str) -> bool:
        return any(entry.is_in(path) for entry in self.entries.get(result.fingerprint, ()))


def accepted_of(results: Results) -> dict[str, Any]:
    """Return the baseline that accepts all results, as a JSON value."""
    entries = {
        (path, result.rule_id, result.fingerprint): {
            "rule": result.rule_id,
            "fingerprint": result.fingerprint,
            "file": path,
            "pointer": result.pointer,
            "entity": str(result.entity or ""),
        }
        for file in results.files
        for result in file.results
        for path in [file.path_of(result.place)]
    }
    return {
        "format_version": FORMAT_VERSION,
        "of": results.about,
        "findings": [entry for _, entry in sorted(entries.items())],
    }


def read_accepted(baseline: Any, about: str) -> Accepted:
    """Return what a baseline accepts. Raises InputError for what is no baseline of this command."""
    hint = f"Write one with {about} --baseline FILE --write-baseline."
    findings = baseline.get("findings") if isinstance(baseline, dict) else None
    if not isinstance(findings, list):
        raise InputError("This is no baseline", hint=hint)
    if baseline.get("of") != about:
        raise InputError(f"This is the baseline of another command than {about}", hint=hint)
    if str(baseline.get("format_version")).partition(".")[0] != FORMAT_VERSION.partition(".")[0]:
        raise InputError(
            "The baseline has a format that this version does not know", hint="Write it anew, or update."
        )
    marked = []
    for entry in findings:
        mark = entry.get("fingerprint") if isinstance(entry, dict) else None
        if not isinstance(mark, str) or not mark:
            raise InputError("An entry of the baseline has no fingerprint", hint=hint)
        marked.append((mark, entry))
    return Accepted(by_fingerprint(marked))
