"""The tables of the page about settings, made from the options that may be set."""

from __future__ import annotations

from typing import Any

import typer

from docs.site.commands import cell, choices
from transform.cli._configured import commands_below
from transform.cli._settable import SETTABLE
from transform.cli._settings import command_path, settable_key, variables
from transform.cli.app import PROGRAM, app


def markdown() -> str:
    """Return a table of what may be set for all commands at once, and one of what is set for each."""
    found: dict[str, list[tuple[tuple[str, ...], Any]]] = {key: [] for key in SETTABLE}
    root: Any = typer.main.get_command(app)
    for context in commands_below(root.make_context(PROGRAM, [], resilient_parsing=True), []):
        for one in context.command.params:
            path = command_path(context)
            if key := settable_key(one, path):
                found[key].append((path, one))
    everywhere = [key for key in SETTABLE if SETTABLE[key].everywhere]
    return "\n".join(
        [
            "## What may be set for all commands, or for one\n",
            *_table(everywhere, found),
            "\n## What may be set for one command\n",
            *_table([key for key in SETTABLE if key not in everywhere], found),
        ]
    )


def _table(keys: list[str], found: dict[str, list[tuple[tuple[str, ...], Any]]]) -> list[str]:
    rows = []
    for key in keys:
        path, option = found[key][0]
        names = ", ".join(f"[{' '.join(one)}](commands/{one[0]}.md)" for one, _ in found[key])
        variable = variables(() if SETTABLE[key].everywhere else path, key)[0]
        words = sorted({word for _, one in found[key] for word in choices(one)})
        values = f" One of {', '.join(f'`{word}`' for word in words)}." if words else ""
        rows.append(f"| `{key}` | {cell(option.help)}{values} | {names} | `{variable}` |")
    return ["| key | means | of | in the environment |", "|---|---|---|---|", *rows]
