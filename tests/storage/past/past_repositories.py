"""Make repositories with the git binary: commits of given trees, merges with any result."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from corpus import CORPUS
from layout_trees import Tree

BUNDLES = CORPUS / "git-real"
needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
needs_bundles = pytest.mark.skipif(
    shutil.which("git") is None or not BUNDLES.is_dir(), reason=f"needs git and the bundles at {BUNDLES}"
)


def git(folder: Path, *arguments: str) -> str:
    """Run git; return what it prints."""
    identity = ["-c", "user.name=Ann", "-c", "user.email=ann@example.com", "-c", "commit.gpgsign=false"]
    done = subprocess.run(
        ["git", *identity, "-C", str(folder), *arguments], capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


class Repository:
    """A repository whose commits are made of whole trees."""

    def __init__(self, root: Path) -> None:
        self.root = root
        root.mkdir(parents=True, exist_ok=True)
        git(root, "init", "-q", "-b", "main")

    def commit(self, files: Tree, *parents: str, message: str = "Work") -> str:
        """Commit a tree after some parents, check it out, and return the commit's id."""
        for path in list(self.root.iterdir()):
            if path.name != ".git":
                shutil.rmtree(path) if path.is_dir() else path.unlink()
        for name, data in files.items():
            (self.root / name).parent.mkdir(parents=True, exist_ok=True)
            (self.root / name).write_bytes(data)
        git(self.root, "add", "-A")
        tree = git(self.root, "write-tree")
        after = [part for parent in parents for part in ("-p", parent)]
        commit = git(self.root, "commit-tree", tree, "-m", message, *after)
        git(self.root, "update-ref", "refs/heads/main", commit)
        return commit

    def merge(self, base: Tree | None, ours: Tree, theirs: Tree, result: Tree) -> str:
        """Commit a merge of two trees that come from a third; None: they come from none."""
        start = [self.commit(base)] if base is not None else []
        sides = [self.commit(ours, *start), self.commit(theirs, *start)]
        return self.commit(result, *sides, message="Merge branch 'theirs'")


def cloned(bundle: str, folder: Path) -> Path:
    """Clone a bundle of the corpus."""
    root = folder / bundle
    subprocess.run(["git", "clone", "-q", str(BUNDLES / f"{bundle}.bundle"), str(root)], check=True)
    return root
