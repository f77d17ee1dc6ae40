"""Findings that a team accepts, kept in a file by their fingerprints and never by their values."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ...errors import InputError
from ...version import FORMAT_VERSION
from ..findings import Finding
from ..fingerprints import fingerprint
from .baseline_entries import BaselineEntry, by_fingerprint, property_of

#: Its fingerprint shows whether a baseline was made with the same key.
_KNOWN_TEXT = "appsmith-transform baseline"


def baseline_of(findings: Iterable[tuple[str, Finding]], key: str = "") -> dict[str, Any]:
    """Return the baseline that accepts findings, each with the name of its file, as a JSON value.

    Each place of a value has an entry, so that the same value in another place is found; places are the same
    after entries of lists were moved.
    """
    entries: dict[tuple[str, ...], dict[str, Any]] = {}
    for name, found in findings:
        entry = {
            "rule": found.rule,
            "fingerprint": found.fingerprint,
            "file": name,
            "pointer": found.pointer,
            "entity": str(found.entity),
        }
        place = name, str(found.entity), property_of(found.pointer)
        entries.setdefault((found.rule, found.fingerprint, *place), entry)
    return {
        "format_version": FORMAT_VERSION,
        "key_check": fingerprint(_KNOWN_TEXT, key),
        "findings": sorted(
            entries.values(), key=lambda entry: (entry["file"], entry["pointer"], entry["rule"])
        ),
    }


def is_baseline(document: Any) -> bool:
    """Return whether a document is a baseline, with whatever key and by whatever version it was written."""
    return (
        isinstance(document, dict)
        and isinstance(document.get("findings"), list)
        and {"format_version", "key_check"} <= document.keys()
    )


def read_baseline(baseline: Any, key: str = "") -> dict[str, tuple[BaselineEntry, ...]]:
    """Return fingerprint -> where a baseline accepts it.

    Raises InputError for what is no baseline, one of a later format, and one that was made with another key,
    which would accept nothing.
    """
    entries = baseline.get("findings") if isinstance(baseline, dict) else None
    if not isinstance(entries, list):
        raise InputError("This is no baseline", hint="Write one with scan --baseline FILE --write-baseline.")
    if str(baseline.get("format_version")).partition(".")[0] != FORMAT_VERSION.partition(".")[0]:
        raise InputError(
            "The baseline has a format that this version does not know", hint="Write it anew, or update."
        )
    if "of" in baseline:
        raise InputError(
            "This baseline is of another command",
            hint="Write one with scan --baseline FILE --write-baseline.",
        )
    if baseline.get("key_check") != fingerprint(_KNOWN_TEXT, key):
        raise InputError(
            "The baseline was written with another key", hint="Use the same --key, or write it anew."
        )
    return by_fingerprint((_fingerprint(entry), entry) for entry in entries)


def _fingerprint(entry: Any) -> str:
    mark = entry.get("fingerprint") if isinstance(entry, dict) else None
    if not isinstance(mark, str) or not mark:
        raise InputError("An entry of the baseline has no fingerprint", hint="Write the baseline anew.")
    return mark
