"""Report what merging one revision into another would do."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from ..errors import InputError
from . import printing
from ._merging import Asked, listed
from .outputs import STANDARD_OUTPUT, claim

if TYPE_CHECKING:
    from ..merging.results import Merged
    from ..merging.three import Three
    from ..storage.merge_preview import MergePreview
    from ..storage.merged_layouts import Version


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
    to_terminal = outputs["report"].is_standard_output and printing.use_colour(sys.stdout, color)
    colour = to_terminal or color == "always"
    data = _rendered(found, output_format, colour=colour)
    if output_format == "text":
        outputs["report"].show(data.decode())
    else:
        outputs["report"].write(data)
    if found.merged.conflicts:
        raise typer.Exit(printing.FOUND)


def report_of(
    merged: Merged, versions: Three[Version], names: tuple[str, str], answers: dict[str, Any], file: str
) -> bytes:
    """Return the report of a merge of three inputs in the form that the name of its file asks for."""
    from ..storage.merge_preview import preview_of

    forms = {".html": "html", ".htm": "html", ".md": "markdown", ".markdown": "markdown"}
    preview = preview_of(merged, versions, names, answers)
    return _rendered(preview, forms.get(Path(file).suffix.lower(), "json"), colour=False)


def _refuse_paths(*names: str) -> None:
    """Refuse files and folders: only of two revisions does git know the version that both come from."""
    from ..storage.repository import commit_named

    path = next((name for name in names if Path(name).exists() and not commit_named(Path(), name)), None)
    if path is not None:
        raise InputError(
            f"{path} is no revision, and two versions cannot be merged without the one that both come from",
            hint=f"Name BASE OURS THEIRS; where there is no common version, {os.devnull} is BASE.",
        )


def _rendered(found: MergePreview, output_format: str, *, colour: bool) -> bytes:
    from ..document.writing import serialize
    from ..report import merge_report

    if output_format == "json":
        return serialize(merge_report.merge_json(found), indent=2, final_newline=True)
    if output_format == "html":
        text = merge_report.merge_html(found, date=printing.today())
    elif output_format == "markdown":
        text = merge_report.merge_markdown(found)
    else:
        text = merge_report.merge_text(found, colour=colour)
    return text.encode("utf-8", "backslashreplace")
