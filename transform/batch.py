"""Do the same for many inputs: in this process, in processes of this machine, or in those of many.

`run` takes any executor in the style of concurrent.futures. This module and cli/ are the only places that know of
processes.
"""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from dataclasses import dataclass
from typing import Any, Generic, NamedTuple, TypeVar

from .errors import TransformError

Item = TypeVar("Item")
Result = TypeVar("Result")
_TASKS_FOR_EACH_WORKER = 4
_SECONDS_BETWEEN_LOOKS = 1.0
_DIED = "The process that worked on it was killed, twice"
_DIED_HINT = "It may need more memory than there is: try it alone, or with --jobs 1."


class Done(NamedTuple, Generic[Item, Result]):
    """An input with its result, or with the error for which it has none."""

    item: Item
    result: Result | None
    error: TransformError | None = None


def run(
    items: Iterable[Item],
    operation: Callable[[Item], Result],
    executor: Executor | None = None,
    *,
    ahead: int = 16,
    again: Callable[[], Executor] | None = None,
    told: Callable[[str], None] = lambda _: None,
) -> Iterator[Done[Item, Result]]:
    """Yield each input with its result, in the order of the inputs; one that fails never stops the rest.

    Without an `executor` the work is done here. With one, `operation`, inputs and results are pickled, and at most
    `ahead` inputs are handed over before their results are taken, so that neither memory nor a scheduler holds all of
    them. When a worker dies, the inputs that may have killed it are tried once more, each alone in an executor that
    `again` makes; `told` hears of it. Only a TransformError is a failure of an input: others are raised.
    """
    if executor is None:
        for item in items:
            yield _done(item, _attempt(operation, item))
        return
    yield from _Batch(iter(items), operation, executor, ahead, again, told).results()


def processes(count: int) -> Callable[[], Executor]:
    """Return what makes an executor of so many processes on this machine.

    They leave Ctrl-C to the process that started them and end when it does, however it ends.
    """
    # A fork starts in no time and is safe here, where no thread runs yet; system libraries of macOS do not take it.
    context = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
    return lambda: ProcessPoolExecutor(count, context, initializer=_begin, initargs=(os.getpid(),))


def ahead_of(count: int) -> int:
    """Return how many inputs to hand over to so many workers before their results are taken."""
    return count * _TASKS_FOR_EACH_WORKER


@dataclass(frozen=True, slots=True)
class _Task:
    """The operation as it goes to a worker. What comes back is pickled here, so that no error breaks the executor."""

    operation: Callable[[Any], Any]

    def __call__(self, item: Any) -> bytes:
        return pickle.dumps(_attempt(self.operation, item))


class _Failure(NamedTuple):
    """A TransformError as plain values: its subclasses need not be able to be pickled."""

    values: tuple[str, str | None, int | None, int | None, str]

    def error(self) -> TransformError:
        message, pointer, line, column, hint = self.values
        return TransformError(message, pointer=pointer, line=line, column=column, hint=hint)


def _attempt(operation: Callable[[Item], Result], item: Item) -> Result | _Failure:
    try:
        return operation(item)
    except TransformError as error:
        return _Failure((error.message, error.pointer, error.line, error.column, error.hint))


def _done(item: Any, outcome: Any) -> Done[Any, Any]:
    return Done(item, None, outcome.error()) if isinstance(outcome, _Failure) else Done(item, outcome)


class _Batch:
    """One run with an executor."""

    def __init__(
        self,
        items: Iterator[Any],
        operation: Callable[[Any], Any],
        executor: Executor,
        ahead: int,
        again: Callable[[], Executor] | None,
        told: Callable[[str], None],
    ) -> None:
        self._items = items
        self._task = _Task(operation)
        self._executor = executor
        self._own: Executor | None = None  # made after a worker died
        self._ahead = ahead
        self._again = again
        self._told = told
        self._waiting: deque[tuple[Any, Future[bytes] | None]] = deque()

    def results(self) -> Iterator[Done[Any, Any]]:
        try:
            while self._fill():
                item, future = self._waiting[0]
                try:
                    if future is None:
                        raise BrokenExecutor
                    data = future.result()
                except BrokenExecutor:
                    yield from self._recovered()
                else:
                    self._waiting.popleft()
                    yield _done(item, pickle.loads(data))
        finally:
            for _, future in self._waiting:
                if future is not None:
                    future.cancel()
            if self._own is not None:
                self._own.shutdown(cancel_futures=True)

    def _fill(self) -> bool:
        """Hand over more inputs; return whether any is under way."""
        while len(self._waiting) < self._ahead:
            try:
                item = next(self._items)
            except StopIteration:
                break
            self._waiting.append((item, self._submitted(self._executor, item)))
        return bool(self._waiting)

    def _submitted(self, executor: Executor, item: Any) -> Future[bytes] | None:
        """Hand over an input; None where the executor is broken."""
        try:
            return executor.submit(self._task, item)
        except BrokenExecutor:
            return None

    def _recovered(self) -> Iterator[Done[Any, Any]]:
        """Yield what was handed over to an executor that broke: what was done, and the rest tried alone."""
        if self._again is None:
            raise TransformError("A worker process was killed", hint=_DIED_HINT)
        self._told("A worker process was killed; what it may have worked on is tried once more")
        while self._waiting:
            item, future = self._waiting.popleft()
            if future is not None and future.done() and not future.cancelled() and future.exception() is None:
                yield _done(item, pickle.loads(future.result()))
            else:
                yield self._alone(item, self._again)
        self._own = self._executor = self._again()

    def _alone(self, item: Any, again: Callable[[], Executor]) -> Done[Any, Any]:
        with again() as executor:
            try:
                return _done(item, pickle.loads(executor.submit(self._task, item).result()))
            except BrokenExecutor:
                return Done(item, None, TransformError(_DIED, hint=_DIED_HINT))


def _begin(parent: int) -> None:
    """Prepare a worker process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: int) -> None:
    """End this process when its parent has ended, which could not tell it."""
    if sys.platform == "win32":  # there the id of a parent stays as it was
        multiprocessing.parent_process().join()
        os._exit(1)
    while os.getppid() == parent:
        time.sleep(_SECONDS_BETWEEN_LOOKS)
    os._exit(1)
