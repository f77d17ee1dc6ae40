"""Show how far the work on several inputs is: as a bar on a terminal, else as a line every few seconds."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from ._reading import size_of
from ._streams import say_line
from ._summary import Summary

_SECONDS_BETWEEN_LINES = 5.0
_MEGABYTE = 2**20


class _State(NamedTuple):
    """What is done of how much, after so many seconds."""

    files: int
    of: int
    size: int
    whole: int
    findings: int
    seconds: float

    def line(self) -> str:
        """Return the state as a line for a person."""
        speed = self.size / _MEGABYTE / self.seconds if self.seconds else 0.0
        found = f"{self.findings} finding{'' if self.findings == 1 else 's'}"
        return f"{self.files} of {self.of} files, {speed:.1f} MB/s, {self._left()} left, {found}"

    def _left(self) -> str:
        """Return the time for the rest, at the speed so far: by size, or by number where no size is known."""
        done, whole = (self.size, self.whole) if self.whole else (self.files, self.of)
        if not done:
            return "-:--"
        minutes, seconds = divmod(round(self.seconds * (whole - done) / done), 60)
        return (
            f"{minutes // 60}:{minutes % 60:02}:{seconds:02}" if minutes >= 60 else f"{minutes}:{seconds:02}"
        )


def shown(
    names: Sequence[str], found: Iterator[tuple[str, Any]], *, printing: bool
) -> Iterator[tuple[str, Any]]:
    """Yield the results of inputs and show meanwhile how many there are.

    `printing`: the results are printed as they come, which would tear a bar on the same terminal.
    """
    is_terminal = _is_terminal(sys.stderr) and not (printing and _is_terminal(sys.stdout))
    states = _counted(names, found)
    yield from _with_bar(states) if is_terminal else _with_lines(states)


def _is_terminal(stream: Any) -> bool:
    return stream is not None and bool(stream.isatty())


def _counted(names: Sequence[str], found: Iterator[tuple[str, Any]]) -> Iterator[tuple[str, Any, _State]]:
    summary = Summary()
    sizes = {name: size_of(name) for name in names}
    whole, begin = sum(sizes.values()), time.monotonic()
    size = 0
    for name, result in found:
        summary.add(result)
        size += sizes[name]
        seconds = time.monotonic() - begin
        yield name, result, _State(summary.files, len(names), size, whole, summary.findings, seconds)


def _with_lines(states: Iterator[tuple[str, Any, _State]]) -> Iterator[tuple[str, Any]]:
    last = time.monotonic()
    for name, result, state in states:
        if time.monotonic() - last >= _SECONDS_BETWEEN_LINES or state.files == state.of:
            say_line(state.line())
            last = time.monotonic()
        yield name, result


def _with_bar(states: Iterator[tuple[str, Any, _State]]) -> Iterator[tuple[str, Any]]:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn

    columns = (BarColumn(), TextColumn("{task.description}", markup=False))
    # No thread draws it: processes are forked meanwhile.
    with Progress(*columns, console=Console(stderr=True), auto_refresh=False) as bar:
        task = bar.add_task("", total=None)
        for name, result, state in states:
            bar.update(task, total=state.of, completed=state.files, description=state.line(), refresh=True)
            yield name, result
