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

from . import common

if TYPE_CHECKING:
    from ..upgrade.engine import Upgraded

ReportOption = Annotated[
    str | None,
    typer.Option(
        "--report", help="Write what was done to this file: .md gives Markdown, anything else JSON."
    ),
]


def command(
    inputs: common.InputsArgument,
    output: common.OutputOption = None,
    to: Annotated[
        str,
        typer.Option(
            help='A release ("1.9.16", "latest") or versions ("dsl=57", "dsl=94,server=12,client=2").'
        ),
    ] = "latest",
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; exit 1 if something would change.")
    ] = False,
    write: common.WriteOption = False,
    report: ReportOption = None,
    strict: Annotated[
        bool, typer.Option("--strict", help="Stop where the product's own step fails, instead of going on.")
    ] = False,
    as_product: Annotated[
        bool, typer.Option("--as-product", help="Write all fields as the product's exporter would.")
    ] = False,
    indent: common.IndentOption = None,
    sort_keys: common.SortKeysOption = False,
    max_size: common.MaxSizeOption = common.DEFAULT_MAX_SIZE,
    quiet: common.QuietOption = False,
) -> None:
    """Upgrade the inputs; see the module's docstring for what the command's help says."""
    from ..upgrade.export import target_of

    target = target_of(to)
    plan = common.plan_outputs(inputs, output, write=write, dry=check)
    reports: list[dict[str, Any]] = []
    changed, refused = 0, 0

    def render(source: common.Input, document: dict[str, Any]) -> bytes:
        if as_product and indent is None and not sort_keys:
            from ..upgrade.as_product import product_text

            return product_text(document)
        return common.rendered(source, document, indent=indent, sort_keys=sort_keys)

    def one(name: str) -> None:
        nonlocal changed
        source = common.read_input(name, max_size=max_size).released()
        done, document = _upgrade(source, target, strict, as_product)
        if document is not source.document:
            changed += 1
        if not quiet:
            _tell(source, done, dry=check)
        if report:
            reports.append(_report(source.name, source.document, done))
        if not check:
            common.write_bytes(render(source, document), plan[name])

    for _, result in common.each(list(plan), one):
        if result is not None:
            refused += 1
            common.say_error(result)
    if report:
        common.write_bytes(_render(reports, report), report)
    if refused:
        raise typer.Exit(common.REFUSED)
    if check and changed:
        raise typer.Exit(common.FOUND)


def _upgrade(
    source: common.Input, target: Any, strict: bool, as_product: bool
) -> tuple[Upgraded, dict[str, Any]]:
    import transform

    done = transform.upgrade(source.document, target, strict=strict)
    if not as_product:
        return done, done.document
    from ..upgrade.as_product import as_product as rewrite

    return done, rewrite(done.document)


def _report(name: str, before: dict[str, Any], done: Upgraded) -> dict[str, Any]:
    from ..report.upgrade_report import to_dict

    return to_dict(name, before, done)


def _tell(source: common.Input, done: Upgraded, *, dry: bool) -> None:
    from ..report.upgrade_text import to_text

    common.say(to_text(source.name, source.document, done, dry=dry))
    common.say_diagnostics(source.name, (*source.parsed.diagnostics, *done.diagnostics))


def _render(reports: list[dict[str, Any]], path: str) -> bytes:
    from ..document import serialize
    from ..report.upgrade_markdown import to_markdown

    if Path(path).suffix.lower() in (".md", ".markdown"):
        return to_markdown(reports).encode()
    return serialize(
        {"format_version": common.FORMAT_VERSION, "results": reports}, indent=2, final_newline=True
    )
