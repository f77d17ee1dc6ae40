"""Work on several inputs in several processes, printing what one process would print."""

from __future__ import annotations

import contextlib
import io
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import TransformError
from . import printing
from ._streams import say_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from concurrent.futures import Executor

    from .outputs import Output

_LARGE = 2**20


class Captured:
    """Work on an input whose messages are taken along with its result, to be printed in the order of the inputs."""

    def __init__(self, work: Callable[[str, Output | None], Any], color: str = "auto") -> None:
        self.work = work
        self.color = color

    def __call__(self, item: tuple[str, Output | None]) -> tuple[str, Any, TransformError | None]:
        """Return the messages, and the result or the error."""
        said = io.StringIO()
        with contextlib.redirect_stderr(said), printing.saying(self.color):
            try:
                result, error = self.work(*item), None
            except TransformError as failure:
                plain = TransformError(
                    failure.message,
                    pointer=failure.pointer,
                    line=failure.line,
                    column=failure.column,
                    hint=failure.hint,
                )
                result, error = None, plain
        return said.getvalue(), result, error


def jobs_for(names: Sequence[str], wanted: int | None) -> int:
    """Return how many processes to use: as asked for, else all cores where several inputs are large.

    Standard input and applications of backups are read by one process, since only it has them open.
    """
    from ..storage.archive_names import split_address

    if wanted == 1 or len(names) < 2 or any(name == "-" or split_address(name) for name in names):
        return 1
    if wanted is None and sum(_is_large(name) for name in names) < 2:
        return 1
    return min(len(names), wanted or _cores())


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _is_large(name: str) -> bool:
    try:
        return Path(name).stat().st_size >= _LARGE
    except (OSError, ValueError):
        return False


def in_processes(
    items: Sequence[tuple[str, Output | None]], work: Callable[[str, Output | None], Any], jobs: int
) -> Iterator[tuple[str, Any]]:
    """Yield the name of each input with its result or its error, in their order; print what the work says."""
    from .. import batch

    sys.stdout.flush()  # else each process would have what waits to be printed
    sys.stderr.flush()
    with batch.processes(jobs)() as executor:
        try:
            yield from _results(items, work, executor, batch.ahead_of(jobs), batch.processes(1))
        except KeyboardInterrupt:
            say_line("Each process finishes the file that it works on; Ctrl-C again ends them at once")
            raise
        finally:
            executor.shutdown(cancel_futures=True)
            _remove_leftovers(items)


def _remove_leftovers(items: Sequence[tuple[str, Output | None]]) -> None:
    """Remove what a worker that was killed had written half."""
    from ..storage.disk import remove_leftovers

    outputs = (output for _, output in items if output is not None and not output.is_standard_output)
    for folder in {Path(output.name).parent for output in outputs}:
        remove_leftovers(folder)


def on_cluster(
    items: Sequence[tuple[str, Output | None]], work: Callable[[str, Output | None], Any], address: str
) -> Iterator[tuple[str, Any]]:
    """Yield what `in_processes` does from the workers of a Dask cluster.

    Raises InputError where there is none, and for inputs that only this process can read.
    """
    import logging

    from .. import batch
    from ..cluster import cluster
    from ..errors import InputError
    from ..storage.archive_names import split_address

    own = next((name for name, _ in items if name == "-" or split_address(name)), None)
    if own is not None:
        raise InputError(f"{own} cannot be read by the workers of a cluster", hint="Leave out --dask.")
    logging.disable(logging.ERROR)  # Dask and Tornado log, with tracebacks, what is told here in a sentence
    with cluster(address, items[0][0]) as (executor, workers):
        try:
            yield from _results(items, work, executor, batch.ahead_of(workers), lambda: executor)
        finally:
            _remove_leftovers(items)


def _results(
    items: Sequence[tuple[str, Output | None]],
    work: Callable[[str, Output | None], Any],
    executor: Executor,
    ahead: int,
    again: Callable[[], Executor],
) -> Iterator[tuple[str, Any]]:
    from .. import batch

    color = "always" if printing.says_in_colour() else "never"
    running = batch.run(items, Captured(work, color), executor, ahead=ahead, again=again, told=say_line)
    for done in running:
        if done.error is not None or done.result is None:
            yield done.item[0], done.error
            continue
        said, result, error = done.result
        for line in said.splitlines():
            say_line(line)
        yield done.item[0], result if error is None else error
