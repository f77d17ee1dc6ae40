"""What a working tree changes, although only what differs is read."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest
from layout_trees import needs_layouts, tree
from repositories import commit, new_repository

from transform.errors import InputError
from transform.storage import status
from transform.storage.differing import differing_in_folder
from transform.storage.status import Status, status_of

pytestmark = needs_layouts
TREES = ("entries-F", "charts-G", "planner-F-2", "fitness-D-1base")


def committed(folder: Path, files: dict[str, bytes], *, object_format: str = "sha1") -> Path:
    """Return a repository in which the files are committed."""
    commit(new_repository(folder, object_format), files)
    return folder


def edit(folder: Path, dice: random.Random) -> None:
    """Change one thing in a tree as people and products do."""
    paths = sorted(path for path in folder.rglob("*.json") if ".git" not in path.parts)
    path = dice.choice(paths)
    match dice.choice(("set", "format", "remove", "copy", "rename", "text")):
        case "set":
            path.write_text(json.dumps({**json.loads(path.read_bytes()), "addedByHand": dice.random()}))
        case "format":
            path.write_text(json.dumps(json.loads(path.read_bytes()), indent=1))
        case "remove":
            path.unlink()
        case "copy":
            value = json.loads(path.read_bytes())
            copied = {**value, "gitSyncId": f"copy-{dice.random()}", "widgetId": "copied"}
            path.with_name(f"Copy{path.name}").write_text(json.dumps(copied))
        case "rename":
            path.rename(path.with_name(f"Renamed{path.name}"))
        case "text":
            for text in sorted(folder.rglob("*.js"))[:1]:
                text.write_bytes(text.read_bytes() + b"\n")


def outcome(folder: Path) -> Status | str:
    try:
        return status_of(folder)
    except InputError as error:
        return error.message


def shown(found: Status | str) -> object:
    """Return a status without the pointers of its changes, which lead into what was read."""
    if isinstance(found, str):
        return found
    changes = [(one.kind, str(one.entity), one.path, one.before, one.after) for one in found.changes]
    return sorted(map(repr, changes)), found.files, found.unmeant


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(12))
def test_a_status_of_what_differs_is_that_of_everything(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dice = random.Random(seed)
    folder = committed(tmp_path, tree(f"git-real/{TREES[seed % len(TREES)]}"))
    for _ in range(dice.randint(1, 3)):
        edit(folder, dice)
    found = outcome(folder)
    monkeypatch.setattr(status, "differing_in_folder", lambda *_: None)
    assert shown(found) == shown(outcome(folder))


@pytest.mark.parametrize("object_format", ["sha1", "sha256"])
def test_pages_in_which_nothing_differs_are_not_read(object_format: str, tmp_path: Path) -> None:
    files = tree("git-real/charts-G")
    folder = committed(tmp_path, files, object_format=object_format)
    path = sorted(path for path in files if "/widgets/" in path)[0]
    value = json.loads(files[path])
    (folder / path).write_text(json.dumps({**value, "isVisible": "{{edited}}"}))
    partly = differing_in_folder(folder, "HEAD")
    assert partly is not None and partly.paths == (path,)
    assert {one.split("/")[1] for one in partly.layouts[1].files if "/widgets/" in one} == {
        path.split("/")[1]
    }
    (change,) = status_of(folder).changes
    assert change.path == "/isVisible"
