"""The console blocks of the documentation: run them, compare what they print, or write it (`make docs-outputs`)."""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

DOCS = Path(__file__).parents[2] / "docs"
_BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)


class Command(NamedTuple):
    """A command line as it is typed, and what is printed below it."""

    typed: str
    printed: str


class Block(NamedTuple):
    """The commands of a block; they run in one shell."""

    commands: tuple[Command, ...]

    def text(self) -> str:
        """Return the block as it stands in the page."""
        lines = []
        for command in self.commands:
            first, *others = command.typed.split("\n")
            lines += [f"$ {first}", *(f"> {other}" for other in others)]
            lines += command.printed.splitlines()
        return "\n".join(lines)


def blocks(page: str) -> Iterator[Block]:
    """Yield the console blocks of a page."""
    for found in _BLOCK.finditer(page):
        yield _parsed(found[1])


def _parsed(text: str) -> Block:
    typed: list[str] = []
    printed: list[list[str]] = []
    for line in text.splitlines():
        if line.startswith("$ "):
            typed.append(line[2:])
            printed.append([])
        elif line.startswith("> ") and not printed[-1]:
            typed[-1] += f"\n{line[2:]}"
        else:
            printed[-1].append(line)
    return Block(tuple(Command(one, "\n".join(lines)) for one, lines in zip(typed, printed, strict=True)))


def run(block: Block, folder: Path, environment: Mapping[str, str]) -> Block:
    """Return the block with what its commands print now, output and errors in their order."""
    mark = "--end-of-command--"
    script = "\n".join(f"{command.typed}\necho; echo {mark}" for command in block.commands)
    done = subprocess.run(
        ["bash", "-c", script],
        cwd=folder,
        env=dict(environment),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=300,
        check=False,
    )
    texts = done.stdout.decode().split(f"\n{mark}\n")
    return Block(
        tuple(
            Command(command.typed, text.rstrip("\n"))
            for command, text in zip(block.commands, texts, strict=False)
        )
    )


def agrees(expected: str, printed: str) -> bool:
    """Return whether a text is the expected one, in which a line `...` stands for any lines."""
    parts = [re.escape(part) for part in re.split(r"^\.\.\.$", expected, flags=re.MULTILINE)]
    return re.fullmatch("(?s:.*)".join(parts), printed) is not None


def pages() -> list[Path]:
    """Return the pages that have console blocks."""
    return sorted(page for page in DOCS.rglob("*.md") if _BLOCK.search(page.read_text(encoding="utf-8")))


def _rewrite(page: Path) -> None:
    from sandbox import furnish

    with tempfile.TemporaryDirectory() as name:
        environment = furnish(Path(name))
        text = page.read_text(encoding="utf-8")

        def renewed(found: re.Match[str]) -> str:
            block = _parsed(found[1])
            now = run(block, Path(name), environment)
            kept = tuple(
                old if agrees(old.printed, new.printed) else new
                for old, new in zip(block.commands, now.commands, strict=True)
            )
            return f"```console\n{Block(kept).text()}\n```"

        page.write_text(_BLOCK.sub(renewed, text), encoding="utf-8")


if __name__ == "__main__":
    sys.path[:0] = [str(DOCS.parent / "tests" / "report"), str(Path(__file__).parent)]
    for changed in pages():
        _rewrite(changed)
