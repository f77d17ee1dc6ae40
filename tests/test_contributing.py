"""The recipes of CONTRIBUTING.md work: their files pass their tests in a copy of the tree."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FILE = re.compile(r"^`(?P<path>[\w/]+\.py)`\n\n```python\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
#: What else must stay green where a step, a rule or a check is added, by the package that it goes to.
ALSO = {
    "transform/upgrading/pages": "tests/upgrading/test_steps.py",
    "transform/sanitizing/rules": "tests/sanitizing/recognition/test_rule.py",
    "transform/validating/checks": "tests/validating/test_run_checks.py",
}


def recipes() -> list[list[tuple[str, str]]]:
    """Return the (path, text) of the files of each recipe that has any."""
    sections = (ROOT / "CONTRIBUTING.md").read_text().split("\n## ")
    return [files for section in sections if (files := FILE.findall(section))]


def test_there_are_three_of_two_files_each():
    assert [len(files) for files in recipes()] == [2, 2, 2]
    assert {str(Path(files[0][0]).parent) for files in recipes()} == set(ALSO)


@pytest.mark.slow
@pytest.mark.parametrize("files", recipes(), ids=lambda files: Path(files[0][0]).stem)
def test_a_recipe_works(files, tmp_path):
    for name in ("transform", "tests", "fixtures"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "CONTRIBUTING.md"):
        shutil.copy(ROOT / name, tmp_path / name)
    for path, text in files:
        (tmp_path / path).write_text(text)
    module, test = (path for path, _ in files)
    environment = {**os.environ, "PYTHONPATH": str(tmp_path), "PYTHONDONTWRITEBYTECODE": "1"}
    also = ALSO[str(Path(module).parent)]
    for command in (
        ["pytest", "-q", "-p", "no:cacheprovider", test, also],
        ["ruff", "check", "--no-cache", module, test],
        ["ruff", "format", "--no-cache", "--check", module, test],
    ):
        done = subprocess.run(
            [sys.executable, "-m", *command],
            cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=300, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stdout + done.stderr
