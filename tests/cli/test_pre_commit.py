"""The hooks in pre-commit itself, in a repository of exports; skipped where that is not installed.

pre-commit installs this project with pip, so it needs an index or its cache.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from command_line import FIXTURE
from stopped_repository import git, init

import transform
from transform.storage.layout.unpack import unpack

ROOT = Path(__file__).parents[2]
PRE_COMMIT = shutil.which("pre-commit")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(PRE_COMMIT is None, reason="pre-commit is not installed"),
    pytest.mark.skipif(not (ROOT / ".git").exists(), reason="no repository that pre-commit could clone"),
]
PASSWORD = "Zk7-unlikely-" + "Pass9"
OTHERS = {"package.json": '{"name": "x"}', "tsconfig.json": "{ // none\n}", "notes.txt": "text"}


def good() -> dict[str, Any]:
    return transform.sanitize(transform.upgrade(json.loads(FIXTURE.read_text())).document).document


def with_secret(document: dict[str, Any]) -> dict[str, Any]:
    source, *others = document["datasourceList"]
    authentication = {"authentication": {"username": "u", "password": PASSWORD}}
    return {**document, "datasourceList": [{**source, "datasourceConfiguration": authentication}, *others]}


@pytest.fixture(scope="module")
def tool(tmp_path_factory) -> Path:
    """Return a repository with the files of this project as they are now."""
    folder = init(tmp_path_factory.mktemp("tool"))
    for name in git(ROOT, "ls-files", "-z").split("\0"):
        if name and (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, folder / name)
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "now")
    return folder


@pytest.fixture(scope="module")
def exports(tool, tmp_path_factory) -> Path:
    """Return a repository with a good export, its layout and files of others; all hooks are installed in it."""
    root = init(tmp_path_factory.mktemp("exports"))
    hooks = "".join(f"      - id: {hook}\n" for hook in WRONG)
    revision = git(tool, "rev-parse", "HEAD").strip()
    (root / ".pre-commit-config.yaml").write_text(
        f"repos:\n  - repo: {tool}\n    rev: {revision}\n    hooks:\n{hooks}"
    )
    for name, text in OTHERS.items():
        (root / name).write_text(text)
    (root / "good.json").write_text(json.dumps(good(), indent=4))
    for name, data in unpack(good()).items():
        (root / "layout" / name).parent.mkdir(parents=True, exist_ok=True)
        (root / "layout" / name).write_bytes(data)
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "good")
    return root


def run_hook(root: Path, hook: str, home: Path) -> tuple[int, str]:
    done = subprocess.run(
        [PRE_COMMIT or "", "run", hook, "--all-files"],
        cwd=root,
        env={**os.environ, "PRE_COMMIT_HOME": str(home)},
        capture_output=True,
        text=True,
        check=False,
        timeout=600,
    )
    return done.returncode, done.stdout + done.stderr


@pytest.fixture(scope="module")
def home(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("home")


#: Hook -> what is wrong, as the text of an export, and the words that say so.
WRONG: dict[str, tuple[Any, str]] = {
    "appsmith-sanitize-check": (lambda: with_secret(good()), "secret in the configuration of a datasource"),
    "appsmith-sanitize": (lambda: with_secret(good()), "files were modified by this hook"),
    "appsmith-scan": (lambda: with_secret(good()), "secret in the configuration of a datasource"),
    "appsmith-validate": (lambda: {**good(), "serverSchemaVersion": 999}, "wrong.json: refused by"),
    "appsmith-upgrade-check": (lambda: json.loads(FIXTURE.read_text()), "wrong.json: would be upgraded"),
}


@pytest.mark.parametrize("hook", WRONG)
def test_a_hook_passes_what_is_good_and_says_what_is_wrong(hook, exports, home):
    code, said = run_hook(exports, hook, home)
    assert code == 0, said
    make, words = WRONG[hook]
    wrong = exports / "wrong.json"
    try:
        wrong.write_text(json.dumps(make(), indent=4))
        git(exports, "add", "-A")
        code, said = run_hook(exports, hook, home)
        assert code == 1, said
        assert words in said
        assert PASSWORD not in said
        assert "good.json: would" not in said
    finally:
        wrong.unlink()
        git(exports, "reset", "-q", "--hard")
    assert {name: (exports / name).read_text() for name in OTHERS} == OTHERS
