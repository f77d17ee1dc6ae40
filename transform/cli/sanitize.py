"""Remove secrets and instance data from an application.

Examples:

  appsmith-transform sanitize app.json -o shareable.json

  appsmith-transform sanitize app.json --policy strict -o shareable.json

  appsmith-transform sanitize exports/ -o shareable/ --replacements "{{appsmith.store.{name}}}"

  appsmith-transform sanitize --check app.json --baseline accepted.json
"""

from __future__ import annotations

from typing import Annotated

import typer

from . import (
    _archives,
    _baselines,
    _folders,
    _sanitizing,
    _secrets,
    _selection,
    files,
    layouts,
    options,
)
from ._results import form_of
from ._runs import Run, Way

ReplacementsOption = Annotated[
    str | None,
    typer.Option(
        "--replacements",
        metavar="WAY",
        help="What stands in place of values: null, placeholder, pseudonym, or a binding such as"
        " {{appsmith.store.{name}}}. Default: as the policy says, else null.",
    ),
]

CheckOption = Annotated[
    bool, typer.Option("--check", help="Write nothing; list findings; exit 1 if something is to be done.")
]
StatementOption = Annotated[
    str | None,
    typer.Option(
        "--statement", metavar="FILE", help="Write a statement about the result: JSON, or Markdown for *.md."
    ),
]
VerifyOption = Annotated[
    str | None,
    typer.Option(
        "--verify", metavar="FILE", help="Check a sanitized file against its statement; change nothing."
    ),
]
VerboseOption = Annotated[
    bool, typer.Option("--verbose", "-v", help="List notes too: instance data, environments.")
]


def command(
    context: options.Context,
    inputs: options.InputsArgument = None,
    output: options.OutputOption = None,
    policy: _secrets.PolicyOption = None,
    replacements: ReplacementsOption = None,
    check: CheckOption = False,
    write: options.WriteOption = False,
    baseline: _baselines.BaselineOption = None,
    write_baseline: _baselines.WriteBaselineOption = False,
    report: options.ReportOption = None,
    output_format: options.FormOption = "text",
    select: _selection.SelectOption = None,
    ignore: _selection.IgnoreOption = None,
    statement: StatementOption = None,
    verify: VerifyOption = None,
    skip_other: options.SkipOtherOption = False,
    explain: _selection.ExplainOption = None,
    list_rules: _selection.ListOption = False,
    key: _secrets.KeyOption = "",
    indent: options.IndentOption = None,
    sort_keys: options.SortKeysOption = False,
    color: options.ColorOption = "auto",
    max_size: options.MaxSizeOption = options.DEFAULT_MAX_SIZE,
    verbose: VerboseOption = False,
    files_from: options.FilesFromOption = None,
    recursive: _folders.RecursiveOption = True,
    include: _folders.IncludeOption = None,
    exclude: _folders.ExcludeOption = None,
    jobs: options.JobsOption = None,
    dask: options.DaskOption = None,
    journal: options.JournalOption = None,
    progress: options.ProgressOption = False,
    password_file: _archives.PasswordFileOption = None,
    every: options.AllOption = False,
    quiet: options.QuietOption = False,
) -> None:
    """Sanitize the inputs; the command's help is the docstring of this module."""
    if verify:
        _sanitizing.verify(verify, files.required(inputs), key, max_size)
    _baselines.require_alone(context.params)
    names = layouts.inputs_of(inputs := files.named(inputs, files_from), context.params)
    reads = (password_file, files_from, *_secrets.files_read(policy, baseline, anew=write_baseline))
    wanted = _sanitizing.Wanted(output, write, report, statement, baseline if write_baseline else None, check)
    outputs = wanted.claimed(inputs, names, reads, journal, quiet=quiet)
    search = _secrets.search_for(context, form_of(report, output_format))
    job = _sanitizing.Job(search, outputs.files.get("statement"), replacements, indent, sort_keys)
    listing = _sanitizing.Listing(wanted, search, color, verbose, quiet, every)
    run = Run(names, job.do, outputs, Way(jobs, dask, context.params), is_found=listing.is_found)
    listing.show(run, outputs, key)
