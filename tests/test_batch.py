"""Many inputs in processes: order, failures, workers that die, what is handed over at once."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from pathlib import Path

import pytest

from transform.batch import ahead_of, processes, run
from transform.errors import InputError, TransformError
from transform.storage.layout.problems import LayoutError


def doubled(number):
    time.sleep(0.002 * (number % 3))
    if number % 10 == 7:
        raise InputError(f"{number} is refused", hint="Take another.", line=number, column=1)
    return number * 2


def expected(numbers):
    return [(n, None if n % 10 == 7 else n * 2) for n in numbers]


def outcome(found):
    return [(one.item, one.result) for one in found]


def test_here_and_in_processes_the_same_comes_out_in_the_order_of_the_inputs():
    numbers = range(40)
    with processes(2)() as pool:
        there = [*run(numbers, doubled, pool, ahead=ahead_of(2))]
    here = [*run(numbers, doubled)]
    assert outcome(here) == outcome(there) == expected(numbers)
    assert [str(one.error) for one in here] == [str(one.error) for one in there]
    assert str(there[7].error) == "7 is refused (line 7, column 1). Take another."


def test_any_executor_of_the_standard_interface_will_do():
    with ThreadPoolExecutor(3) as pool:
        assert outcome(run(range(20), doubled, pool)) == expected(range(20))


def refuse_as_a_layout_does(_item):
    raise LayoutError("page.json", "broken", hint="Mend it.")


def test_an_error_that_cannot_be_pickled_breaks_nothing():
    with processes(1)() as pool:
        (done, _) = run([1, 2], refuse_as_a_layout_does, pool)
    assert str(done.error) == "page.json: broken. Mend it."


def defective(_item):
    raise ZeroDivisionError("a defect")


@pytest.mark.parametrize("start", [lambda: None, processes(1)])
def test_a_defect_is_raised_and_never_a_failure_of_the_input(start):
    pool = start()
    with pytest.raises(ZeroDivisionError):
        list(run([1], defective, pool))
    if pool:
        pool.shutdown()


class Counting(Executor):
    """Does nothing until it is asked for a result, and counts what waits."""

    def __init__(self):
        self.waiting = self.most = 0

    def submit(self, work, item):
        self.waiting += 1
        self.most = max(self.most, self.waiting)
        future = Future()
        future.set_result(work(item))
        return future


def test_only_a_bounded_number_of_inputs_is_handed_over():
    pool = Counting()
    taken = 0

    def numbers():
        for number in range(5_000):
            assert number - taken <= 8
            yield number

    for done in run(numbers(), abs, pool, ahead=8):
        pool.waiting -= 1
        taken += 1
        assert done.result == done.item
    assert (taken, pool.most) == (5_000, 8)


def test_who_stops_early_cancels_what_waits():
    worked = []
    with ThreadPoolExecutor(1) as pool:
        found = run(range(1000), lambda item: worked.append(item) or time.sleep(0.01), pool, ahead=50)
        assert next(found).item == 0
        found.close()
    assert len(worked) < 10


def deadly(item):
    number, folder = item
    mark = Path(folder) / str(number)
    if number in (5, 11) and not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    if number == 14:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


@pytest.mark.slow
def test_a_killed_worker_is_told_and_its_input_tried_once_more(tmp_path):
    told = []
    items = [(number, str(tmp_path)) for number in range(20)]
    with processes(2)() as pool:
        found = [*run(items, deadly, pool, ahead=4, again=processes(1), told=told.append)]
    assert [one.item[0] for one in found] == list(range(20))
    assert [one.item[0] for one in found if one.error] == [14]
    assert "killed, twice" in str(found[14].error)
    assert 1 <= len(told) <= 3


@pytest.mark.slow
def test_without_a_way_to_try_again_a_killed_worker_is_an_error(tmp_path):
    with processes(1)() as pool, pytest.raises(TransformError, match="worker process was killed"):
        list(run([(14, str(tmp_path))], deadly, pool))


SLEEPER = """
import sys, time
from transform.batch import processes, run
def work(n):
    open(sys.argv[1], "a").write("x")
    time.sleep(30)
with processes(2)() as pool:
    list(run(range(10), work, pool))
"""


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc").is_dir(), reason="looks for processes in /proc")
def test_workers_end_with_their_parent_even_if_that_is_killed(tmp_path):
    script, mark = tmp_path / "sleeper_of_batch.py", tmp_path / "mark"
    script.write_text(SLEEPER)
    parent = subprocess.Popen(
        [sys.executable, script, mark], env={**os.environ, "PYTHONPATH": str(Path.cwd())}
    )
    until = time.monotonic() + 60
    while not mark.exists() and time.monotonic() < until:
        time.sleep(0.05)
    parent.kill()
    parent.wait()
    while of(script) and time.monotonic() < until:
        time.sleep(0.2)
    assert of(script) == []


def of(script):
    """Return the processes that run a script."""
    found = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            if str(script).encode() in path.read_bytes():
                found.append(path.parent.name)
        except OSError:
            continue
    return found
