"""A Dask cluster as an executor for `transform.batch`; the extra `[dask]` brings the library."""

from __future__ import annotations

import os
import re
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .errors import InputError, MissingExtraError
from .version import __version__

_SECONDS_TO_CONNECT = 10
_LAST_PORT = 65_535
_ADDRESS = re.compile(r"(?:(?:tcp|tls|wss?)://)?(?:\[[^\s\[\]]+\]|[^\s/:\[\]]+):(\d{1,5})/?")
_LOST_HINT = "Start it again and repeat the command; with --journal it goes on where it stopped."
#: A worker may have several threads, but only one folder to be in and one standard error.
_ONE_AT_A_TIME = threading.Lock()


@contextmanager
def cluster(address: str, first: str) -> Iterator[tuple[Executor, int]]:
    """Yield an executor on the cluster at an address, and how many inputs its workers take at a time.

    Every worker must be in reach of the `first` input under its name, seen from the current folder, and have this
    version of the package; one that joins later and has another fails the first input that it is given, and
    Dask passes over one that has none. Raises InputError.
    """
    try:
        import distributed
    except ImportError:
        raise MissingExtraError("Dask is not installed", "dask") from None
    _require_address(address)
    try:
        client = distributed.Client(address, timeout=_SECONDS_TO_CONNECT, set_as_default=False)
    except (OSError, ValueError):
        raise InputError(
            f"No Dask scheduler answers at {address}",
            hint="Start one with `dask scheduler`, and look at its address, firewalls and encryption.",
        ) from None
    try:
        folder = str(Path.cwd())
        _require_able(client.run(_state, folder, first, on_error="return"), address, first)
        threads = sum(client.nthreads().values())
        yield _Cluster(client.get_executor(pure=False), folder, distributed.KilledWorker), threads
    finally:
        client.close()


def _require_address(address: str) -> None:
    """Raise InputError for what cannot be an address: with it the client would neither connect nor end."""
    found = _ADDRESS.fullmatch(address)
    if found is None or int(found[1]) > _LAST_PORT:
        raise InputError(
            f"{address!r} is no address of a Dask scheduler", hint="Write it as tcp://HOST:8786."
        )


def _state(folder: str, first: str) -> tuple[str, bool]:
    """Return, on a worker, the version of the package and whether an input can be read."""
    return __version__, os.access(Path(folder) / first, os.R_OK)


def _require_able(states: dict[str, tuple[str, bool] | Exception], address: str, first: str) -> None:
    if not states:
        raise InputError(f"The Dask cluster at {address} has no workers")
    for worker, state in states.items():
        if isinstance(state, Exception):  # it could not even be asked
            raise InputError(
                f"The worker {worker} has no package appsmith-transform, or an old one",
                hint=_same(__version__),
            )
        version, readable = state
        if version != __version__:
            raise InputError(
                f"The worker {worker} has version {version}, not {__version__}", hint=_same(__version__)
            )
        if not readable:
            raise InputError(
                f"The worker {worker} cannot read {first}",
                hint="The inputs must be on storage that all workers share, under the same path.",
            )


def _same(version: str) -> str:
    return f"Install the same everywhere: pip install 'appsmith-transform[dask]=={version}'"


@dataclass(frozen=True, slots=True)
class _There:
    """An operation that is done in a folder, as names of inputs are relative to it."""

    folder: str
    operation: Callable[..., Any]
    version: str = __version__

    def __repr__(self) -> str:  # what Dask shows of a task and writes into logs: no paths, no options
        return "appsmith-transform"

    def __call__(self, *items: Any) -> Any:
        if self.version != __version__:
            raise InputError(
                f"A worker has version {__version__}, not {self.version}", hint=_same(self.version)
            )
        with _ONE_AT_A_TIME:
            os.chdir(self.folder)
            return self.operation(*items)


class _Cluster(Executor):
    """The executor of a Dask client; that a worker died is said as the standard library says it."""

    def __init__(self, executor: Any, folder: str, killed: type[Exception]) -> None:
        self._executor = executor
        self._folder = folder
        self._killed = killed

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Hand over one call."""
        outer: Future[Any] = Future()
        inner = self._executor.submit(_There(self._folder, fn), *args, **kwargs)
        inner.add_done_callback(lambda done: self._pass_on(done, outer))
        return outer

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Do nothing: the cluster goes on, and closing the client cancels what is left."""

    def _pass_on(self, done: Future[Any], outer: Future[Any]) -> None:
        if not outer.set_running_or_notify_cancel():
            return
        if done.cancelled():  # not by us: the client gave up, since nobody answers
            outer.set_exception(InputError("The connection to the Dask scheduler was lost", hint=_LOST_HINT))
        elif (error := done.exception()) is not None:
            outer.set_exception(BrokenExecutor(str(error)) if isinstance(error, self._killed) else error)
        else:
            outer.set_result(done.result())
