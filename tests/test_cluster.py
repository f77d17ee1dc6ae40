"""A real scheduler and two real workers on this machine do what one process does."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("distributed")
FIXTURE = Path(__file__).parents[1] / "fixtures" / "order-desk-1.6.8.json"
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def address():
    """Start a scheduler and two workers, each a process."""
    from distributed import LocalCluster

    cluster = LocalCluster(
        n_workers=2, threads_per_worker=2, processes=True, host="127.0.0.1", dashboard_address=None
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


def ran(folder, command, *more):
    done = subprocess.run(
        [sys.executable, "-m", "transform", *command.split(), *more],
        cwd=folder, capture_output=True, check=False,
        env={**os.environ, "PYTHONPATH": str(Path.cwd())},
    )  # fmt: skip
    out = folder / "out"
    written = {path.name: path.read_bytes() for path in out.iterdir()} if out.exists() else {}
    for path in out.iterdir() if out.exists() else ():
        path.unlink()
    return done.returncode, done.stdout, done.stderr, written


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
    assert b"no Dask scheduler at tcp://127.0.0.1:9" in error
    code, _, error, _ = ran(folder, "scan -", "--dask", address)
    assert code == 2
    assert b"Leave out --dask" in error


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
