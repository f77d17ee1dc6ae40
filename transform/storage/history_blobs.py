"""Name every content that the commits of a repository brought, each once."""

from __future__ import annotations

import os
from pathlib import Path

from ..errors import InputError
from .revision import _LINK, _SUBMODULE, git_output


def history_blobs(repository: Path, revisions: str) -> dict[str, tuple[str, str]]:
    """Return blob -> (commit, path) for every content that commits brought; the earliest of them counts.

    `revisions`: as `git log` takes them (`A..B`, a branch). Links and submodules are left out. Raises
    InputError for revisions that the repository lacks.
    """
    if not revisions or revisions.startswith("-"):
        raise InputError(f"{revisions!r} is no range of revisions", hint="Name a branch, or a range A..B.")
    log = git_output(
        repository,
        "log",
        "--reverse",
        "--topo-order",
        "--no-renames",
        "-m",
        "--root",
        "--raw",
        "--no-abbrev",
        "-z",
        "--no-ext-diff",
        "--no-textconv",
        "--no-show-signature",
        "--no-color",
        "--format=tformat:commit %H",
        "--end-of-options",
        revisions,
        "--",
    )
    found: dict[str, tuple[str, str]] = {}
    commit, fields = "", iter(log.split(b"\0"))
    for field in fields:
        head = field.lstrip(b"\n")
        if head.startswith(b"commit "):
            commit = head.split()[1].decode()
        elif head.startswith(b":"):
            _, mode, _, blob, _ = head[1:].decode().split(" ")
            path = os.fsdecode(next(fields))
            if mode not in (_LINK, _SUBMODULE, "000000"):
                found.setdefault(blob, (commit, path))
    return found
