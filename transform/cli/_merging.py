"""Merge three inputs of the command line; write the result, the conflicts and the decisions."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import typer

from ..errors import InputError
from ..version import FORMAT_VERSION
from . import _inputs, files, printing
from .outputs import claim

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..merging.results import Conflict, Merged, Strategy
    from ..storage.merged_layouts import Version
    from .outputs import Outputs


class Asked(NamedTuple):
    """What the options of a merge ask for."""

    strategy: Strategy
    resolve: str | None
    conflicts: str | None
    decisions: str | None
    layout_upgrade: bool
    quiet: bool
    max_size: int
    report: str | None = None

    def answers(self) -> dict[str, Any]:
        """Return conflict key -> answer, from the file of --resolve."""
        if self.resolve is None:
            return {}
        return _answers(_inputs.read_input(self.resolve).document, self.resolve)


def merge_three(
    base: str, ours: str, theirs: str, asked: Asked, *, output: str | None, indent: int | None
) -> None:
    """Merge three inputs and write what comes of it."""
    from ..merging.merge import without_ancestor
    from ..merging.three import Three
    from ..storage.merged_layouts import Version, merge_versions

    names = Three(base, ours, theirs)
    outputs = claim(
        (*names, asked.resolve),
        documents={ours: output},
        conflicts=asked.conflicts,
        decisions=asked.decisions,
        report=asked.report,
        quiet=asked.quiet,
    )
    ours_read, theirs_read = (_read(name, named=name == ours, max_size=asked.max_size) for name in names[1:])
    if _is_empty(base):
        common = Version(without_ancestor(ours_read.document), ours_read.layout)
    else:
        base_read = _read(base, named=base == ours, max_size=asked.max_size)
        common = Version(base_read.document, base_read.layout)
    versions = Three(
        common, *(Version(source.document, source.layout) for source in (ours_read, theirs_read))
    )
    answers = asked.answers()
    merged = merge_versions(versions, strategy=asked.strategy, answers=answers)
    _say_unused(answers, merged)
    if _is_folder(output, versions.ours):
        _write_folder(Path(output or ""), merged, versions, asked)
    else:
        data = files.rendered(ours_read, merged.document, indent=indent, sort_keys=False)
        outputs.documents[ours].write(data)
    if asked.report is not None:
        from ._merge_forms import report_of

        shown = (printing.file_name(ours_read.name), printing.file_name(theirs_read.name))
        outputs["report"].write(report_of(merged, versions, shown, answers, asked.report))
    finish(ours, merged, outputs, asked)


def _is_empty(name: str) -> bool:
    """Check whether a file is empty, as git's is for versions that have no common ancestor."""
    return name == os.devnull or (Path(name).is_file() and Path(name).stat().st_size == 0)


def _say_unused(answers: Iterable[str], merged: Merged) -> None:
    """Print which answers fit no conflict, such as those of another merge."""
    from ..merging.results import key_of
    from ..merging.values import ANSWERED

    used = {key_of(one.entity, one.pointer) for one in merged.decisions if one.reason == ANSWERED}
    for key in sorted({*answers} - used):
        printing.say(f"an answer fits no conflict of this merge: {key}")


def _read(name: str, *, named: bool, max_size: int) -> _inputs.Input:
    if _inputs.may_be_file(name):
        return _inputs.read_input(name, max_size=max_size)
    return _inputs.read_other(name, max_size=max_size, named=named)


def _is_folder(output: str | None, ours: Version) -> bool:
    """Check whether the result goes into a folder: one that exists, or that is named as one."""
    if output in (None, "-"):
        return False
    name = output or ""
    return Path(name).is_dir() or name.endswith("/") or (ours.layout is not None and not Path(name).suffix)


def _write_folder(folder: Path, merged: Merged, versions: Any, asked: Asked) -> None:
    from ..storage.merged_layouts import merged_tree, write_tree

    tree = merged_tree(
        merged.document,
        versions.map(lambda version: version.layout),
        strategy=asked.strategy,
        answers=asked.answers(),
        upgrade_layout=asked.layout_upgrade,
    )
    change = write_tree(folder, tree, versions.ours.layout)
    printing.say(f"{folder}: {files.changed_files(change)}", quiet=asked.quiet)


