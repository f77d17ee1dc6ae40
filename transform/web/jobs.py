"""One job at a time, in a process of its own."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import multiprocessing
import threading
from collections.abc import AsyncGenerator
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess

from .messages import Request, Result
from .worker import Failure, Progress, work

_PATIENCE = 2.0  # seconds
_BUSY = Failure(
    "Another job is running",
    "Wait until it is done, or cancel it in the tab that started it; then try again.",
)
CANCELLED = Failure("Cancelled")
_CRASHED = Failure(
    "The job has ended unexpectedly; perhaps there was not enough memory",
    "The page goes on. Try a smaller file, or the command, which says more.",
)


class _Worker:
    """A process that waits for a request, with everything imported already."""

    def __init__(self) -> None:
        context = multiprocessing.get_context("spawn")
        self.connection, theirs = context.Pipe()
        self.process: BaseProcess = context.Process(target=_work, args=(theirs,), daemon=True)
        self.process.start()
        theirs.close()
        self.cancelled = False
        self._receiving, self._sending = threading.Lock(), threading.Lock()

    def receive(self) -> Progress | Result | Failure:
        """Return what the process sends next; of one that has ended why there is nothing."""
        try:
            with self._receiving:
                received: Progress | Result | Failure = self.connection.recv()
        except (EOFError, OSError):
            return CANCELLED if self.cancelled else _CRASHED
        return received

    def send(self, request: Request) -> None:
        """Send the request; where the process is gone, `receive` tells."""
        with contextlib.suppress(OSError), self._sending:
            self.connection.send(request)

    def close(self) -> None:
        """End the process, whatever it does.

        A thread may still be reading or writing, and learns only now that nobody is there. Its file descriptor has to
        stay until then: the connection of the next process would get the same, and that job the bytes of this one.
        """
        self.process.kill()
        self.process.join()
        with self._receiving, self._sending:
            self.connection.close()


def _work(connection: Connection) -> None:
    work(connection)


class Jobs:
    """Runs requests one at a time. The process for the next one is started in advance."""

    def __init__(self) -> None:
        self._next: _Worker | None = None
        self._current: _Worker | None = None
        self._id = ""
        self._is_closed = False

    def prepare(self) -> None:
        """Start the process for the next job; none once all have been ended."""
        if self._is_closed:
            return
        if self._next is not None and not self._next.process.is_alive():
            self._next.close()
            self._next = None
        if self._next is None:
            self._next = _Worker()

    async def run(self, request: Request, id_: str = "") -> AsyncGenerator[Progress | Result | Failure]:
        """Yield what a job does, and at last its result or why there is none; who stops listening ends it.

        `id_` is what `cancel` calls it.
        """
        if not await self._is_free():
            yield _BUSY
            return
        gc.collect()  # a job that was left stays in a cycle with its traceback, and with it files and descriptors
        self.prepare()
        worker, self._next = self._next, None
        assert worker is not None
        self._current, self._id = worker, id_
        try:
            sending = asyncio.ensure_future(asyncio.to_thread(worker.send, request))
            while True:
                received = await asyncio.to_thread(worker.receive)
                if not isinstance(received, Progress):
                    break
                yield received
            await sending
        finally:
            worker.close()
            self._current = None
            self.prepare()
        yield received  # only now: somebody may take it slowly, or not at all

    async def _is_free(self) -> bool:
        """Return whether no job is running; one that was left is waited for, as its end takes a moment."""
        end = asyncio.get_running_loop().time() + _PATIENCE
        while self._current is not None and asyncio.get_running_loop().time() < end:
            await asyncio.sleep(_PATIENCE / 100)
        return self._current is None

    def cancel(self, id_: str = "") -> None:
        """End a job if it is the one that is running: in another tab the page has other jobs."""
        if self._current is not None and self._id == id_:
            self._current.cancelled = True
            self._current.process.kill()

    def close(self) -> None:
        """End all processes."""
        self._is_closed = True
        for worker in (self._current, self._next):
            if worker is not None:
                worker.close()
