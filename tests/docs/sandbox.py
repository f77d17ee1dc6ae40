"""The folder in which the commands of the documentation run, with the files of which they speak."""

from __future__ import annotations

import json
import os
import shutil
import sys
from pathlib import Path
from typing import Any

from order_desk_pair import FIXTURE, order_desk_pair

ROOT = Path(__file__).parents[2]
_WORKSPACE = """release = "1.91"
datasources = [{name = "Orders database", pluginId = "postgres-plugin"}]
"""


def furnish(folder: Path) -> dict[str, str]:
    """Write the files into a folder and return the environment in which commands find the program."""
    old, new = order_desk_pair()
    for name in ("app", "other", "shop", "base", "yesterday"):
        shutil.copy(FIXTURE, folder / f"{name}.json")
    for name, document in {
        "old": old,
        "new": new,
        "ours": new,
        "theirs": old,
        "shop-new": new,
        "today": new,
    }.items():
        _write(folder / f"{name}.json", document)
    (folder / "exports").mkdir()
    _write(folder / "exports" / "desk.json", old)
    _write(folder / "exports" / "orders.json", new)
    (folder / "workspace.toml").write_text(_WORKSPACE)
    _write(folder / "part.json", {key: old[key] for key in ("actionList", "datasourceList") if key in old})
    programs = folder / ".bin"
    programs.mkdir()
    program = programs / "appsmith-transform"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m transform "$@"\n')
    program.chmod(0o755)
    return {
        "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT),
        "HOME": str(folder),
        "COLUMNS": "100",
        "LC_ALL": "C.UTF-8",
        "SOURCE_DATE_EPOCH": "1735689600",
        **{f"ORDERS_DATABASE_{name}": "x" for name in ("DATABASE_NAME", "USERNAME", "PASSWORD")},
        **{f"GIT_{who}_{what}": value for who in ("AUTHOR", "COMMITTER") for what, value in _PERSON.items()},
    }


_PERSON = {"NAME": "Ada", "EMAIL": "ada@example.com", "DATE": "2025-01-01T00:00:00Z"}


def _write(path: Path, document: Any) -> None:
    path.write_text(json.dumps(document, indent=2, ensure_ascii=False) + "\n")
