"""Find secrets in applications, wherever people typed them.

Examples:

  appsmith-transform scan app.json

  appsmith-transform scan exports/ --format sarif > findings.sarif

  appsmith-transform scan app.json --baseline accepted.json --write-baseline

  appsmith-transform scan app.json --baseline accepted.json

  appsmith-transform scan --history main..feature
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from . import _inputs, _secrets, files, layouts, options, printing
from .outputs import STANDARD_OUTPUT, Output, claim

if TYPE_CHECKING:
    from ..report.findings import FoundFile
    from ..sanitizing.policy.policies import Policy


def command(
    inputs: _secrets.InputsArgument = None,
    policy: _secrets.PolicyOption = None,
    output: options.OutputOption = None,
    output_format: _secrets.FormatOption = "text",
    history: Annotated[
        str | None,
        typer.Option(
            "--history", metavar="A..B", help="Scan all that the commits of a range brought, removed or not."
        ),
    ] = None,
    baseline: _secrets.BaselineOption = None,
    write_baseline: _secrets.WriteBaselineOption = False,
    skip_other: options.SkipOtherOption = False,
    list_rules: _secrets.ListOption = False,
    key: _secrets.KeyOption = "",
    color: _secrets.ColorOption = "auto",
    max_size: options.MaxSizeOption = options.DEFAULT_MAX_SIZE,
    quiet: options.QuietOption = False,
) -> None:
    """Scan the inputs; the command's help is the docstring of this module."""
    if list_rules:
        printing.show(_secrets.rules_text())
        return
    if write_baseline:
        _secrets.require_nothing_else(output=output)
    from ..storage.inputs import is_package
    from ._history import found_in_history, found_in_package

    names = []
    if inputs or not history:
        names = layouts.inputs_of(files.required(inputs), skip_other=skip_other)
    outputs = claim(
        (*names, _secrets.policy_file(policy), None if write_baseline else baseline),
        quiet=quiet,
        output=None if write_baseline else output or STANDARD_OUTPUT,
        baseline=baseline if write_baseline else None,
    )
    rules = _secrets.rules_for(policy, baseline, key, anew=write_baseline)

    def one(name: str) -> FoundFile | None:
        if is_package(Path(name)):
            return found_in_package(Path(name), rules.in_layouts.in_file(name), key, output_format)
        source = _secrets.read_input(name, max_size=max_size, skip_other=skip_other)
        return None if source is None else _scanned(source, rules.of(source), key, output_format)

    results, refused = files.results(names, one)
    reported = [file for _, file in results if file is not None]
    if history:
        reported.append(found_in_history(history, rules.in_layouts.in_file(history), key, output_format))
    if write_baseline:
        _secrets.write_baseline(reported, outputs["baseline"], key, quiet=quiet)
    else:
        _print(reported, outputs["output"], output_format, color, quiet)
    if refused:
        raise typer.Exit(printing.REFUSED)
    if not write_baseline and any(map(_secrets.counts, reported)):
        raise typer.Exit(printing.FOUND)


def _scanned(source: _inputs.Input, rules: Policy, key: str, output_format: str) -> FoundFile:
    import transform

    from ..report.findings import FoundFile

    found = transform.scan(source.document, rules, key=key)
    return FoundFile(
        source.name,
        found,
        source.parsed.diagnostics,
        text=_secrets.text_for(source, output_format),
        places=layouts.places_in(source, found, output_format),
        coverage=_secrets.coverage_for(source, rules, output_format),
        document=source.document if output_format == "html" else None,
    )


def _print(reported: list[FoundFile], output: Output, output_format: str, color: str, quiet: bool) -> None:
    if quiet and output_format == "text":
        reported = [file for file in reported if file.findings]
    colour = output.is_standard_output and printing.use_colour(sys.stdout, color)
    output.write(_secrets.rendered(reported, output_format, colour=colour))
