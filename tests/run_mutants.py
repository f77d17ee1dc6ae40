"""Mutation tests of single modules: `python tests/run_mutants.py [NAME ...]`, the names as in tests/mutants.toml.

mutmut changes a module in small ways and runs its tests on each change. A change that no test notices is printed. Each
module is worked on in a copy of the tree below build/mutants, since mutmut writes beside what it mutates.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]
BUILD = ROOT / "build" / "mutants"
COPIED = ("transform", "tests", "fixtures", "docs")
CONFIGURATION = """
[tool.mutmut]
source_paths = ["transform"]
only_mutate = {only}
pytest_add_cli_args = ["-p", "no:cacheprovider", "-p", "no:xdist"]
pytest_add_cli_args_test_selection = {tests}
also_copy = ["fixtures", "docs"]
"""


def copy_of_the_tree(name: str, module: str, tests: list[str]) -> Path:
    """Copy the tree for one module, with mutmut's configuration; return the folder."""
    folder = BUILD / name
    shutil.rmtree(folder, ignore_errors=True)
    for part in COPIED:
        shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
    settings = CONFIGURATION.format(only=json.dumps([module]), tests=json.dumps(tests))
    (folder / "pyproject.toml").write_text((ROOT / "pyproject.toml").read_text() + settings)
    for file in ("CONTRIBUTING.md", "README.md"):
        shutil.copy(ROOT / file, folder / file)
    return folder


def survivors(name: str, module: str, tests: list[str]) -> tuple[int, list[str]]:
    """Run mutmut on a module; return how many mutants there are, and the diffs of those that survive."""
    folder = copy_of_the_tree(name, module, tests)
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    environment |= {"PYTHONDONTWRITEBYTECODE": "1"}

    def mutmut(*arguments: str) -> str:
        command = [sys.executable, "-m", "mutmut", *arguments]
        done = subprocess.run(
            command, cwd=folder, env=environment, capture_output=True, text=True, check=False
        )
        if done.returncode:
            sys.exit(f"{name}: mutmut {arguments[0]} failed\n{done.stdout[-3000:]}{done.stderr[-3000:]}")
        return done.stdout

    mutmut("run", "--max-children", str(os.cpu_count() or 1))
    rows = [line.split(": ") for line in mutmut("results", "--all", "true").splitlines() if ": " in line]
    states = {mutant.strip(): state.strip() for mutant, state in rows}
    alive = [mutant for mutant, state in states.items() if state not in ("killed", "timeout")]
    return len(states), [f"{states[mutant]}: {mutmut('show', mutant)}" for mutant in alive]


def main() -> None:
    """Run the modules that are named, or all; exit with 1 where a score is below the goal."""
    known = tomllib.loads((ROOT / "tests" / "mutants.toml").read_text())
    names = sys.argv[1:] or list(known["modules"])
    total = killed = 0
    for name in names:
        module, *tests = known["modules"][name]
        count, alive = survivors(name, module, tests)
        total, killed = total + count, killed + count - len(alive)
        for diff in alive:
            print(diff)
        print(f"{module}: {count - len(alive)} of {count} mutants killed\n", flush=True)
    score = 100 * killed / total if total else 100
    print(f"all: {killed} of {total} killed, {score:.0f} %; goal {known['goal']} %")
    sys.exit(score < known["goal"])


if __name__ == "__main__":
    main()
