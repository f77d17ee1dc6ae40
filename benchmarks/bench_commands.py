"""Whole commands beside what people would use instead, as processes: `python benchmarks/bench_commands.py`.

Tools that are not installed are left out: jd and gitleaks are programs, jsonpatch, DeepDiff and detect-secrets packages
of Python. Each reads the same files, and writes what it found to nowhere.
"""

from __future__ import annotations

import importlib.util
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import orjson
from bench_diff import edited
from documents import grown, made, typical
from measure import Claims, as_installed, figure, processes

OURS = [sys.executable, "-m", "transform"]
_LOAD = "import json, sys; a, b = (json.load(open(path)) for path in sys.argv[1:3]); "


#: It passes over files outside of the folder in which it runs.
_DETECT_SECRETS = (
    "import os, sys; from detect_secrets.main import main; "
    "folder, name = os.path.split(sys.argv.pop()); os.chdir(folder); sys.argv.append(name); main()"
)


def python(package: str, code: str, *arguments: str) -> list[str]:
    """Return the command that runs code of a package, [] where it is not installed."""
    return [sys.executable, "-c", code, *arguments] if importlib.util.find_spec(package) else []


def program(name: str, *arguments: str) -> list[str]:
    """Return the command that runs a program, [] where it is not installed."""
    return [name, *arguments] if shutil.which(name) else []


def diffs(before: str, after: str) -> dict[str, list[str]]:
    """Return the ways to compare two files, ours first."""
    patch = "import jsonpatch; print(jsonpatch.make_patch(a, b).to_string())"
    deep = "from deepdiff import DeepDiff; print(DeepDiff(a, b).to_json())"
    return {
        "appsmith-transform diff": [*OURS, "diff", before, after, "--format", "patch"],
        "jsonpatch": python("jsonpatch", _LOAD + patch, before, after),
        "DeepDiff": python("deepdiff", _LOAD + deep, before, after),
        "jd": program("jd", before, after),
    }


def scans(path: str) -> dict[str, list[str]]:
    """Return the ways to look for secrets in a file, ours first."""
    return {
        "appsmith-transform scan": [*OURS, "scan", path],
        "detect-secrets": python("detect_secrets", _DETECT_SECRETS, "scan", "--all-files", path),
        "gitleaks": program("gitleaks", "dir", "--no-banner", path),
    }


def others(path: str) -> dict[str, list[str]]:
    """Return what has no counterpart, and what anything that reads and writes JSON costs."""
    copy = "import orjson, pathlib, sys; p = pathlib.Path(sys.argv[1]); orjson.dumps(orjson.loads(p.read_bytes()))"
    return {
        "python and orjson, read and write": [sys.executable, "-c", copy, path],
        "appsmith-transform upgrade": [*OURS, "upgrade", path, "-q", "-o", "/dev/null"],
        "appsmith-transform info": [*OURS, "info", path],
        "appsmith-transform sanitize": [*OURS, "sanitize", path, "-q", "-o", "/dev/null"],
        "appsmith-transform validate": [*OURS, "validate", path],
    }


def files(folder: Path) -> Iterator[tuple[str, str, str]]:
    """Write the documents; yield (what they are, path, path of an edited version)."""
    for name, document in (
        ("20 KB", made(0.02)),
        ("1.5 MB", grown(typical(), 1.5)),
        ("10 MB", grown(typical(), 10)),
    ):
        before, after = folder / f"{name} before.json", folder / f"{name} after.json"
        before.write_bytes(orjson.dumps(document))
        after.write_bytes(orjson.dumps(edited(document, 11)))
        yield name, str(before), str(after)


def main() -> None:
    claims = Claims()
    with tempfile.TemporaryDirectory() as folder:
        environment = as_installed(folder)
        for name, before, after in files(Path(folder)):
            is_first = name == "20 KB"
            for group in (diffs(before, after), scans(before), others(before)):
                commands = {one: command for one, command in group.items() if command}
                times = processes(commands, runs=3, environment=environment, warm=not is_first)
                for tool, measured in times.items():
                    claims.tell(f"{name}: {tool}", figure(measured), " s")
    claims.finish()


if __name__ == "__main__":
    main()
