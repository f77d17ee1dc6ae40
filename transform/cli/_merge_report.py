"""Report what merging one revision into another would do."""

from __future__ import annotations

import os
from pathlib import Path

import typer

from ..errors import InputError
from . import printing
from ._merge_forms import rendered
from ._merging import Asked, listed
from .outputs import STANDARD_OUTPUT, claim


def report_merge(
    ours: str, theirs: str, asked: Asked, *, output: str | None, output_format: str, color: str
) -> None:
    """Print what merging `theirs` into `ours` would do; exit with 1 if there are conflicts."""
    from ..storage.merge_preview import preview_merge

    outputs = claim(
        [asked.resolve],
        quiet=asked.quiet,
        report=output or STANDARD_OUTPUT,
        conflicts=asked.conflicts,
        decisions=asked.decisions,
    )
    _refuse_paths(ours, theirs)
    found = preview_merge(Path(), ours, theirs, strategy=asked.strategy, answers=asked.answers())
    if asked.conflicts is not None:
        outputs["conflicts"].write(listed("conflicts", found.merged.conflicts))
    if asked.decisions is not None:
        outputs["decisions"].write(listed("decisions", found.merged.decisions))
    to_terminal = printing.is_coloured(outputs["report"], color)
    colour = to_terminal or color == "always"
    data = rendered(found, output_format, colour=colour)
    if output_format == "text":
        outputs["report"].show(data.decode())
    else:
        outputs["report"].write(data)
    if found.merged.conflicts:
        raise typer.Exit(printing.FOUND)


def _refuse_paths(*names: str) -> None:
    """Refuse files and folders: only of two revisions does git know the version that both come from."""
    from ..storage.repository import commit_named

    path = next((name for name in names if Path(name).exists() and not commit_named(Path(), name)), None)
    if path is not None:
        raise InputError(
            f"{path} is no revision, and two versions cannot be merged without the one that both come from",
            hint=f"Name BASE OURS THEIRS; where there is no common version, {os.devnull} is BASE.",
        )
