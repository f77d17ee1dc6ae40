"""Do the same for several inputs: report what fails, and sum up what became of them."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

from ..errors import TransformError
from . import printing
from ._reading import size_of
from ._results import lines_of_json
from ._summary import Summary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from .outputs import Output, Outputs

Result = TypeVar("Result")
Items = list[tuple[str, "Output | None"]]


class Way(NamedTuple):
    """How several inputs are worked on.

    `jobs`: processes; None: as many as there are cores if that pays. `dask`: the address of a cluster to do it on.
    `options`: those of the command, by which a journal knows the operation again; of these `progress` shows how far
    it is, `quiet` and any format but text leave out the summary.
    """

    jobs: int | None = 1
    dask: str | None = None
    options: Mapping[str, Any] = {}


def _no(_: Any) -> bool:
    return False


class Run(Generic[Result]):
    """The work of a command on its inputs. Results come in the order of the inputs, each as soon as it is there.

    `work` gets the name of an input and where the document made from it goes. In other processes it is pickled. With
    a journal among the outputs only what has changed is done. `is_found` and `is_refused` judge each result: a
    command for which one of them is true ends with 1, or with 2.
    """

    def __init__(
        self,
        names: list[str],
        work: Callable[[str, Output | None], Result],
        outputs: Outputs,
        way: Way,
        *,
        is_found: Callable[[Result], bool] = _no,
        is_refused: Callable[[Result], bool] = _no,
    ) -> None:
        self._names = names
        self._work = work
        self._outputs = outputs
        self._way = way
        self._is_found = is_found
        self._is_refused = is_refused
        self._summary = Summary()
        self._begin = time.monotonic()
        self._found = self._refused = False

    def each(self) -> Iterator[tuple[str, Result | TransformError]]:
        """Yield each input with its result or its error; an input that fails never stops the rest."""
        try:
            yield from self._each()
        except KeyboardInterrupt:
            self._say_stopped()
            raise

    def _each(self) -> Iterator[tuple[str, Result | TransformError]]:
        found = self._done()
        if self._way.options.get("progress"):
            from ._progress import shown as with_progress

            printing_lines = self._way.options.get("output_format") == "jsonl"
            found = with_progress(self._names, found, printing=printing_lines)
        for name, result in found:
            self._summary.add(result)
            if isinstance(result, TransformError):
                self._refused = True
                shown = printing.shown_name(name)
                if not result.message.startswith(shown):
                    result.message = f"{shown}: {result.message}"
                yield name, result
            else:
                self.judge(result)
                yield name, result

    def _say_stopped(self) -> None:
        """Say how far the work on several inputs was when it was interrupted, and how to go on."""
        if len(self._names) > 1:
            rest = "; the same command goes on from here" if "journal" in self._outputs else ""
            printing.say(f"Stopped: {self._summary.files} of {len(self._names)} files were done{rest}")

    def results(self) -> Iterator[tuple[str, Result]]:
        """Yield each input that has a result, with it; report the errors of the others."""
        for name, result in self.each():
            if isinstance(result, TransformError):
                printing.say_error(result)
            else:
                yield name, result

    def lines(self, to_json: Callable[[str, Result], Iterable[dict[str, Any]]]) -> Iterator[bytes]:
        """Yield a line of JSON for each input as soon as it is done.

        For one that fails it is {"format_version", "file", "refused"}; the error is reported as well.
        """
        from ..report.refused import refusal

        for name, result in self.each():
            if isinstance(result, TransformError):
                printing.say_error(result)
                shown = printing.shown_name(name)
                yield from lines_of_json([{"file": shown, "refused": refusal(shown, result)}])
            else:
                yield from lines_of_json(to_json(name, result))

    def judge(self, result: Result) -> None:
        """Note how the command ends for a result."""
        self._found |= self._is_found(result)
        self._refused |= self._is_refused(result)

    def finish(self, *, accepted: bool = False) -> None:
        """Sum up what became of several inputs, and end the command; what was found does not count if `accepted`."""
        options = self._way.options
        is_text = options.get("output_format", "text") == "text"
        dry = bool(options.get("check"))
        told: list[str] = []
        if options.get("progress"):
            size, seconds = sum(map(size_of, self._names)), time.monotonic() - self._begin
            told = self._summary.lines(size, seconds, dry=dry)
        elif is_text and not options.get("quiet"):
            told = self._summary.lines(dry=dry)
        for line in told:
            printing.say(line)
        printing.finish(refused=self._refused, found=self._found and not accepted)

    def _done(self) -> Iterator[tuple[str, Any]]:
        items = [(name, self._outputs.documents.get(name)) for name in self._names]
        if "journal" not in self._outputs:
            return _done(items, self._work, self._way)
        from ._journal import Kept, Noting

        kept = Kept(self._outputs["journal"], self._way.options)
        done: Iterator[tuple[str, Any]] = kept.each(
            items, lambda left: _done(left, Noting(self._work), self._way)
        )
        return done


def _done(items: Items, work: Callable[[str, Output | None], Any], way: Way) -> Iterator[tuple[str, Any]]:
    from ._jobs import in_processes, jobs_for, on_cluster

    if way.dask is not None and items:
        return on_cluster(items, work, way.dask)
    count = jobs_for([name for name, _ in items], way.jobs)
    return in_processes(items, work, count) if count > 1 else _one_by_one(items, work)


def _one_by_one(
    items: Items, work: Callable[[str, Output | None], Result]
) -> Iterator[tuple[str, Result | TransformError]]:
    for name, output in items:
        try:
            yield name, work(name, output)
        except TransformError as error:
            yield name, error
