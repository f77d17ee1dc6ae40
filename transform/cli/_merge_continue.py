"""Finish a merge that git has stopped in, and say what was done and what is left."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from . import printing
from ._merging import Asked, counted, listed, say_conflicts
from .outputs import claim

if TYPE_CHECKING:
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
    conflicts = [conflict for layout in done.layouts for conflict in layout.merged.conflicts]
    if asked.conflicts is not None:
        outputs["conflicts"].write(listed("conflicts", conflicts))
    if asked.decisions is not None:
        decisions = [decision for layout in done.layouts for decision in layout.merged.decisions]
        outputs["decisions"].write(listed("decisions", decisions))
    for layout in done.layouts:
        printing.say_diagnostics(layout.prefix or ".", layout.merged.diagnostics)
    if not asked.quiet:
        _say(done, asked)
    if conflicts or done.left:
        raise typer.Exit(printing.FOUND)


def _say(done: Continued, asked: Asked) -> None:
    from ..report.text import visible
    from ..storage.repository import NEXT_STEP

    for prefix in done.finished:
        printing.say(visible(f"{_name(prefix)}: merged already, and all its conflicts are resolved"))
    if not done.layouts and not done.finished:
        printing.say("no layout is left to merge")
    for layout in done.layouts:
        printing.say(visible(f"{_name(layout.prefix)}: merged and staged: {counted(layout.change)}"))
        if layout.merged.conflicts:
            say_conflicts(layout.merged.conflicts, asked.conflicts)
            for path in layout.unmerged:
                printing.say(visible(f"unmerged, with our version in it: {path}"))
    for path in done.left:
        printing.say(visible(f"left to you, as it belongs to no layout: {path}"))
    if any(layout.merged.conflicts for layout in done.layouts):
        file = asked.conflicts or "FILE"
        printing.say(f"Answer the conflicts in {file} and run: merge --continue --resolve {file}")
    elif not done.left:
        printing.say(f"Finish with: {NEXT_STEP[done.kind]}")


def _name(prefix: str) -> str:
    return prefix.rstrip("/") or "the layout"
