"""The steps of action.yml, run as the runner does: the script as it stands there, inputs by the environment."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from command_line import FIXTURE

ROOT = Path(__file__).parents[2]
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
STEPS = {step["name"]: step for step in ACTION["runs"]["steps"] if "run" in step}
pytestmark = pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")

#: Names that a shell would take for something else if they were ever part of a script.
NAMES = [
    "an app.json",
    'it\'s "mine".json',
    "$(touch pwned).json",
    "`touch pwned`.json",
    "; touch pwned #.json",
    "${{ github.token }}.json",
    "--write.json",
    "*.json",
    "back\\slash.json",
]


def with_leak(data: bytes) -> bytes:
    """Return the example with a key that is nobody's."""
    return data.replace(b'"Refresh"', b'"sk_live_' + b'51Hq8Zt2bVx7LmN4pRc9WdYf"')


@pytest.fixture
def check(tmp_path):
    """Return a function that runs the step that checks, in a folder with the program."""
    programs = tmp_path / "temp" / "appsmith-transform" / "bin"
    programs.mkdir(parents=True)
    program = programs / "appsmith-transform"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m transform "$@"\n')
    program.chmod(0o755)
    (tmp_path / "work").mkdir()

    def run(**inputs: str) -> subprocess.CompletedProcess[str]:
        step = STEPS["Check"]
        assert set(step["env"]) == {f"INPUT_{name.upper()}" for name in set(ACTION["inputs"]) - {"version"}}
        given = {
            "command": "validate",
            **dict.fromkeys(("target", "policy", "sarif", "settings"), ""),
            **inputs,
        }
        environment = {
            **os.environ,
            **{f"INPUT_{name.upper()}": text for name, text in given.items()},
            "RUNNER_TEMP": str(tmp_path / "temp"),
            "GITHUB_OUTPUT": str(tmp_path / "output"),
            "PYTHONPATH": str(ROOT),
        }
        return subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
            cwd=tmp_path / "work", env=environment, capture_output=True, text=True, timeout=60, check=False,
        )  # fmt: skip

    return run


def test_no_input_is_ever_part_of_a_script():
    for step in STEPS.values():
        assert "${{" not in step["run"]


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_a_name_whatever_it_holds(name, check, tmp_path):
    shutil.copy(FIXTURE, tmp_path / "work" / name)
    done = check(paths=name, target="1.9.16")
    assert done.returncode == 0, done.stderr
    assert [path.name for path in (tmp_path / "work").iterdir()] == [name]


def test_several_paths_stand_on_lines_of_their_own(check, tmp_path):
    for name in ("one app.json", "two.json"):
        shutil.copy(FIXTURE, tmp_path / "work" / name)
    done = check(command="upgrade", paths="one app.json\r\n\ntwo.json\n")
    assert done.returncode == 1  # both are of an old version
    assert "one app.json" in done.stdout + done.stderr
    assert "two.json" in done.stdout + done.stderr


def test_settings_of_the_checkout_do_not_weaken_the_check_unless_they_are_named(check, tmp_path):
    (tmp_path / "work" / "app.json").write_text('{"pageList": 1}')
    (tmp_path / "work" / ".appsmith-transform.toml").write_text("[validate]\nformat = 'json'\n")
    assert not check(paths="app.json").stdout.startswith("{")
    assert "::error" in check(paths="app.json").stdout
    assert (
        "--config" in STEPS["Check"]["run"] and check(paths="app.json", settings="none.toml").returncode == 2
    )


def test_findings_are_written_and_shown_and_fail_the_job(check, tmp_path):
    (tmp_path / "work" / "app.json").write_bytes(with_leak(FIXTURE.read_bytes()))
    done = check(command="scan", paths="app.json", sarif="my findings.sarif")
    assert done.returncode == 1
    assert "stripe" in (done.stdout + done.stderr).lower()
    (run,) = json.loads((tmp_path / "work" / "my findings.sarif").read_bytes())["runs"]
    assert run["results"]
    delimiter, name, end = (tmp_path / "output").read_text().splitlines()
    assert (delimiter, name) == (f"sarif<<{end}", "my findings.sarif")


@pytest.mark.parametrize("command", ["validate", "scan", "sanitize", "upgrade"])
def test_every_command_annotates_files_and_writes_sarif(command, check, tmp_path):
    (tmp_path / "work" / "app.json").write_bytes(with_leak(FIXTURE.read_bytes()))
    done = check(command=command, paths="app.json", sarif="x.sarif")
    assert any(line.startswith("::") and "file=app.json" in line for line in done.stdout.splitlines())
    (run,) = json.loads((tmp_path / "work" / "x.sarif").read_bytes())["runs"]
    assert run["results"]


@pytest.mark.parametrize(
    ("inputs", "message"),
    [
        ({"command": "git install"}, "none of validate, scan, sanitize, upgrade"),
        ({"command": "scan", "target": "1.9.16"}, "target is for"),
        ({"policy": "strict"}, "policy is for"),
        ({"paths": "\n"}, "names no file"),
    ],
)
def test_inputs_that_do_not_go_together_are_refused(inputs, message, check):
    done = check(**{"paths": "app.json", **inputs})
    assert done.returncode == 2
    assert done.stdout.startswith("::error::")
    assert message in done.stdout


def test_a_file_that_cannot_be_read_is_an_error_with_sarif_too(check):
    assert check(paths="gone.json").returncode == 2
    assert check(paths="gone.json", sarif="x.sarif").returncode == 2


@pytest.mark.parametrize(
    ("version", "installed"),
    [
        ("", "/the/action"),
        ("1.0.0", "appsmith-transform==1.0.0"),
        ("1.1.0rc1", "appsmith-transform==1.1.0rc1"),
    ],
)
def test_what_is_installed(version, installed, tmp_path):
    done = install(version, tmp_path)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "installed").read_text().splitlines()[-1] == installed


@pytest.mark.parametrize("version", ["1.0.0 --index-url=x", "$(touch pwned)", "../evil", "-r", "1.0.0\nevil"])
def test_a_version_that_is_none_is_refused(version, tmp_path):
    assert install(version, tmp_path).returncode == 2
    assert not (tmp_path / "installed").exists()


def install(version: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run the step that installs with a Python that writes down what pip is asked for."""
    python = folder / "python"
    python.write_text(
        f'#!/bin/sh\nif [ "$3" = venv ]; then mkdir -p "$4/bin"; cp "$0" "$4/bin/python"; exit; fi\n'
        f'printf "%s\\n" "$@" > "{folder}/installed"\n'
    )
    python.chmod(0o755)
    environment = {
        **os.environ,
        "INPUT_VERSION": version,
        "PYTHON": str(python),
        "GITHUB_ACTION_PATH": "/the/action",
        "RUNNER_TEMP": str(folder / "a temp"),
    }
    return subprocess.run(
        ["bash", "-c", STEPS["Install appsmith-transform"]["run"]],
        env=environment, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip


def test_no_module_of_the_checkout_is_run_by_python() -> None:
    """Where `-m` is used without `-I`, a `pip` or `venv.py` in the folder that is checked would be run."""
    text = (Path(__file__).parents[2] / "action.yml").read_text(encoding="utf-8")
    assert text.count(" -m ") == text.count(" -I -m ") == 2
