"""Remove secrets and instance data from an application.

Examples:

  appsmith-transform sanitize app.json -o shareable.json

  appsmith-transform sanitize app.json --policy strict -o shareable.json

  appsmith-transform sanitize exports/ -o shareable/ --replacements "{{appsmith.store.{name}}}"

  appsmith-transform sanitize --check app.json --baseline accepted.json
"""

from __future__ import annotations

import dataclasses
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from ..errors import InputError
from . import _inputs, _secrets, files, layouts, options, printing
from .outputs import Outputs, claim

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..report.findings import FoundFile
    from ..sanitizing.findings import Sanitized
    from ..sanitizing.policy.policies import Policy

_Format = Literal["text", "json", "sarif", "html"]
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
ReportOption = Annotated[
    str | None, typer.Option("--report", help="Write findings to this file instead of printing them.")
]
StatementOption = Annotated[
    str | None,
    typer.Option("--statement", help="Write a statement about the result: JSON, or Markdown for *.md."),
]
VerifyOption = Annotated[
    str | None,
    typer.Option("--verify", help="Check a sanitized file against its statement; change nothing."),
]
VerboseOption = Annotated[
    bool, typer.Option("--verbose", "-v", help="List notes too: instance data, environments.")
]


def command(
    inputs: _secrets.InputsArgument = None,
    output: options.OutputOption = None,
    policy: _secrets.PolicyOption = None,
    replacements: ReplacementsOption = None,
    check: CheckOption = False,
    write: options.WriteOption = False,
    baseline: _secrets.BaselineOption = None,
    write_baseline: _secrets.WriteBaselineOption = False,
    output_format: _secrets.FormatOption = "text",
    report: ReportOption = None,
    statement: StatementOption = None,
    verify: VerifyOption = None,
    skip_other: options.SkipOtherOption = False,
    list_rules: _secrets.ListOption = False,
    key: _secrets.KeyOption = "",
    indent: options.IndentOption = None,
    sort_keys: options.SortKeysOption = False,
    color: _secrets.ColorOption = "auto",
    max_size: options.MaxSizeOption = options.DEFAULT_MAX_SIZE,
    verbose: VerboseOption = False,
    quiet: options.QuietOption = False,
) -> None:
    """Sanitize the inputs; the command's help is the docstring of this module."""
    import transform

    if list_rules:
        printing.show(_secrets.rules_text())
        return
    if check and (write or output):
        raise InputError("--check writes nothing", hint="Leave out --write and --output.")
    if verify:
        _verify(verify, files.required(inputs), key, max_size)
        return
    if write_baseline:
        _secrets.require_nothing_else(output=output, write=write, report=report, statement=statement)
    output_format = _format_of(report, output_format)
    dry = check or write_baseline
    names = layouts.inputs_of(files.required(inputs), skip_other=skip_other, write=write)
    if statement and (dry or len(names) != 1):
        raise InputError(
            "--statement is about one sanitized file", hint="Name one input, and do not check only."
        )
    outputs = claim(
        (*names, _secrets.policy_file(policy), None if write_baseline else baseline),
        documents={} if dry else files.destinations(files.required(inputs), names, output, write=write),
        quiet=quiet,
        report=report,
        statement=statement,
        baseline=baseline if write_baseline else None,
    )
    rules = _secrets.rules_for(policy, baseline, key, anew=write_baseline)

    def one(name: str) -> FoundFile | None:
        source = _secrets.read_input(name, max_size=max_size, skip_other=skip_other)
        if source is None:
            return None
        done = transform.sanitize(source.document, rules.of(source), replacements=replacements, key=key)
        if not dry:
            data = files.rendered(source, done.document, indent=indent, sort_keys=sort_keys)
            files.deliver(source, done.document, data, outputs.documents[name])
            if statement:
                stated = _stated(source.text(), data, done, rules.of(source), replacements, key)
                outputs["statement"].write(stated(statement))
        return _found(source, done, rules.of(source), output_format, key)

    results, refused = files.results(names, one)
    reported = [file for _, file in results if file is not None]
    wrong = any(file.changed or file.findings for file in reported)
    if write_baseline:
        _secrets.write_baseline(reported, outputs["baseline"], key, quiet=quiet)
    else:
        if quiet and output_format == "text" and not report:  # a check still says what is wrong
            reported = [file for file in reported if check and (file.findings or file.changed)]
        written = [outputs.documents[name] for name, file in results if file is not None and not dry]
        to_error = any(output.is_standard_output for output in written)
        notes = verbose or (check and not quiet)
        _print(reported, output_format, outputs, color, notes=notes, to_error=to_error, dry=dry)
    if refused:
        raise typer.Exit(printing.REFUSED)
    if check and not write_baseline and wrong:
        raise typer.Exit(printing.FOUND)


def _format_of(report: str | None, output_format: _Format) -> _Format:
    """Return the format of the findings: a report that is called .html is a page, if nothing else is asked for."""
    is_page = report is not None and Path(report).suffix.lower() in (".html", ".htm")
    return "html" if is_page and output_format == "text" else output_format


def _stated(
    given: bytes, result: bytes, done: Sanitized, rules: Policy, replacements: str | None, key: str
) -> Callable[[str], bytes]:
    from ..report import statement

    stated = statement.statement(given, result, done, rules, replacements, key)
    return lambda name: statement.to_markdown(stated) if name.endswith(".md") else statement.to_json(stated)


def _verify(stated: str, names: list[str], key: str, max_size: int) -> None:
    """Check the one input against its statement; exit 1 if it does not hold."""
    from ..report.statement import verify

    if len(names) != 1:
        raise InputError("--verify is about one sanitized file", hint="Name one input.")
    claim((stated, names[0]))
    faults = verify(_inputs.read_bytes(stated), _inputs.read_bytes(names[0], max_size=max_size), key)
    for fault in faults:
        printing.say(f"{names[0]}: {fault}")
    if faults:
        raise typer.Exit(printing.FOUND)
    printing.say(
        f"{names[0]}: the statement holds; its input was not checked, since only the output is given"
    )


def _found(source: _inputs.Input, done: Sanitized, rules: Policy, output_format: str, key: str) -> FoundFile:
    from ..report.findings import FoundFile

    noticed = (*source.parsed.diagnostics, *done.diagnostics)
    changed = done.document is not source.document
    text = _secrets.text_for(source, output_format)
    looked_for = None if done.findings else _secrets.coverage_for(source, rules, output_format)
    places = layouts.places_in(source, done.findings, output_format)
    found = FoundFile(source.name, done.findings, noticed, changed, text, looked_for, places)
    if output_format != "html":
        return found
    import transform

    left = transform.scan(done.document, rules, key=key)
    return dataclasses.replace(
        found, document=source.document, left=sum(one.severity != "note" for one in left)
    )


def _print(
    reported: list[FoundFile],
    output_format: str,
    outputs: Outputs,
    color: str,
    *,
    notes: bool,
    to_error: bool,
    dry: bool,
) -> None:
    for file in reported:
        printing.say_diagnostics(file.name, file.diagnostics)
    if "report" in outputs:
        outputs["report"].write(_secrets.rendered(reported, output_format, dry=dry))
    else:
        colour = printing.use_colour(sys.stderr if to_error else sys.stdout, color)
        listed = _secrets.rendered(reported, output_format, colour=colour, notes=notes, dry=dry)
        _secrets.emit(listed, to_error=to_error)
