"""Bring an application to a later release, as the product does.

Examples:

  appsmith-transform upgrade app.json -o new.json

  appsmith-transform upgrade app.json --to 1.9.16 --report report.md -o new.json

  appsmith-transform upgrade exports/ -o upgraded/
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ..version import FORMAT_VERSION
from . import files, options, printing
from .outputs import claim

if TYPE_CHECKING:
    from ..errors import TransformError
    from ..upgrading.engine import Upgraded

ReportOption = Annotated[
    str | None,
    typer.Option(
        "--report",
        help="Write what was done to this file (missing folders are made): .md gives Markdown, anything else JSON.",
    ),
]


def command(
    inputs: options.InputsArgument,
    output: options.OutputOption = None,
    to: Annotated[
        str,
        typer.Option(
            help='A release ("1.9.16", "latest") or versions ("dsl=57", "dsl=94,server=12,client=2").'
        ),
    ] = "latest",
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; exit 1 if other bytes would be written.")
    ] = False,
    write: options.WriteOption = False,
    report: ReportOption = None,
    strict: Annotated[
        bool, typer.Option("--strict", help="Stop where the product's own step fails, instead of going on.")
    ] = False,
    as_product: Annotated[
        bool, typer.Option("--as-product", help="Write all fields as the product's exporter would.")
    ] = False,
    indent: options.IndentOption = None,
    sort_keys: options.SortKeysOption = False,
    max_size: options.MaxSizeOption = options.DEFAULT_MAX_SIZE,
    quiet: options.QuietOption = False,
) -> None:
    """Upgrade the inputs; see the module's docstring for what the command's help says."""
    from ..upgrading.targets import target_of

    target_of(to)  # a target that does not exist is refused before anything is read
    names = files.expand(inputs)
    outputs = claim(
        names,
        documents={} if check else files.destinations(inputs, names, output, write=write),
        quiet=quiet,
        report=report,
    )
    reports: list[dict[str, Any]] = []
    changed, refused = 0, 0

    def render(source: files.Input, document: dict[str, Any]) -> bytes:
        if as_product and indent is None and not sort_keys:
            from ..upgrading.as_product import product_text

            return product_text(document)
        return files.rendered(source, document, indent=indent, sort_keys=sort_keys)

    def one(name: str) -> None:
        nonlocal changed
        source = files.read_input(name, max_size=max_size).released()
        done, document = _upgrade(source, to, strict, as_product)
        is_new = done.document is not source.document
        result = None if check and is_new else render(source, document)
        is_rewritten = not is_new and result != source.text()
        changed += is_new or is_rewritten
        if result is not None and not check:
            outputs.documents[name].write(result)
        if not quiet:
            _tell(source, done, dry=check, rewritten=is_rewritten)
        if report:
            reports.append(_report(source.name, source.document, done))

    for name, result in files.each(names, one):
        if result is not None:
            refused += 1
            printing.say_error(result)
            if report:
                reports.append(_refused(name, result))
    if report:
        outputs["report"].write(_render(reports, report))
    if refused:
        raise typer.Exit(printing.REFUSED)
    if check and changed:
        raise typer.Exit(printing.FOUND)


def _upgrade(
    source: files.Input, target: str, strict: bool, as_product: bool
) -> tuple[Upgraded, dict[str, Any]]:
    import transform

    done = transform.upgrade(source.document, target, strict=strict)
    if not as_product:
        return done, done.document
    from ..upgrading.as_product import as_product as rewrite

    return done, rewrite(done.document)


def _report(name: str, before: dict[str, Any], done: Upgraded) -> dict[str, Any]:
    from ..report.upgrade_report import to_dict

    return to_dict(name, before, done)


def _refused(name: str, error: TransformError) -> dict[str, Any]:
    from ..report.upgrade_report import refused_to_dict

    return refused_to_dict(printing.shown_name(name), error)


def _tell(source: files.Input, done: Upgraded, *, dry: bool, rewritten: bool) -> None:
    from ..report.upgrade_text import to_text

    printing.say(to_text(source.name, source.document, done, dry=dry, rewritten=rewritten))
    printing.say_diagnostics(source.name, (*source.parsed.diagnostics, *done.diagnostics))


def _render(reports: list[dict[str, Any]], path: str) -> bytes:
    from ..document.writing import serialize
    from ..report.upgrade_markdown import to_markdown

    if Path(path).suffix.lower() in (".md", ".markdown"):
        return to_markdown(reports).encode()
    return serialize({"format_version": FORMAT_VERSION, "results": reports}, indent=2, final_newline=True)
