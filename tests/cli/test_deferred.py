"""Deferred modules are loaded on their first use, and then are like any other."""

from __future__ import annotations

import subprocess
import sys

import pytest

_PROGRAM = """
import sys
from transform.cli._deferred import defer
defer()
import typer, {name}
before = len(vars({name}))
assert {use}
assert type(sys.modules["{name}"]) is type(sys)
print(before < len(vars({name})))
"""


def answer(program: str) -> str:
    return subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True).stdout


@pytest.mark.parametrize(
    ("name", "use"),
    [
        ("subprocess", "subprocess.run([sys.executable, '-c', 'pass']).returncode == 0"),
        ("bz2", "bz2.decompress(bz2.compress(b'a')) == b'a'"),
        ("lzma", "lzma.decompress(lzma.compress(b'a')) == b'a'"),
        ("ipaddress", "ipaddress.ip_address('127.0.0.1').is_loopback"),
        ("textwrap", "textwrap.dedent(' a') == 'a'"),
        ("tokenize", "tokenize.ENCODING"),
        ("tempfile", "tempfile.gettempdir()"),
    ],
)
def test_a_module_is_loaded_when_something_of_it_is_used(name: str, use: str):
    assert answer(_PROGRAM.format(name=name, use=use)) == "True\n"


def test_what_is_imported_already_stays_as_it_is():
    program = "import textwrap as one; from transform.cli._deferred import defer; defer(); print(vars(one)['dedent'])"
    assert answer(program).startswith("<function dedent")


def test_threads_that_need_a_module_at_once_all_get_it():
    program = """
import threading
from transform.cli._deferred import defer
defer()
import tempfile
start, got = threading.Barrier(8), []
def use():
    start.wait()
    got.append(tempfile.gettempdir())
threads = [threading.Thread(target=use) for _ in range(8)]
for thread in threads: thread.start()
for thread in threads: thread.join()
print(len(got))
"""
    assert answer(program) == "8\n"
