"""Baselines of commands that report: read what is accepted, write what is found."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ..errors import InputError, TransformError
from . import _inputs, printing
from .outputs import STANDARD_OUTPUT

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..report.accepted import Accepted
    from ..report.results import Results
    from .outputs import Output

BaselineOption = Annotated[
    str | None,
    typer.Option("--baseline", metavar="FILE", help="A file of findings that are accepted, by fingerprints."),
]
WriteBaselineOption = Annotated[
    bool, typer.Option("--write-baseline", help="Accept all that is found: write the file of --baseline.")
]


_OTHER_OUTPUTS = ("output", "write", "report", "statement")


def require_alone(given: Mapping[str, Any]) -> None:
    """Raise InputError where --write-baseline has no file, or comes with options that write something else."""
    if not given["write_baseline"]:
        return
    if not given["baseline"]:
        raise InputError("There is no name for the baseline", hint="Give it with --baseline FILE.")
    others = [f"--{name}" for name in _OTHER_OUTPUTS if given.get(name)]
    if others:
        raise InputError(
            f"--write-baseline writes the baseline only, not what {' and '.join(others)} asks for",
            hint=f"Leave out {' and '.join(others)}, or --write-baseline.",
        )


def written(given: Mapping[str, Any]) -> dict[str, Any]:
    """Return where the report goes, or the baseline instead, as `claim` takes it; raises InputError."""
    require_alone(given)
    if given["write_baseline"]:
        return {"baseline": given["baseline"]}
    return {"report": given["report"] or STANDARD_OUTPUT}


def require_replaceable(baseline: str, about: str) -> None:
    """Raise InputError for a file that is there and is no baseline of the command: writing one would destroy it."""
    path = Path(baseline)
    if not path.is_file() or not path.stat().st_size:
        return
    try:
        found = _is_baseline(_inputs.read_input(baseline).document, about)
    except TransformError:
        found = False
    if not found:
        raise InputError(
            f"{baseline} exists and is no baseline of {about}, so it is not written over",
            hint="Name another file.",
        )


def _is_baseline(document: Any, about: str) -> bool:
    if about == "secrets":
        from ..sanitizing.policy.baseline import is_baseline

        return is_baseline(document)
    return (
        isinstance(document, dict)
        and isinstance(document.get("findings"), list)
        and document.get("of") == about
    )


def read_baseline_file(baseline: str) -> _inputs.Input:
    """Read a baseline; for one that is missing the error says how it is written."""
    try:
        return _inputs.read_input(baseline)
    except InputError as error:
        if not Path(baseline).exists():
            error.hint = "--write-baseline writes it: it accepts all that is found now."
        raise


def accepted_by(baseline: str | None, about: str, *, anew: bool) -> Accepted | None:
    """Return what a baseline accepts, None without one and for one to be written `anew`; errors name the file."""
    if baseline is None:
        return None
    if anew:
        require_replaceable(baseline, about)
        return None
    from ..report.accepted import read_accepted

    source = read_baseline_file(baseline)
    try:
        return read_accepted(source.document, about)
    except TransformError as error:
        error.message = f"{baseline}: {error.message}"
        raise


def write_accepted(results: Results, baseline: Output, *, quiet: bool) -> None:
    """Write the baseline that accepts all results."""
    from ..report.accepted import accepted_of

    write_baseline(accepted_of(results), baseline, quiet=quiet)


def write_baseline(accepted: dict[str, Any], baseline: Output, *, quiet: bool) -> None:
    """Write a baseline, and say how many findings it accepts."""
    from ..document.writing import serialize

    baseline.write(serialize(accepted, indent=2, final_newline=True))
    count = len(accepted["findings"])
    said = "1 finding is accepted" if count == 1 else f"{count} findings are accepted"
    printing.say(f"{baseline.name}: {said}", quiet=quiet)
