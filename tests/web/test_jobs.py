"""One job at a time, which can be cancelled, and the crash of which leaves the page alive."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import threading
import weakref
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from asked import FIXTURE, dropped

from transform.web.jobs import Jobs, _Worker
from transform.web.messages import Request, Result
from transform.web.worker import Failure, Progress

pytestmark = pytest.mark.slow  # each job starts a process

ABOUT = Request("about", (dropped(FIXTURE),))


def with_jobs(act: Callable[[Jobs], Awaitable[Any]]) -> Any:
    async def acting() -> Any:
        jobs = Jobs()
        try:
            return await act(jobs)
        finally:
            jobs.close()

    return asyncio.run(acting())


async def last_of(jobs: Jobs, *, meanwhile: Callable[[Jobs], Any] = lambda _: None) -> Any:
    """Return the last that a job says; `meanwhile` is called once it has begun."""
    said = []
    async for one in jobs.run(ABOUT):
        said.append(one)
        if isinstance(one, Progress):
            meanwhile(jobs)
    return said[-1]


def test_a_crash_is_told_and_the_next_job_works():
    async def act(jobs: Jobs) -> Any:
        crashed = await last_of(jobs, meanwhile=lambda jobs: jobs._current.process.kill())
        return crashed, await last_of(jobs)

    crashed, after = with_jobs(act)
    assert isinstance(crashed, Failure)
    assert crashed.message.startswith("The job has ended unexpectedly")
    assert isinstance(after, Result)


def test_a_process_that_died_while_it_waited_is_replaced():
    async def act(jobs: Jobs) -> Any:
        jobs.prepare()
        jobs._next.process.kill()
        jobs._next.process.join()
        return await last_of(jobs)

    assert isinstance(with_jobs(act), Result)


def test_a_job_can_be_cancelled():
    async def act(jobs: Jobs) -> Any:
        cancelled = await last_of(jobs, meanwhile=Jobs.cancel)
        jobs.cancel()  # nothing is running: nothing happens
        return cancelled, await last_of(jobs)

    cancelled, after = with_jobs(act)
    assert cancelled == Failure("Cancelled")
    assert isinstance(after, Result)


def test_a_job_of_another_tab_is_not_cancelled():
    async def act(jobs: Jobs) -> Any:
        running = jobs.run(ABOUT, "this tab 1")
        said = [await anext(running)]
        jobs.cancel("another tab 1")
        jobs.cancel()
        return (said + [one async for one in running])[-1]

    assert isinstance(with_jobs(act), Result)


def test_no_process_is_started_once_all_have_been_ended():
    async def act(jobs: Jobs) -> Any:
        running = jobs.run(ABOUT)
        await anext(running)
        jobs.close()
        await running.aclose()
        return jobs._next

    assert with_jobs(act) is None


def test_a_connection_that_is_read_is_let_go_only_afterwards():
    """Else the connection of the next process has the same number, and its bytes would be read."""
    happened: list[str] = []
    begun, end = threading.Event(), threading.Event()

    class Slow:
        def recv(self) -> Any:
            begun.set()
            end.wait(10)
            happened.append("read")
            raise EOFError

        def close(self) -> None:
            happened.append("closed")

    worker = _Worker()
    worker.connection.close()
    worker.connection = Slow()
    threads = [threading.Thread(target=worker.receive), threading.Thread(target=worker.close)]
    threads[0].start()
    assert begun.wait(10)
    threads[1].start()
    worker.process.join(10)
    threads[1].join(0.2)
    end.set()
    for thread in threads:
        thread.join(10)
    assert happened == ["read", "closed"]


def test_a_second_job_at_the_same_time_is_refused():
    async def act(jobs: Jobs) -> Any:
        running = jobs.run(ABOUT)
        await anext(running)
        second = await last_of(jobs)
        await running.aclose()
        return second

    assert with_jobs(act).message == "Another job is running"


def test_a_result_that_nobody_takes_holds_up_no_other_job():
    async def act(jobs: Jobs) -> Any:
        running = jobs.run(ABOUT)
        while isinstance(one := await anext(running), Progress):
            pass
        other = await last_of(jobs)
        await running.aclose()
        return one, other

    assert all(isinstance(one, Result) for one in with_jobs(act))


def test_of_a_job_that_was_left_nothing_is_kept_when_the_next_runs():
    """Its files may be large, and its process has file descriptors."""

    async def act(jobs: Jobs) -> Any:
        begun = asyncio.Event()

        async def left() -> None:
            raised: list[BaseException] = []
            try:
                async with contextlib.aclosing(jobs.run(ABOUT)) as running:
                    async for _ in running:
                        begun.set()
            except asyncio.CancelledError as error:
                raised.append(error)  # its traceback refers to this frame, as in the server
                raise

        task = asyncio.ensure_future(left())
        await begun.wait()
        worker = weakref.ref(jobs._current)
        task.cancel()
        await asyncio.wait([task])
        del task
        await last_of(jobs)
        return worker()

    gc.disable()
    try:
        assert with_jobs(act) is None
    finally:
        gc.enable()


def test_who_stops_listening_ends_the_job():
    async def act(jobs: Jobs) -> Any:
        running = jobs.run(ABOUT)
        await anext(running)
        process = jobs._current.process
        await running.aclose()
        return process.is_alive()

    assert with_jobs(act) is False
