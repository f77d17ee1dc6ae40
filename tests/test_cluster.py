"""A real scheduler and two real workers on this machine do what one process does."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

import pytest

from transform.version import __version__

pytest.importorskip("distributed")
FIXTURE = Path(__file__).parents[1] / "fixtures" / "order-desk-1.6.8.json"
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def address():
    """Start a scheduler and two workers, each a process."""
    from distributed import LocalCluster

    cluster = LocalCluster(
        n_workers=2, threads_per_worker=2, processes=True, host="127.0.0.1", dashboard_address=":0"
    )
    yield cluster.scheduler_address
    cluster.close()


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "in").mkdir()
    for number in range(12):
        (tmp_path / "in" / f"{number:02}.json").write_bytes(FIXTURE.read_bytes())
    (tmp_path / "in" / "03.json").write_bytes(b'{"cut')
    return tmp_path


def started(folder, command, *more):
    return subprocess.Popen(
        [sys.executable, "-m", "transform", *command.split(), *more],
        cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True,
        env={**os.environ, "PYTHONPATH": str(Path.cwd())},
    )  # fmt: skip


def ended(running, folder):
    """Return (exit code, standard output, standard error, name -> content of what was written and is removed)."""
    out, error = running.communicate(timeout=300)
    written = {path.name: path.read_bytes() for path in (folder / "out").glob("*")}
    shutil.rmtree(folder / "out", ignore_errors=True)
    return running.returncode, out, error, written


def ran(folder, command, *more):
    return ended(started(folder, command, *more), folder)


@pytest.mark.parametrize(
    "command", ["scan in", "validate in", "info in", "upgrade in -o out", "sanitize in -o out"]
)
def test_the_same_bytes_as_with_one_process(command, folder, address):
    alone = ran(folder, command, "--jobs", "1")
    assert ran(folder, command, "--dask", address) == alone
    assert alone[1] or alone[3]


def test_a_journal_is_kept_of_what_a_cluster_does(folder, address):
    command = "scan in --format json --journal journal"
    first, second = ran(folder, command, "--dask", address), ran(folder, command, "--dask", address)
    assert first[:2] == second[:2] == ran(folder, "scan in --format json")[:2]
    assert b"11 of 12 inputs have not changed" in second[2]
    assert b"11 of 12 inputs have not changed" in ran(folder, command)[2]


def test_a_worker_that_dies_loses_nothing(folder, address, tmp_path):
    from distributed import Client

    from transform.batch import run
    from transform.cluster import cluster

    mark = tmp_path / "died"
    items = [(number, str(mark)) for number in range(20)]
    with cluster(address, str(folder / "in" / "00.json")) as (executor, workers):
        assert workers == 4
        found = [*run(items, _deadly_once, executor, ahead=8, again=lambda: executor)]
    assert [one.result for one in found] == list(range(20))
    assert mark.exists()
    with Client(address, set_as_default=False) as client:
        client.wait_for_workers(2, timeout=30)


def _deadly_once(item):
    import os
    from pathlib import Path

    number, mark = item
    if number == 7 and not Path(mark).exists():
        Path(mark).touch()
        os.kill(os.getpid(), 9)
    return number


def test_what_cannot_work_is_said_before_anything_is_done(folder, address):
    code, out, error, _ = ran(folder, "scan missing.json", "--dask", address)
    assert (code, out) == (2, b"")
    assert b"cannot read missing.json" in error
    assert b"same path" in error
    code, _, error, _ = ran(folder, "scan in", "--dask", "tcp://127.0.0.1:9")
    assert code == 2
    assert b"No Dask scheduler answers at tcp://127.0.0.1:9" in error
    code, _, error, _ = ran(folder, "scan -", "--dask", address)
    assert code == 2
    assert b"Leave out --dask" in error


@pytest.mark.parametrize(
    "wrong", ["", "tcp:/x", "http://127.0.0.1:8787", "127.0.0.1", "tcp://127.0.0.1:70000"]
)
def test_what_is_no_address_is_said_and_the_command_ends(wrong, folder):
    code, out, error, _ = ran(folder, "scan in", "--dask", wrong)
    assert (code, out) == (2, b"")
    assert b"is no address of a Dask scheduler" in error
    assert b"tcp://HOST:8786" in error


def test_a_scheduler_that_is_lost_is_told():
    from concurrent.futures import Executor, Future

    from transform.batch import run
    from transform.cluster import _Cluster
    from transform.errors import InputError

    class Lost(Executor):
        """What the executor of a client does that has given up to reconnect: it cancels everything."""

        def submit(self, fn, /, *args, **kwargs):
            given_up = Future()
            given_up.cancel()
            return given_up

    running = run([1, 2], abs, _Cluster(Lost(), ".", KeyError), again=lambda: None)
    with pytest.raises(InputError, match="scheduler was lost"):
        next(running)


@pytest.fixture
def client(address):
    from distributed import Client

    with Client(address, set_as_default=False) as client:
        client.wait_for_workers(2, timeout=60)
        yield client


@pytest.fixture
def many(tmp_path):
    """A folder of several hundred files, each of its own content."""
    (tmp_path / "in").mkdir()
    for number in range(300):
        content = FIXTURE.read_bytes().replace(b"Order desk", b"Order desk %d" % number)
        (tmp_path / "in" / f"{number:03}.json").write_bytes(content)
    return tmp_path


def until(is_reached, running=None):
    """Wait until something is reached, while a process runs."""
    limit = time.monotonic() + 120
    while not is_reached():
        assert time.monotonic() < limit
        assert running is None or running.poll() is None
        time.sleep(0.01)


def tasks_known(client):
    return client.run_on_scheduler(lambda dask_scheduler: len(dask_scheduler.tasks))


def written(folder):
    return len([*(folder / "out").glob("*.json")])


@pytest.mark.parametrize("command", ["upgrade in -o out --quiet", "sanitize in -o out --format jsonl"])
def test_a_worker_that_is_killed_during_a_command_changes_nothing(command, many, client, address):
    alone = ran(many, command, "--jobs", "1")
    pids = client.run(os.getpid)
    running = started(many, command, "--dask", address)
    until(lambda: written(many) > 20, running)
    os.kill(next(iter(pids.values())), signal.SIGKILL)
    assert running.poll() is None
    assert ended(running, many) == alone
    assert len(alone[3]) == 300
    client.wait_for_workers(2, timeout=60)
    assert set(client.run(os.getpid).values()) != set(pids.values())


def test_the_scheduler_knows_a_few_tasks_only_however_many_files_there_are(many, client, address):
    running = started(many, "scan in --quiet", "--dask", address)
    known = []
    while running.poll() is None:
        known.append(tasks_known(client))
        time.sleep(0.005)
    assert running.returncode == 0, running.stderr.read()
    assert len([count for count in known if count]) > 10
    assert max(known) <= 2 * 4 * sum(
        client.nthreads().values()
    )  # those handed over, and those being forgotten


def test_an_interrupt_leaves_whole_files_and_no_tasks(many, client, address):
    running = started(many, "upgrade in -o out --quiet", "--dask", address)
    until(lambda: written(many) > 5, running)
    os.killpg(running.pid, signal.SIGINT)
    _, error = running.communicate(timeout=60)
    assert running.returncode != 0
    assert b"Traceback" not in error
    with pytest.raises(ProcessLookupError):
        os.killpg(running.pid, 0)
    until(lambda: tasks_known(client) == 0)
    until(lambda: not client.processing() or not any(client.processing().values()))
    until(lambda: not [*(many / "out").glob(".*")])  # what was under way is done
    left = {path.name: path.read_bytes() for path in (many / "out").iterdir()}
    assert 5 < len(left) < 300
    shutil.rmtree(many / "out")
    whole = ran(many, "upgrade in -o out --quiet", "--jobs", "1")[3]
    assert left.items() <= whole.items()


@contextmanager
def another_worker(client, folder, *options, path=""):
    """Start one more worker, with a folder of packages before all others."""
    before = len(client.nthreads())
    running = subprocess.Popen(
        [sys.executable, "-m", "distributed.cli.dask_worker", client.scheduler.address, "--no-nanny",
         "--nthreads", "1", "--no-dashboard", *options],
        cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": path or str(Path.cwd())},
    )  # fmt: skip
    try:
        client.wait_for_workers(before + 1, timeout=60)
        yield running
    finally:
        running.terminate()
        running.wait(timeout=60)
        until(lambda: len(client.nthreads()) == before)


#: Makes a worker like one on which nothing but Dask is installed.
WITHOUT_PACKAGE = "import sys; sys.modules['transform'] = None"


def test_a_worker_without_the_package_is_named(folder, client, address, tmp_path):
    with another_worker(client, tmp_path, "--preload", WITHOUT_PACKAGE):
        code, out, error, _ = ran(folder, "scan in", "--dask", address)
    assert (code, out) == (2, b"")
    assert b"has no package appsmith-transform" in error
    assert b"pip install" in error
    assert b"tcp://127.0.0.1" in error


def old_package(folder):
    """Return a folder in which the package has another version."""
    shutil.copytree(Path.cwd() / "transform", folder / "old" / "transform")
    version = folder / "old" / "transform" / "version.py"
    version.write_text(version.read_text() + '\n__version__ = "0.9.7"\n')
    return str(folder / "old")


def test_a_worker_with_another_version_is_named(folder, client, address, tmp_path):
    with another_worker(client, tmp_path, path=old_package(tmp_path)):
        code, out, error, _ = ran(folder, "scan in", "--dask", address)
    assert (code, out) == (2, b"")
    assert b"has version 0.9.7, not " in error


@pytest.mark.skipif(
    sys.platform != "linux", reason="the name means another folder in each process only there"
)
def test_a_worker_that_cannot_read_the_first_file_is_named(folder, client, address, tmp_path):
    name = "/proc/self/cwd/in/00.json"
    with another_worker(client, tmp_path):
        (tmp_path / "elsewhere").mkdir()
        code, out, error, _ = ran(folder, f"scan {name}", "--dask", address)
    assert (code, out) == (2, b"")
    assert b"cannot read /proc/self/cwd/in/00.json" in error


def naps(client, address, folder, tmp_path, *options, path=""):
    """Return what becomes of many naps when a worker joins before the first is given."""
    from transform.batch import run
    from transform.cluster import cluster

    first = str(folder / "in" / "00.json")
    with cluster(address, first) as (executor, _), another_worker(client, tmp_path, *options, path=path):
        return [done.error for done in run([0.05] * 100, time.sleep, executor)]


def test_a_worker_of_another_version_that_joins_later_ends_the_run(folder, client, address, tmp_path):
    from transform.errors import InputError

    with pytest.raises(InputError, match=rf"A worker has version 0.9.7, not .*=={__version__}'"):
        naps(client, address, folder, tmp_path, path=old_package(tmp_path))


def test_a_worker_without_the_package_that_joins_later_is_passed_over(folder, client, address, tmp_path):
    found = naps(client, address, folder, tmp_path, "--preload", WITHOUT_PACKAGE)
    assert found == [None] * 100
