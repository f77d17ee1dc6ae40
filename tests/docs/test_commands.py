"""Every command in the documentation runs, and prints what stands below it."""

from __future__ import annotations

import re
import shlex
import subprocess
from pathlib import Path

import pytest
import typer
from console import DOCS, Block, Command, agrees, blocks, pages, run
from sandbox import furnish

from transform.cli.app import PROGRAM, app

_SHELL = re.compile(r"^```(?:sh)?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_INLINE = re.compile(rf"`({PROGRAM} [^`\n]+)`")
_YAML_RUN = re.compile(rf"(?:- run:|run:|-) ({PROGRAM} .*)")
#: Commands that need a repository with more in it.
_NEEDS_HISTORY = re.compile(r"\b(HEAD|main|feature|v\d+\.\d+:)|--continue")
#: Pages whose commands need only files that `sandbox.furnish` makes; those of the others are parsed.
_RUN = ["datasources.md", "diffing.md", "merging.md", "sanitizing.md", "upgrading.md", "validating.md"]


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


EVERY = [DOCS.parent / "README.md", *sorted(DOCS.rglob("*.md"))]


@pytest.mark.parametrize("page", EVERY, ids=lambda page: page.relative_to(DOCS.parent).as_posix())
def test_every_command_line_is_one_that_the_program_takes(page):
    group = typer.main.get_command(app)
    for line in command_lines(page.read_text(encoding="utf-8")):
        for arguments in invocations(line):
            if given := _of_a_command(arguments):
                _require_parses(group, given, line)


def _of_a_command(arguments):
    """Return a command and its arguments, without what comes before; nothing for `--help` and the like."""
    arguments = [one for one in arguments if one != "..."]
    arguments = arguments[2:] if arguments[:1] == ["-C"] else arguments
    return [] if arguments[:1] == ["--help"] else arguments


def _require_parses(group, arguments, line):
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


@pytest.mark.slow
@pytest.mark.parametrize("page", pages(), ids=lambda page: page.relative_to(DOCS).as_posix())
def test_what_stands_below_a_command_is_what_it_prints(page, tmp_path):
    environment = furnish(tmp_path)
    for block in blocks(page.read_text(encoding="utf-8")):
        for expected, found in zip(block.commands, run(block, tmp_path, environment).commands, strict=True):
            hint = f"$ {expected.typed}\n{found.printed}\n(`make docs-outputs` writes what is printed now)"
            assert agrees(expected.printed, found.printed), hint


@pytest.mark.slow
@pytest.mark.parametrize("name", _RUN)
def test_commands_in_a_row_work(name, tmp_path):
    environment = furnish(tmp_path)
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, env=environment, check=True)
    for block in re.findall(r"^```sh\n(.*?)^```$", (DOCS / name).read_text(), re.MULTILINE | re.DOTALL):
        for line in block.splitlines():
            if PROGRAM in line and not _NEEDS_HISTORY.search(line):
                done = subprocess.run(
                    ["bash", "-c", line], cwd=tmp_path, env=environment, capture_output=True, check=False
                )
                assert done.returncode in (0, 1), f"{line}\n{done.stderr.decode()}"


@pytest.mark.slow
@pytest.mark.parametrize("name", ["reference/python.md", "scale.md"])
def test_the_examples_in_python_run(name, tmp_path):
    environment = furnish(tmp_path)
    page = (DOCS / name).read_text()
    for example in re.findall(r"^```python\n(.*?)^```$", page, re.MULTILINE | re.DOTALL):
        done = subprocess.run(
            [str(Path(__import__("sys").executable)), "-c", example],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            check=False,
        )
        assert done.returncode == 0, f"{example}\n{done.stderr.decode()}"
        assert done.stdout or "print(" not in example, example


def test_a_block_is_read_and_written_alike():
    text = "$ one\nprinted\n\nmore\n$ two \\\n> continued\n$ three"
    (block,) = blocks(f"```console\n{text}\n```\n")
    assert block.commands[1] == Command("two \\\ncontinued", "")
    assert block.text() == text


def test_an_ellipsis_stands_for_any_lines():
    assert agrees("a\n...\nz", "a\nb\nc\nz")
    assert agrees("a\n...", "a\nb")
    assert not agrees("a\n...\nz", "a\nb\nc")
    assert isinstance(Block(()), Block)
