"""Real repositories for tests, made by the git binary."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path


def git(folder: Path, *arguments: str) -> str:
    """Run git with a name and address of its own; return what it prints."""
    identity = ["-c", "user.name=A", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false"]
    allowed = ["-c", "protocol.file.allow=always", "-c", "uploadpack.allowFilter=true"]
    done = subprocess.run(
        ["git", *identity, *allowed, "-C", str(folder), *arguments], check=True, capture_output=True
    )
    return done.stdout.decode().strip()


def new_repository(folder: Path, object_format: str = "sha1") -> Path:
    """Make an empty repository in a folder, which is made if it is absent."""
    folder.mkdir(exist_ok=True)
    git(folder, "init", "-q", "-b", "main", f"--object-format={object_format}")
    return folder


def commit(folder: Path, files: Mapping[str, bytes]) -> str:
    """Make a commit of exactly these files; return its id."""
    for path in folder.iterdir():
        if path.name != ".git":
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "a change", "--allow-empty")
    return git(folder, "rev-parse", "HEAD")
