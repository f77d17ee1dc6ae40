"""The command lines in a text, and whether the program takes them."""

from __future__ import annotations

import re
import shlex

import typer
from console import blocks

from transform.cli.app import PROGRAM, app

_SHELL = re.compile(r"^```(?:sh)?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_INLINE = re.compile(rf"`({PROGRAM} [^`\n]+)`")
_YAML_RUN = re.compile(rf"(?:- run:|run:|-) ({PROGRAM} .*)")


def command_lines(page: str) -> list[str]:
    """Return the command lines in the blocks of a page, in workflows too, with continued lines joined."""
    found = [line for block in _SHELL.finditer(page) for line in block[1].replace("\\\n", " ").splitlines()]
    found += _YAML_RUN.findall(page) + _INLINE.findall(page)
    found += [command.typed for block in blocks(page) for command in block.commands]
    lines = (line.strip().removeprefix("$ ") for line in found)
    return [line for line in lines if re.search(rf"(^|&& ){PROGRAM} ", line)]


def invocations(line: str) -> list[list[str]]:
    """Return the arguments of each call of the program in a command line, as far as a shell leaves them."""
    lexer = shlex.shlex(re.sub(r"\$\{\{.*?\}\}", "X", line), posix=True, punctuation_chars="|&;<>")
    lexer.whitespace_split = True
    found: list[list[str]] = []
    current: list[str] | None = None
    for token in lexer:
        if token in ("|", "&&", ";", ">", "<", "||", ">>"):
            current = None
        elif token == PROGRAM and current is None:
            current = []
            found.append(current)
        elif current is not None:
            current.append(token)
    return found


def _of_a_command(arguments: list[str]) -> list[str]:
    """Return a command and its arguments, without what comes before; nothing for an option of the program."""
    arguments = [one for one in arguments if one != "..."]
    arguments = arguments[2:] if arguments[:1] in (["-C"], ["--config"]) else arguments
    arguments = arguments[1:] if arguments[:1] == ["--isolated"] else arguments
    return [] if arguments and arguments[0].startswith("--") else arguments


def require_parses(arguments: list[str], line: str) -> None:
    """Fail for arguments of the program that it does not take; `line` is where they stand."""
    group, arguments = typer.main.get_command(app), _of_a_command(arguments)
    if not arguments:
        return
    while hasattr(group, "get_command"):
        context = group.make_context(PROGRAM, [], resilient_parsing=True)
        assert arguments, line
        _, command, arguments = group.resolve_command(context, arguments)  # fails for one that there is not
        group = command
    parser = group.make_parser(context) if hasattr(group, "make_parser") else None
    known = {option for one in group.params for option in (*one.opts, *one.secondary_opts)} | {"-h", "--help"}
    given = {one.partition("=")[0] for one in arguments if re.match(r"--?[A-Za-z]", one)}
    assert given <= known, f"{line}: {given - known}"
    assert parser is None or arguments is not None
