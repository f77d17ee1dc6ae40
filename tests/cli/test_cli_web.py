"""The command `web`, as far as it needs no browser; see tests/web for the page."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest
from command_line import appsmith_transform

COMMAND = (sys.executable, "-m", "transform", "web", "--no-open")


def test_without_the_extra_it_says_how_to_get_it(monkeypatch, capsys):
    from transform.cli.app import run

    for name in [name for name in sys.modules if name.startswith("transform.web")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    assert run(["web", "--no-open"]) == 2
    said = capsys.readouterr().err
    assert "uvicorn, which is not installed" in said
    assert "pip install 'appsmith-transform[web]'" in said


def test_a_port_that_is_taken_is_refused():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = appsmith_transform("web", "--no-open", "--port", str(port))
    assert done.returncode == 2
    assert f"Port {port} of 127.0.0.1 cannot be used" in done.stderr.decode()


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_it_prints_the_address_and_stops_without_a_traceback(how):
    running = subprocess.Popen(COMMAND, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert running.stdout
    address = running.stdout.readline().split()[-1]
    with urllib.request.urlopen(address) as answer:
        assert b"Nothing leaves this computer" in answer.read()
    running.send_signal(how)
    _, said = running.communicate(timeout=20)
    assert said == ""


@pytest.mark.skipif(
    not Path("/proc/self/task").exists(), reason="processes are looked up as Linux shows them"
)
def test_a_server_that_is_killed_leaves_no_process_behind():
    running = subprocess.Popen(COMMAND, stdout=subprocess.PIPE, text=True)
    assert running.stdout
    running.stdout.readline()
    children = Path(f"/proc/{running.pid}/task/{running.pid}/children").read_text().split()
    assert children  # the process for the first job
    running.kill()
    running.wait(20)
    end = time.monotonic() + 20
    while any(_runs(child) for child in children):
        assert time.monotonic() < end
        time.sleep(0.05)


def _runs(process: str) -> bool:
    try:
        return "State:\tZ" not in Path(f"/proc/{process}/status").read_text()
    except OSError:
        return False
