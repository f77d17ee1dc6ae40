"""Repositories in which git stops: a small application, changed on two branches."""

from __future__ import annotations

import copy
import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

from layout_trees import small_export

from transform.storage.layout.unpack import unpack

Change = Callable[[dict[str, Any]], None]
_IDENTITY = ("user.name=A", "user.email=a@example.com", "commit.gpgsign=false", "protocol.file.allow=always")


def git(folder: Path, *arguments: str, check: bool = True) -> str:
    """Return what a git command prints."""
    options = [part for setting in _IDENTITY for part in ("-c", setting)]
    done = subprocess.run(
        ["git", *options, "-C", str(folder), *arguments],
        check=check,
        capture_output=True,
        env={**os.environ, "GIT_EDITOR": "true"},
    )
    return done.stdout.decode()


def init(root: Path) -> Path:
    root.mkdir(parents=True, exist_ok=True)
    git(root, "init", "-q", "-b", "main")
    for setting in _IDENTITY:
        git(root, "config", *setting.split("=", 1))
    return root


def commit(
    root: Path, document: dict[str, Any] | None = None, folder: str = "", message: str = "change"
) -> str:
    """Write an application into a folder of a working tree, commit all, return the commit."""
    if document is not None:
        files = unpack(document)
        for path in (root / folder).rglob("*"):
            relative = path.relative_to(root / folder).as_posix()
            if path.is_file() and relative.startswith("pages/") and relative not in files:
                path.unlink()
        for path_, data in files.items():
            (root / folder / path_).parent.mkdir(parents=True, exist_ok=True)
            (root / folder / path_).write_bytes(data)
    git(root, "add", "-A")
    git(root, "commit", "-q", "--allow-empty", "-m", message)
    return git(root, "rev-parse", "HEAD").strip()


def changed(*changes: Change) -> dict[str, Any]:
    """Return the small application after some changes."""
    document = copy.deepcopy(small_export())
    for change in changes:
        change(document)
    return document


def branches(root: Path, ours: Change, theirs: Change, folder: str = "") -> Path:
    """Make a repository whose branches `main` and `feature` each change the small application."""
    init(root)
    commit(root, small_export(), folder, "base")
    git(root, "checkout", "-qb", "feature")
    commit(root, changed(theirs), folder, "theirs")
    git(root, "checkout", "-q", "main")
    commit(root, changed(ours), folder, "ours")
    return root


def setting(widget: str, **members: Any) -> Change:
    """Return a change of a widget on the page Home."""

    def change(document: dict[str, Any]) -> None:
        find(document, widget).update(members)

    return change


def adding(name: str, identity: str) -> Change:
    """Return a change that adds a widget to the page Home."""

    def change(document: dict[str, Any]) -> None:
        widget = {"widgetName": name, "widgetId": identity, "type": "TEXT_WIDGET", "parentId": "0"}
        dsl_of(document)["children"].append(widget)

    return change


def new_page(name: str) -> Change:
    """Return a change that adds a page behind the others."""

    def change(document: dict[str, Any]) -> None:
        page = copy.deepcopy(document["pageList"][0])
        page["gitSyncId"] = f"page-{name}"
        page["unpublishedPage"] |= {"name": name, "slug": name.lower()}
        page["unpublishedPage"]["layouts"][0]["dsl"]["children"] = []
        document["pageList"].append(page)
        document["exportedApplication"]["pages"].append({"id": name, "isDefault": False})

    return change


def dsl_of(document: dict[str, Any]) -> dict[str, Any]:
    page = next(p for p in document["pageList"] if p["unpublishedPage"]["name"] == "Home")
    return page["unpublishedPage"]["layouts"][0]["dsl"]


def find(document: dict[str, Any], name: str) -> dict[str, Any]:
    """Return a widget of the page Home."""
    stack = [dsl_of(document)]
    while stack:
        widget = stack.pop()
        if widget.get("widgetName") == name:
            return widget
        stack += widget.get("children", ())
    raise AssertionError(name)


def read(root: Path, path: str) -> dict[str, Any]:
    return json.loads((root / path).read_text())


def unmerged(root: Path) -> set[str]:
    listing = git(root, "diff", "--name-only", "--diff-filter=U", "-z")
    return {*listing.split("\0")} - {""}
