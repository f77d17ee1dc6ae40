"""What `sanitize` writes, and what it does to each input."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, NamedTuple, NoReturn

import typer

from ..errors import InputError
from . import _inputs, _secrets, files, printing
from ._reading import read_bytes
from ._streams import write_out
from .outputs import STANDARD_OUTPUT, Output, Outputs, claim

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..report.findings import FoundFile
    from ..sanitizing.findings import Sanitized
    from ._runs import Run


class Wanted(NamedTuple):
    """What is to be written; with neither documents nor a baseline findings are only listed."""

    output: str | None
    write: bool
    report: str | None
    statement: str | None
    baseline: str | None  # to be written
    check: bool

    @property
    def has_documents(self) -> bool:
        """Return whether sanitized documents are written."""
        return not self.check and self.baseline is None

    def claimed(
        self,
        inputs: list[str],
        names: list[str],
        reads: tuple[str | None, ...],
        journal: str | None,
        *,
        quiet: bool,
    ) -> Outputs:
        """Return the outputs; `names` are what the `inputs` expand to, `reads` the other files that are read.

        Raises InputError where the options contradict each other and where a file would be written over.
        """
        if self.check and (self.write or self.output):
            raise InputError("--check writes nothing", hint="Leave out --write and --output.")
        if self.statement and not (self.has_documents and len(names) == 1):
            raise InputError(
                "--statement is about one sanitized file", hint="Name one input, and do not check only."
            )
        documents: dict[str, str | None] = {}
        if self.has_documents:
            documents = files.destinations(inputs, names, self.output, write=self.write)
        return claim(
            (*names, *reads),
            documents=documents,
            quiet=quiet,
            report=self.report,
            statement=self.statement,
            baseline=self.baseline,
            journal=journal,
        )


class Job(NamedTuple):
    """What is done to each input."""

    search: _secrets.Search
    statement: Output | None
    replacements: str | None
    indent: int | None
    sort_keys: bool

    def do(self, name: str, output: Output | None) -> FoundFile | None:
        """Sanitize an input and write what was asked for; None for one that is passed over."""
        import transform

        if (source := self.search.read(name)) is None:
            return None
        rules = self.search.rules.of(source)
        done = transform.sanitize(source.document, rules, replacements=self.replacements, key=self.search.key)
        if output:
            given = stated_text(source) if self.statement else b""
            data = files.rendered(source, done.document, indent=self.indent, sort_keys=self.sort_keys)
            files.deliver(source, done.document, data, output)
            if self.statement:
                is_in_place = source.layout is not None and output.name == source.name
                data = stated_text(source) if is_in_place else data
                self._state(self.statement, source, given, data, done)
        changed = done.document is not source.document
        found = self.search.found(source, done.findings, noticed=done.diagnostics, changed=changed)
        return found._replace(left=self._left(source, done)) if found.document is not None else found

    def _left(self, source: _inputs.Input, done: Sanitized) -> int:
        """Return how many secrets a scan of the result finds."""
        import transform

        rules, key = self.search.rules.of(source), self.search.key
        return sum(one.severity != "note" for one in transform.scan(done.document, rules, key=key))

    def _state(
        self, output: Output, source: _inputs.Input, given: bytes, data: bytes, done: Sanitized
    ) -> None:
        """Write the statement about a result: the text before and after."""
        from ..report import statement

        rules, key = self.search.rules.of(source), self.search.key
        stated = statement.statement(given, data, done, rules, self.replacements, key)
        in_markdown = output.name.endswith(".md")
        output.write(statement.to_markdown(stated) if in_markdown else statement.to_json(stated))


class Listing(NamedTuple):
    """How findings are shown."""

    wanted: Wanted
    search: _secrets.Search
    color: str
    verbose: bool
    quiet: bool
    every: bool  # all lines of a text

    def show(self, run: Run[FoundFile | None], outputs: Outputs, key: str) -> None:
        """Do the work on all inputs, write the baseline, or show the findings, and end the command."""
        reported = (file for _, file in run.results() if file is not None)
        if "baseline" in outputs:
            _secrets.write_baseline([*reported], outputs["baseline"], key, quiet=self.quiet)
        elif self.search.output_format == "jsonl" and not outputs.take_standard_output:
            from ..report.findings import to_json

            listed = outputs.files.get("report") or Output(STANDARD_OUTPUT, quiet=self.quiet)
            listed.write_lines(
                run.lines(lambda _, file: to_json([_diagnosed(file)] if file is not None else [])),
                only=outputs.are_reports,
            )
        else:
            self._report([*reported], outputs)
        run.finish()

    def is_found(self, file: FoundFile | None) -> bool:
        """Return whether a check fails for a file; a selection leaves out what only changes without a finding."""
        if not self.wanted.check or self.wanted.baseline is not None or file is None:
            return False
        return bool(file.findings or (file.changed and not self.search.is_selected))

    def _report(self, reported: Sequence[FoundFile], outputs: Outputs) -> None:
        """Write the report, or print: on standard error where a document goes to standard output."""
        is_report, dry = "report" in outputs, not self.wanted.has_documents
        if self.quiet and self.search.output_format == "text" and not is_report:
            reported = [file for file in reported if self.is_found(file)]  # a check still says what is wrong
        for file in reported:
            _diagnosed(file)
        if is_report:
            data = _secrets.rendered(reported, self.search.output_format, dry=dry, every=True)
            outputs["report"].write(data)
            return
        to_error = outputs.take_standard_output
        colour = printing.use_colour(sys.stderr if to_error else sys.stdout, self.color)
        notes = self.verbose or (self.wanted.check and not self.quiet)
        data = _secrets.rendered(
            reported, self.search.output_format, colour=colour, notes=notes, dry=dry, every=self.every
        )
        if not to_error and self.search.output_format != "text":
            write_out(data)
        elif not to_error:
            printing.show(data.decode().removesuffix("\n"))
        elif data:
            printing.say(data.decode().removesuffix("\n"))


def _diagnosed(file: FoundFile) -> FoundFile:
    """Return a file after printing what was noticed about it."""
    printing.say_diagnostics(file.name, file.diagnostics)
    return file


def stated_text(source: _inputs.Input) -> bytes:
    """Return the text that a statement is about: of a layout the export that it makes now, whatever its folder."""
    if source.layout is None:
        return source.text()
    return _inputs.read_other(source.name, named=False).text()


def verify(stated: str, names: list[str], key: str, max_size: int) -> NoReturn:
    """Check the one input against its statement and exit, with 1 if it does not hold."""
    from ..report.statement import verify as faults_of

    if len(names) != 1:
        raise InputError("--verify is about one sanitized file", hint="Name one input.")
    claim((stated, names[0]))
    source = _inputs.read_input(names[0], max_size=max_size)
    sanitized = source.data or stated_text(source)
    faults = faults_of(read_bytes(stated), sanitized, key)
    for fault in faults:
        printing.say(f"{names[0]}: {fault}")
    printing.finish(found=bool(faults))
    printing.say(
        f"{names[0]}: the statement holds; its input was not checked, since only the output is given"
    )
    raise typer.Exit
