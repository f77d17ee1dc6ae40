"""Show what a file is, which releases made it and which can open it.

Examples:

  appsmith-transform info app.json

  appsmith-transform info old.json new.json --format json
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from . import common

if TYPE_CHECKING:
    from ..inspection import Info


def command(
    inputs: common.InputsArgument,
    output_format: common.TextOrJsonOption = "text",
    max_size: common.MaxSizeOption = common.DEFAULT_MAX_SIZE,
) -> None:
    """Inspect the inputs; see the module's docstring for what the command's help says."""

    def one(name: str) -> Info:
        from ..inspection import inspect

        source = common.read_input(name, max_size=max_size)
        return inspect(source.document, size=len(source.data))

    results, refused = common.results(common.expand(inputs), one)
    found = [(common.shown_name(name), info) for name, info in results]
    if output_format == "json":
        common.print_json([{"file": name, **info.to_dict()} for name, info in found])
    elif found:
        import shutil

        from ..report.info_report import info_text

        print(info_text(found, width=shutil.get_terminal_size((120, 24)).columns))
    if refused:
        raise typer.Exit(common.REFUSED)
