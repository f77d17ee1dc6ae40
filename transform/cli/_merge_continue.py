"""Finish a merge that git has stopped in, and say what was done and what is left."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from . import files, printing
from ._merging import Asked, listed, say_conflicts, say_how_to_answer, say_settled
from .outputs import claim

if TYPE_CHECKING:
    from ..merging.results import Conflict
    from ..storage.merge_continue import Continued


def continue_merge(folder: str, asked: Asked, *, force: bool) -> None:
    """Merge the layouts of a repository that git has stopped in, stage them, exit with 1 if something is left."""
    from ..storage.merge_continue import continue_merge as continued

    outputs = claim(
        [folder, asked.resolve], conflicts=asked.conflicts, decisions=asked.decisions, quiet=asked.quiet
    )
    done = continued(
        Path(folder),
        strategy=asked.strategy,
        answers=asked.answers(),
        force=force,
        upgrade_layout=asked.layout_upgrade,
    )
    results = [
        *((layout.prefix or ".", layout.merged) for layout in done.layouts),
        *((export.path, export.file.merged) for export in done.exports if export.file.merged is not None),
    ]
    conflicts = _conflicts(done)
    if asked.conflicts is not None:
        outputs["conflicts"].write(listed("conflicts", conflicts))
    if asked.decisions is not None:
        decisions = [decision for _, merged in results for decision in merged.decisions]
        outputs["decisions"].write(listed("decisions", decisions))
    for name, merged in results:
        printing.say_diagnostics(name, merged.diagnostics)
    if not asked.quiet:
        _say(done)
        _say_next(done, asked)
    if not _is_finished(done):
        raise typer.Exit(printing.FOUND)


def _say(done: Continued) -> None:
    for prefix in done.finished:
        _tell(f"{_name(prefix)}: merged already, and all its conflicts are resolved")
    if not (done.layouts or done.finished or done.exports):
        printing.say("no layout or export is left to merge")
    for layout in done.layouts:
        changed = files.changed_files(layout.change)
        _tell(f"{_name(layout.prefix)}: merged and staged: {changed}")
        say_settled(layout.merged)
        say_conflicts(layout.merged.conflicts)
        for path in layout.unmerged:
            _tell(f"unmerged, with our version in it: {path}")
    for export in done.exports:
        what = "merged and staged" if export.file.is_clean else "unmerged, with markers in it"
        _tell(f"{export.path}: {what}")
        say_conflicts(export.file.conflicts)
        if export.file.reason:
            _tell(f"{export.path}: merged as text only: {export.file.reason}")
    for path in done.left:
        _tell(f"left to you: {path}")


def _tell(message: str) -> None:
    """Say what became of a path; names in it may be secrets."""
    from ..report.text import visible
    from ..sanitizing.shown_text import shown_text

    printing.say(visible(shown_text(message)))


def _conflicts(done: Continued) -> list[Conflict]:
    merged = [layout.merged for layout in done.layouts]
    merged += [export.file.merged for export in done.exports if export.file.merged is not None]
    return [conflict for one in merged for conflict in one.conflicts]


def _is_finished(done: Continued) -> bool:
    """Return whether nothing is left to resolve."""
    return (
        not done.left
        and all(export.file.is_clean for export in done.exports)
        and not any(layout.merged.conflicts for layout in done.layouts)
    )


def _say_next(done: Continued, asked: Asked) -> None:
    from ..storage.repository import NEXT_STEP

    finish = NEXT_STEP[done.kind]
    if _is_finished(done):
        printing.say(f"Finish with: {finish}")
    elif not _conflicts(done):
        printing.say(f"Resolve what is left, stage it (git add), and finish with: {finish}")
    else:
        count = len(_conflicts(done))
        say_how_to_answer(count, asked.conflicts, asked.resolve, command="merge --continue")


def _name(prefix: str) -> str:
    return prefix.rstrip("/") or "the layout"
