"""Merge two versions of an application that come from one.

The result may be written over OURS (-o OURS), as the merge drivers of git do; no other input is ever written over.

Examples:

  appsmith-transform merge base.json ours.json theirs.json -o merged.json

  appsmith-transform merge base.json ours.json theirs.json --conflicts conflicts.json -o merged.json

  appsmith-transform merge base.json ours.json theirs.json --resolve answers.json -o merged.json
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from ..merging.results import Strategy
from ..version import FORMAT_VERSION
from . import _inputs, files, options, printing
from .outputs import claim

if TYPE_CHECKING:
    from ..merging.results import Merged

Base = Annotated[str, typer.Argument(metavar="BASE", help="The version that both sides come from.")]
Ours = Annotated[str, typer.Argument(metavar="OURS", help="Our version; the result has its style.")]
Theirs = Annotated[str, typer.Argument(metavar="THEIRS", help="The other version.")]


def command(
    base: Base,
    ours: Ours,
    theirs: Theirs,
    output: options.OutputOption = None,
    conflicts: Annotated[
        str | None,
        typer.Option("--conflicts", metavar="FILE", help="Write what clashes to this file, as JSON."),
    ] = None,
    decisions: Annotated[
        str | None,
        typer.Option("--decisions", metavar="FILE", help="Write what was settled, and why, as JSON."),
    ] = None,
    resolve: Annotated[
        str | None,
        typer.Option("--resolve", metavar="FILE", help="Take the answers to conflicts from this file."),
    ] = None,
    strategy: Annotated[
        Strategy, typer.Option("--strategy", help="Whose version counts where both changed one thing.")
    ] = "ask",
    indent: options.IndentOption = None,
    quiet: options.QuietOption = False,
    max_size: options.MaxSizeOption = options.DEFAULT_MAX_SIZE,
) -> None:
    """Merge the inputs; see the module's docstring for what the command's help says."""
    import transform

    reads = (base, ours, theirs, resolve)
    outputs = claim(reads, documents={ours: output}, conflicts=conflicts, decisions=decisions, quiet=quiet)
    versions = [_inputs.read_input(name, max_size=max_size) for name in (base, ours, theirs)]
    answers = _answers(_inputs.read_input(resolve).document, resolve) if resolve is not None else {}
    merged = transform.merge(*(version.document for version in versions), strategy=strategy, answers=answers)
    data = files.rendered(versions[1], merged.document, indent=indent, sort_keys=False)
    outputs.documents[ours].write(data)
    if conflicts is not None:
        outputs["conflicts"].write(_listed("conflicts", merged.conflicts))
    if decisions is not None:
        outputs["decisions"].write(_listed("decisions", merged.decisions))
    printing.say_diagnostics(ours, merged.diagnostics)
    if not quiet:
        _say(merged, conflicts)
    if merged.conflicts:
        raise typer.Exit(printing.FOUND)


def _answers(document: Any, name: str) -> dict[str, Any]:
    """Return conflict key -> answer from a file of conflicts in which `take` or `value` was filled in."""
    from ..errors import InputError

    listed = document.get("conflicts") if isinstance(document, dict) else None
    if not isinstance(listed, list) or not all(
        isinstance(entry, dict) and "key" in entry for entry in listed
    ):
        raise InputError(
            f"{name} holds no list of conflicts",
            hint='Use a file that --conflicts wrote, with "take" filled in.',
        )
    for number, entry in enumerate(listed):
        if "value" not in entry and entry.get("take") not in ("ours", "theirs", "base", None):
            raise InputError(
                f"{name}: take must be ours, theirs or base", pointer=f"/conflicts/{number}/take"
            )
    return {entry["key"]: entry for entry in listed if "value" in entry or entry.get("take")}


def _listed(what: str, records: Any) -> bytes:
    from ..document.writing import serialize

    listed = [record.to_dict() for record in records]
    return serialize({"format_version": FORMAT_VERSION, what: listed}, indent=2, final_newline=True)


def _say(merged: Merged, conflicts: str | None) -> None:
    from ..report.text import visible

    for conflict in merged.conflicts:
        place = f"{conflict.entity}{conflict.pointer}"
        printing.say(visible(f"conflict: {place}: {conflict.sentence}; the result has {conflict.taken}'s"))
    count = len(merged.conflicts)
    if count and conflicts is None:
        printing.say("Write the conflicts to a file with --conflicts, answer them there, and --resolve it.")
    elif not count:
        printing.say("merged without conflicts")
