"""Every command in the documentation runs, and prints what stands below it."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from command_lines import PROGRAM, command_lines, invocations, require_parses
from console import DOCS, Block, Command, agrees, blocks, pages, run
from sandbox import furnish

#: Commands that need a repository with more in it.
_NEEDS_HISTORY = re.compile(r"\b(HEAD|main|feature|v\d+\.\d+:)|--continue")
#: Pages whose commands need only files that `sandbox.furnish` makes; those of the others are parsed.
_RUN = ["datasources.md", "diffing.md", "merging.md", "sanitizing.md", "upgrading.md", "validating.md"]


EVERY = [DOCS.parent / "README.md", *sorted(DOCS.rglob("*.md"))]


@pytest.mark.parametrize("page", EVERY, ids=lambda page: page.relative_to(DOCS.parent).as_posix())
def test_every_command_line_is_one_that_the_program_takes(page):
    for line in command_lines(page.read_text(encoding="utf-8")):
        for arguments in invocations(line):
            require_parses(arguments, line)


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