def finish(name: str, merged: Merged, outputs: Outputs, asked: Asked) -> None:
    """Write conflicts and decisions, say what should be known, and exit with 1 if there are conflicts."""
    if asked.conflicts is not None:
        outputs["conflicts"].write(listed("conflicts", merged.conflicts))
    if asked.decisions is not None:
        outputs["decisions"].write(listed("decisions", merged.decisions))
    printing.say_diagnostics(name, merged.diagnostics)
    if not asked.quiet:
        say_conflicts(merged.conflicts)
        say_settled(merged)
        if merged.conflicts:
            say_how_to_answer(len(merged.conflicts), asked.conflicts, asked.resolve)
        else:
            printing.say("merged without conflicts")
    if merged.conflicts:
        raise typer.Exit(printing.FOUND)


def _answers(document: Any, name: str) -> dict[str, Any]:
    """Return conflict key -> answer from a file of conflicts in which `take` or `value` was filled in."""
    entries = document.get("conflicts") if isinstance(document, dict) else None
    if not isinstance(entries, list) or not all(
        isinstance(entry, dict) and "key" in entry for entry in entries
    ):
        raise InputError(
            f"{name} holds no list of conflicts",
            hint='Use a file that --conflicts wrote, with "take" filled in.',
        )
    for number, entry in enumerate(entries):
        if "value" not in entry and entry.get("take") not in ("ours", "theirs", "both", "base", None):
            raise InputError(
                f"{name}: take must be ours, theirs, both or base", pointer=f"/conflicts/{number}/take"
            )
    return {entry["key"]: entry for entry in entries if "value" in entry or entry.get("take")}


def listed(what: str, records: Iterable[Any]) -> bytes:
    """Return records as the JSON file that lists them."""
    from ..document.writing import serialize

    entries = [record.to_dict() for record in records]
    return serialize({"format_version": FORMAT_VERSION, what: entries}, indent=2, final_newline=True)


def say_settled(merged: Merged) -> None:
    """Print how many differences were settled, and by whose version."""
    counts: Counter[str] = Counter(decision.taken for decision in merged.decisions)
    whose = {
        "theirs": "from theirs",
        "ours": "from ours",
        "merged": "of both",
        "both": "alike",
        "base": "as before",
    }
    parts = [f"{counts[side]} {what}" for side, what in whose.items() if counts[side]]
    if parts:
        printing.say(f"settled: {', '.join(parts)}")


def say_conflicts(conflicts: Iterable[Conflict]) -> None:
    """Print a line for each conflict."""
    from ..report.text import visible
    from ..sanitizing.shown_text import shown_texts

    lines = [f"conflict: {one.sentence} The result has that of {one.taken}." for one in conflicts]
    shown = shown_texts(lines)
    for line in lines:
        printing.say(visible(shown[line]))


_ANSWER = 'add "take": "ours", "theirs", "both" or "base", or a "value" of your own, to each entry'


def say_how_to_answer(count: int, written: str | None, resolve: str | None, *, command: str = "") -> None:
    """Print how to answer the conflicts that are left: in the file that --conflicts has written, in the one of
    --resolve, which has no answer to them yet, or in one that is still to be written.
    """
    from ..report.text import visible

    again = f"run {command} --resolve" if command else "run the same command with --resolve"
    if written not in (None, "-"):
        said = f"Answer them in {written}: {_ANSWER}; then {again} {written}"
    elif resolve is not None:
        what = "1 conflict has" if count == 1 else f"{count} conflicts have"
        said = f'{what} no answer in {resolve}: {_ANSWER} ("taken" only says what the result has now)'
    else:
        said = f"Write the conflicts to a file with --conflicts FILE, answer them there, and {again} FILE"
    printing.say(visible(said))
