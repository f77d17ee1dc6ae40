"""What is completed in a real shell reaches the program as the name that it is."""

from __future__ import annotations

import copy
import fcntl
import json
import os
import pty
import select
import shutil
import subprocess
import sys
import termios
from pathlib import Path

import pytest
from command_line import FIXTURE

pytestmark = pytest.mark.slow

SHELLS = {
    "bash": ["bash", "--norc", "--noprofile", "-i"],
    "zsh": ["zsh", "-f", "-i"],
    "fish": ["fish", "--no-config", "-i"],
}
#: What is to be typed before the script of a shell is loaded.
FIRST = {
    "bash": "PS1='> '",
    "zsh": "PS1='> '; autoload -Uz compinit; compinit -u -D; unsetopt beep",
    "fish": "function fish_prompt; printf '> '; end",
}
#: Name of a page -> the letters of it that are typed, of which no other page has all.
PAGES = {
    "Plain": "Pla",
    "My Page": "My",
    "it's $(touch pwned) `touch pwned`": "it",
    'say "hello"; touch pwned': "say",
    "back\\slash \\$(touch pwned) \\`touch pwned\\`": "back",
    "glob*[a-z]? {a,b} ~ !x": "glob",
    "\u65e5\u672c \u00e9": "\u65e5",
}
UNTYPABLE = ("red\x1b[31m", "red\nline", "red\u202eright", "--write", "-w")


@pytest.fixture
def here(tmp_path: Path) -> Path:
    """Return a folder with an application, and the program, which notes down what it is called with."""
    document = json.loads(FIXTURE.read_text())
    first = document["pageList"][0]
    for name in (*PAGES, *UNTYPABLE):
        page = copy.deepcopy(first)
        page["unpublishedPage"] |= {"name": name, "layouts": []}
        document["pageList"].append(page)
    (tmp_path / "app.json").write_text(json.dumps(document))
    program = tmp_path / "bin" / "appsmith-transform"
    program.parent.mkdir()
    note = "import json, sys; open('called.json', 'a').write(json.dumps(sys.argv[1:]) + '\\n')"
    answer = "from transform.cli import main; main()"
    program.write_text(
        "#!/bin/sh\n"
        f'test "$_APPSMITH_TRANSFORM_COMPLETE" && exec {sys.executable} -c "{answer}" "$@"\n'
        f'exec {sys.executable} -c "{note}" "$@"\n'
    )
    program.chmod(0o755)
    return tmp_path


def environment(here: Path, **more: str) -> dict[str, str]:
    root = str(Path(__file__).parents[2])
    path = f"{here / 'bin'}:{os.environ['PATH']}"
    return {"PATH": path, "HOME": str(here), "TERM": "dumb", "LC_ALL": "C.UTF-8", "PYTHONPATH": root, **more}


class Terminal:
    """A shell that somebody types into."""

    def __init__(self, shell: str, here: Path) -> None:
        self.master, slave = pty.openpty()
        self.process = subprocess.Popen(
            SHELLS[shell],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            cwd=here,
            env=environment(here),
            start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),  # else fish is not interactive
        )
        os.close(slave)
        self.wait()

    def wait(self, quiet: float = 0.8) -> str:
        """Return what is shown until nothing more is."""
        shown = b""
        while select.select([self.master], [], [], quiet)[0]:
            try:
                shown += os.read(self.master, 65536)
            except OSError:
                break
        return shown.decode(errors="replace")

    def type(self, keys: str) -> str:
        """Type something; return what is shown then."""
        os.write(self.master, keys.encode())
        return self.wait()

    def close(self) -> None:
        """Leave the shell."""
        self.process.kill()
        self.process.wait()
        os.close(self.master)


@pytest.fixture(params=SHELLS)
def terminal(request, here):
    """Return a terminal with a shell that has loaded the script of the program."""
    shell = request.param
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not installed")
    asked = environment(here, _APPSMITH_TRANSFORM_COMPLETE=f"source_{shell}")
    script = subprocess.run([here / "bin" / "appsmith-transform"], env=asked, capture_output=True, check=True)
    (here / "script").write_bytes(script.stdout)
    terminal = Terminal(shell, here)
    terminal.type(f"{FIRST[shell]}\r")
    terminal.type("source ./script\r")
    yield terminal
    terminal.close()


def test_names_arrive_as_they_are_and_none_is_run(terminal, here):
    for typed in PAGES.values():
        terminal.type(f"appsmith-transform extract app.json --page {typed}\t")
        terminal.type("\r")
    called = [json.loads(line) for line in (here / "called.json").read_text().splitlines()]
    assert called == [["extract", "app.json", "--page", name] for name in PAGES]
    offered = terminal.type("appsmith-transform extract app.json --page red\t\t")
    assert "[31m" not in offered
    assert "\u202e" not in offered
    assert not (here / "pwned").exists()
