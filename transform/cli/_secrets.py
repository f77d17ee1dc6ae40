"""What `sanitize` and `scan` share: policy files, baselines, printing findings."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from ..errors import InputError, TransformError
from . import _baselines, _inputs, layouts, printing
from ._checkout import in_checkout
from ._reading import read_bytes
from ._results import FOR_SERVICES, WITH_TEXT, lines_of_json, rendered_results, whole_json
from ._selection import Selection, selected
from .outputs import Output

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..diagnostics import Diagnostic
    from ..document.positions import Position
    from ..report.findings import FoundFile
    from ..sanitizing.findings import Finding
    from ..sanitizing.policy.policies import Policy
    from .options import Form

PolicyOption = Annotated[
    str | None,
    typer.Option(
        "--policy",
        "-p",
        metavar="POLICY",
        help="product, git, share, strict, or a TOML file that extends one of these. Default: share; of"
        " the datasources of a Git layout it keeps what the product itself commits.",
    ),
]
KeyOption = Annotated[
    str,
    typer.Option(
        "--key",
        metavar="TEXT",
        envvar="APPSMITH_TRANSFORM_KEY",
        show_default=False,
        help="Keys fingerprints and pseudonyms, so that nobody can guess values from them.",
    ),
]


_USUAL = "share"
#: Forms of results alone, which do not say what was looked for; a person reads Markdown.
_WITHOUT_COVERAGE = frozenset(FOR_SERVICES) - {"markdown"}


def _read_input(name: str, *, max_size: int, skip_other: bool) -> _inputs.Input | None:
    """Read an input; None for a file of another program where these are to be passed over.

    What looks like an application is no such file, also when it is damaged.
    """
    from ..application.kinds import Kind, kind_of

    if not _inputs.may_be_file(name):
        return _inputs.read_input(name, max_size=max_size)
    may_skip = skip_other and name != "-"
    data = read_bytes(name, max_size=max_size)
    try:
        source = _inputs.input_of(name, data, max_size=max_size)
    except TransformError:
        if may_skip and not layouts.may_be_application(data):
            return None
        raise
    return None if may_skip and kind_of(source.document) is Kind.OTHER else source


def policy_file(name: str | None) -> str | None:
    """Return the TOML file that `--policy` names, None for a built-in policy."""
    from ..sanitizing.policy.policies import POLICIES

    return (
        None if name is None or name in POLICIES or not (Path(name).suffix or Path(name).exists()) else name
    )


def policy_named(name: str) -> Policy:
    """Return a built-in policy, or the one of a TOML file; errors name the file."""
    from ..sanitizing.policy.policies import policy_from, policy_of

    if policy_file(name) is None:
        return policy_of(name)
    import tomllib

    try:
        return policy_from(tomllib.loads(read_bytes(name).decode("utf-8-sig")), name)
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"{name} is no TOML: {error}") from None
    except UnicodeDecodeError:
        raise InputError(f"{name} is no TOML: it is not UTF-8") from None
    except RecursionError:
        raise InputError(f"{name} is nested too deep for a policy") from None
    except TransformError as error:
        error.message = error.message if error.message.startswith(name) else f"{name}: {error.message}"
        raise


class Rules(NamedTuple):
    """The policy for files, and that for what is in a repository."""

    in_files: Policy
    in_layouts: Policy

    def of(self, source: _inputs.Input) -> Policy:
        """Return the policy for an input."""
        return (self.in_layouts if source.layout else self.in_files).in_file(source.name)


class Search(NamedTuple):
    """What is looked for in every input, and how it is reported."""

    rules: Rules
    key: str
    output_format: str
    max_size: int
    skip_other: bool
    is_selected: Selection

    def read(self, name: str) -> _inputs.Input | None:
        """Read an input; None for one that is passed over."""
        return _read_input(name, max_size=self.max_size, skip_other=self.skip_other)

    def found(
        self,
        source: _inputs.Input,
        findings: Sequence[Finding],
        *,
        noticed: tuple[Diagnostic, ...] = (),
        changed: bool | None = None,
    ) -> FoundFile:
        """Return the findings in an input as they are printed; `changed` tells whether sanitizing changed it."""
        from ..report.findings import FoundFile
        from ..sanitizing.coverage import coverage
        from ..storage.shown_places import places_in

        findings = [finding for finding in findings if self.is_selected(finding.rule)]
        text = source.data.decode("utf-8-sig", "replace") if self.output_format in FOR_SERVICES else None
        is_covered = self.output_format not in _WITHOUT_COVERAGE and (changed is None or not findings)
        return FoundFile(
            source.name,
            findings,
            (*source.parsed.diagnostics, *noticed),
            changed,
            text if self.output_format in WITH_TEXT else None,
            coverage(source.document, self.rules.of(source)) if is_covered else None,
            places_in(source, findings, of_a_checkout=self.output_format in FOR_SERVICES, has_secrets=True)
            or _positions(text, findings),
            source.document if self.output_format == "html" else None,
        )


def search_for(context: typer.Context, output_format: Form) -> Search:
    """Return the search that the options of `scan` or `sanitize` ask for; raises InputError."""
    given = context.params
    rules = rules_for(given["policy"], given["baseline"], given["key"], anew=given["write_baseline"])
    return Search(
        rules, given["key"], output_format, given["max_size"], given["skip_other"], selected(context)
    )


def _positions(text: str | None, findings: Sequence[Finding]) -> tuple[Position | None, ...]:
    """Return where in the text of a file each finding is."""
    from ..document.positions import locate

    if not text or not findings:
        return ()
    found = locate(text, {finding.pointer for finding in findings})
    return tuple(found.get(finding.pointer) for finding in findings)


def rules_for(policy: str | None, baseline: str | None, key: str, *, anew: bool) -> Rules:
    """Return the policy that was asked for, or what is usual for a file and for a layout.

    What a baseline accepts is left alone; see `accepting`.
    """
    in_files = accepting(policy or _USUAL, baseline, key, anew=anew)
    from ..sanitizing.policy.policies import in_layouts

    return Rules(in_files, in_files if policy else in_layouts(in_files))


def accepting(policy: str, baseline: str | None, key: str, *, anew: bool) -> Policy:
    """Return the policy that leaves alone what a baseline file accepts; errors name the file.

    A baseline that is to be written `anew` accepts nothing yet.
    """
    rules = policy_named(policy)
    if anew and baseline:
        _baselines.require_replaceable(baseline, "secrets")
    if anew or baseline is None:
        return rules
    from ..sanitizing.policy.baseline import read_baseline

    source = _baselines.read_baseline_file(baseline)
    try:
        return rules.accepting(read_baseline(source.document, key))
    except TransformError as error:
        error.message = f"{baseline}: {error.message}"
        raise


def files_read(policy: str | None, baseline: str | None, *, anew: bool) -> tuple[str | None, ...]:
    """Return the files that the rules come from."""
    return policy_file(policy), None if anew else baseline


def write_baseline(reported: Sequence[FoundFile], baseline: Output, key: str, *, quiet: bool) -> None:
    """Write the file that accepts all that was found."""
    from ..sanitizing.policy.baseline import baseline_of

    accepted = baseline_of(((file.name, found) for file in reported for found in file.findings), key)
    _baselines.write_baseline(accepted, baseline, quiet=quiet)


def counts(file: FoundFile) -> bool:
    """Return whether a file has findings that a command fails for: no notes; or was not read whole."""
    from ..report.findings import PARTLY_READ

    return any(finding.severity != "note" for finding in file.findings) or any(
        said.code in PARTLY_READ for said in file.diagnostics
    )


def rendered(
    reported: Sequence[FoundFile],
    output_format: str,
    *,
    colour: bool = False,
    notes: bool = True,
    dry: bool = False,
    every: bool = False,
) -> bytes:
    """Return findings in a form; `dry` says that nothing was removed yet.

    `every`: all lines of a text, not only what fits onto a screen.
    """
    from ..report import findings

    if output_format == "text":
        text = findings.to_text(reported, colour=colour, notes=notes, every=every, dry=dry)
        return (text + "\n").encode("utf-8", "replace") if text else b""
    if output_format == "html":
        from ..report.findings_html import to_html

        named = [file._replace(name=printing.file_name(file.name)) for file in reported]
        return to_html(named, date=printing.today(), dry=dry).encode("utf-8", "backslashreplace")
    if output_format in FOR_SERVICES:
        from ..report.findings_results import findings_results

        return rendered_results(output_format, in_checkout(findings_results(reported, dry=dry)), every=every)
    if output_format == "jsonl":
        return b"".join(lines_of_json(reported, findings.to_json))
    return whole_json(findings.to_json(reported))
