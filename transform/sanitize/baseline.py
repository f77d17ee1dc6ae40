"""Findings that a team accepts, kept in a file by their fingerprints and never by their values."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ..errors import InputError
from .records import Finding, fingerprint

#: A reader refuses another first number; a new second number may bring keys that it does not know.
FORMAT_VERSION = "1.0"
#: Its fingerprint tells whether a baseline was made with the same key.
_KNOWN_TEXT = "appsmith-transform baseline"


def baseline_of(findings: Iterable[tuple[str, Finding]], key: str = "") -> dict[str, Any]:
    """Give the baseline that accepts findings, each with the name of its file, as a JSON value.

    Equal values have one entry: the place where the first of them stands, for people to know it again.
    """
    entries: dict[tuple[str, str], dict[str, Any]] = {}
    for name, found in findings:
        entry = {
            "rule": found.rule,
            "fingerprint": found.fingerprint,
            "file": name,
            "pointer": found.pointer,
            "entity": str(found.entity),
        }
        entries.setdefault((found.rule, found.fingerprint), entry)
    return {
        "format_version": FORMAT_VERSION,
        "key_check": fingerprint(_KNOWN_TEXT, key),
        "findings": sorted(
            entries.values(), key=lambda entry: (entry["file"], entry["pointer"], entry["rule"])
        ),
    }


def accepted_by(baseline: Any, key: str = "") -> frozenset[str]:
    """Give the fingerprints that a baseline accepts.

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
    if baseline.get("key_check") != fingerprint(_KNOWN_TEXT, key):
        raise InputError(
            "The baseline was written with another key", hint="Give the same --key, or write it anew."
        )
    return frozenset(map(_fingerprint, entries))


def _fingerprint(entry: Any) -> str:
    mark = entry.get("fingerprint") if isinstance(entry, dict) else None
    if not isinstance(mark, str) or not mark:
        raise InputError("An entry of the baseline has no fingerprint", hint="Write the baseline anew.")
    return mark
