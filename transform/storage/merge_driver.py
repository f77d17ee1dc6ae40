"""Merge one file that git gives to a merge driver: exports by entities, all else as git would."""

from __future__ import annotations

import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..application.kinds import Kind, kind_of
from ..document.reading import Parsed, read
from ..document.rewriting import rewritten
from ..errors import InputError, TransformError
from ..merging.merge import merge, without_ancestor
from ..merging.results import Conflict, Merged, Strategy
from ..merging.three import Three

Json = dict[str, Any]
LABELS = Three("base", "ours", "theirs")


@dataclass(frozen=True, slots=True)
class MergedFile:
    """The content of a merged file; with conflicts it has markers. `reason`: why it was merged as text only."""

    data: bytes
    is_clean: bool
    conflicts: tuple[Conflict, ...] = ()
    merged: Merged | None = None
    reason: str = ""


def merge_file(
    versions: Three[bytes],
    *,
    marker_size: int = 7,
    strategy: Strategy = "ask",
    answers: Any = None,
    labels: Three[str] = LABELS,
) -> MergedFile:
    """Return a merged file. An empty base stands for none.

    Exports are merged by entities; where that is in conflict, markers stand around the values in conflict and
    nowhere else. Files that are no exports are merged as git merges texts. An export that cannot be merged by
    entities is merged as text, and never counts as clean.
    """
    parsed = versions.map(_parsed)
    if not all(_is_export(side) for side in parsed[1:]) or not (
        _is_export(parsed.base) or not versions.base.strip()
    ):
        data, is_clean = text_merge(versions, labels, marker_size)
        return MergedFile(data, is_clean)
    try:
        return _merged_export(parsed, versions.ours, strategy, answers, labels, marker_size)
    except (TransformError, RecursionError, ArithmeticError, LookupError, TypeError, ValueError) as error:
        reason = str(error) if isinstance(error, TransformError) else type(error).__name__
        return MergedFile(text_merge(versions, labels, marker_size)[0], False, reason=reason)


def is_export(data: bytes) -> bool:
    """Return whether a text is an export."""
    return _is_export(_parsed(data))


def _parsed(data: bytes) -> Parsed | None:
    try:
        return read(data)
    except TransformError:
        return None


def _is_export(parsed: Parsed | None) -> bool:
    return parsed is not None and kind_of(parsed.document) is Kind.EXPORT


def _merged_export(
    parsed: Three[Parsed | None],
    text: bytes,
    strategy: Strategy,
    answers: Any,
    labels: Three[str],
    marker_size: int,
) -> MergedFile:
    """Return the merge of exports, written into the `text` of ours: only lines that concern the merge change."""
    ours, theirs = parsed.ours, parsed.theirs
    assert ours is not None and theirs is not None
    base = parsed.base.document if parsed.base is not None else without_ancestor(ours.document)

    def merged(how: Strategy) -> Merged:
        return merge(base, ours.document, theirs.document, strategy=how, answers=answers)

    def write(document: Json) -> bytes:
        return rewritten(ours, lambda: text, document)

    found = merged(strategy)
    if not found.conflicts:
        return MergedFile(write(found.document), True, merged=found)
    sides: list[Strategy] = ["base", "ours", "theirs"]
    texts = Three.of(write(merged(side).document) for side in sides)
    data, is_clean = text_merge(texts, labels, marker_size)
    if is_clean:  # where base and a side agree in how they are written
        data, _ = text_merge(texts._replace(base=b""), labels, marker_size)
    return MergedFile(data, False, found.conflicts, found)


def text_merge(versions: Three[bytes], labels: Three[str], marker_size: int) -> tuple[bytes, bool]:
    """Return what git makes of three texts, with markers where they clash, and whether they did not."""
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder, str(number)) for number in range(3)]
        for file, data in zip(files, versions, strict=True):
            file.write_bytes(data)
        base, ours, theirs = map(str, files)
        names = [part for label in (labels.ours, labels.base, labels.theirs) for part in ("-L", label)]
        size = f"--marker-size={marker_size}"
        try:
            done = subprocess.run(
                ["git", "merge-file", "-p", size, *names, ours, base, theirs],
                capture_output=True,
                check=False,
            )
        except FileNotFoundError:
            raise InputError("The program git is not installed") from None
    if done.returncode < 0 or done.returncode > 127:  # binary files, for which git keeps ours
        return versions.ours, False
    return done.stdout, done.returncode == 0
