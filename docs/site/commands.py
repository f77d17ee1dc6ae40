"""A page for each command, made from the command itself."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from typing import Any, Literal, get_args, get_origin

import typer

from transform.cli.app import PROGRAM, app, command_names

#: Longer descriptions of some commands, and what their exit codes mean where that is not the usual.
_MORE = {
    "backup": "backups.md",
    "blame": "history.md",
    "config": "reference/settings.md",
    "datasources": "datasources.md",
    "diff": "diffing.md",
    "git": "git.md",
    "log": "history.md",
    "merge": "merging.md",
    "merge-check": "history.md",
    "pack": "git.md",
    "recover": "history.md",
    "sanitize": "sanitizing.md",
    "scan": "sanitizing.md",
    "status": "git.md",
    "unpack": "git.md",
    "upgrade": "upgrading.md",
    "validate": "validating.md",
}


def pages() -> dict[str, tuple[str, str]]:
    """Return path -> title and text."""
    group: Any = typer.main.get_command(app)
    context = group.make_context(PROGRAM, [], resilient_parsing=True)
    found = {}
    for name in command_names():
        command = group.get_command(context, name)
        found[f"reference/commands/{name}.md"] = (name, "\n".join(_page(name, command)))
    return found


def _page(name: str, command: Any) -> Iterator[str]:
    yield f"# {name}\n"
    inner = getattr(command, "commands", None)
    yield _described(command.help or "")
    if name in _MORE:
        yield f"More about it: [{_MORE[name].rpartition('/')[2].removesuffix('.md')}](../../{_MORE[name]}).\n"
    if inner:
        for own, sub in inner.items():
            yield f"## {name} {own}\n"
            yield _described(sub.help or "", level=3)
            yield from _parameters(f"{name} {own}", sub)
    else:
        yield from _parameters(name, command)


def _described(text: str, level: int = 2) -> str:
    """Return the docstring of a command with its examples as a block."""
    before, found, examples = textwrap.dedent(text).partition("Examples:")
    if not found:
        return f"{before.strip()}\n"
    lines = "\n".join(line.strip() for line in examples.splitlines() if line.strip())
    return f"{before.strip()}\n\n{'#' * level} Examples\n\n```sh\n{lines}\n```\n"


def _parameters(name: str, command: Any) -> Iterator[str]:
    arguments = [one for one in command.params if one.param_type_name == "argument"]
    options = [one for one in command.params if one.param_type_name == "option"]
    shown = " ".join(_metavar(one) for one in arguments)
    yield f"```text\n{PROGRAM} {name}{' [OPTIONS]' if options else ''}{f' {shown}' if shown else ''}\n```\n"
    for title, own in (("argument", arguments), ("option", options)):
        rows = [_row(one) for one in own if not getattr(one, "hidden", False) and one.name != "help"]
        if rows:
            yield "\n".join([f"| {title} | means |", "|---|---|", *rows]) + "\n"


def _metavar(argument: Any) -> str:
    name = argument.metavar or argument.name.upper()
    shown = name if argument.required else f"[{name}]"
    return f"{shown}..." if argument.nargs == -1 else shown


def _row(one: Any) -> str:
    if one.param_type_name == "argument":
        names = f"`{one.metavar or one.name.upper()}`"
    else:
        names = ", ".join(f"`{name}`" for name in [*one.opts, *one.secondary_opts])
    words = choices(one)
    values = f" One of {', '.join(f'`{word}`' for word in words)}." if words else ""
    default = (
        ""
        if one.default in (None, False, (), [], "") or callable(one.default)
        else f" Default: `{one.default}`."
    )
    variable = f" From the environment: `{one.envvar}`." if getattr(one, "envvar", None) else ""
    return f"| {names} | {cell(one.help or '')}{values}{default}{variable} |"


def choices(one: Any) -> list[str]:
    """Return the words that a parameter takes, where it takes only these."""
    return _choices(getattr(one.type_descriptor, "annotation", None))


def _choices(annotation: Any) -> list[str]:
    if get_origin(annotation) is Literal:
        return [str(choice) for choice in get_args(annotation)]
    return [choice for inner in get_args(annotation) for choice in _choices(inner)]


def cell(text: str) -> str:
    """Return a text as it can stand in a table."""
    return (
        " ".join(text.split())
        .replace("|", "\\|")
        .replace("<", "&lt;")
        .replace("{{", "`{{")
        .replace("}}", "}}`")
    )
