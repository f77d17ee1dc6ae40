"""The commands of docs/backups.md do what it says, in its order."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from archives import backup, dump, small
from bson import ObjectId
from command_line import appsmith_transform

GUIDE = (Path(__file__).parents[2] / "docs" / "backups.md").read_text(encoding="utf-8")
COMMANDS = [
    line
    for block in re.findall(r"```sh\n(.*?)```", GUIDE, re.DOTALL)
    for line in block.splitlines()
    if line.startswith("appsmith-transform")
]


def instance(*pages: str):
    """Return the documents of an instance: Orders with some more pages, two branches of Shop, a deleted application."""
    documents = small()
    (orders,), (home,) = documents["application"], documents["newPage"]
    for number, name in enumerate(pages, 1):
        id_ = ObjectId(f"{number:024x}")
        side = {**home["unpublishedPage"], "name": name}
        documents["newPage"].append({**home, "_id": id_, "unpublishedPage": side, "publishedPage": side})
        orders["pages"].append({"_id": id_, "isDefault": False})
    base = ObjectId("a" * 24)
    for id_, branch in ((base, "main"), (ObjectId("b" * 24), "feature/new")):
        git = {"branchName": branch, "defaultApplicationId": str(base)}
        documents["application"].append({**orders, "_id": id_, "name": "Shop", "gitApplicationMetadata": git})
    gone = {**orders, "_id": ObjectId("c" * 24), "name": "Old orders", "deleted": True}
    documents["application"].append(gone)
    return documents


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A folder with what the guide takes for granted."""
    path = tmp_path_factory.mktemp("stories")
    (path / "backup.tar.gz").write_bytes(backup(dump(instance())))
    (path / "yesterday.tar.gz").write_bytes(backup(dump(instance("View Orders"))))
    for arguments in (
        ("upgrade", "backup.tar.gz@Acme/Orders", "-o", "today.json"),
        ("unpack", "backup.tar.gz@Acme/Orders", "my-app"),
    ):
        assert appsmith_transform(*arguments, cwd=path).returncode == 0
    return path


def test_the_guide_has_commands():
    assert len(COMMANDS) >= 12


@pytest.mark.slow
@pytest.mark.parametrize("line", COMMANDS)
def test_a_command_of_the_guide_runs(line, folder):
    words = shlex.split(line, comments=True)[1:]
    stdin = b""
    if "<" in words:
        at = words.index("<")
        stdin = (folder / words[at + 1]).read_bytes()
        del words[at : at + 2]
    done = appsmith_transform(*words, cwd=folder, stdin=stdin)
    assert done.returncode in ((0, 1) if words[0] == "validate" else (0,)), done.stderr.decode()
    if "-o" in words:
        assert (folder / words[words.index("-o") + 1]).exists()
    if words[0] == "recover":
        assert b"back: page View Orders" in done.stdout
