"""Whatever command writes a document back: in the file's own layout only the lines of what changed differ."""

from __future__ import annotations

import copy
import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from command_line import FIXTURE
from layouts_of_text import LAYOUTS, four_spaces

import transform
from transform.cli.app import run

Json = dict[str, Any]
NUMBER = 8
ORDERS = json.loads(FIXTURE.read_text())


def texts(document: Json) -> list[tuple[Json, str]]:
    """Return the owners and keys of texts that people see, in the edited pages."""
    found: list[tuple[Json, str]] = []

    def walk(value: Any) -> None:
        if isinstance(value, dict):
            found.extend((value, key) for key in ("text", "label", "chartName") if _is_plain(value.get(key)))
        for child in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
            walk(child)

    for page in document["pageList"]:
        walk(page["unpublishedPage"])
    return found


def _is_plain(value: Any) -> bool:
    return isinstance(value, str) and len(value) > 1 and "{{" not in value


def changed(document: Json, word: str, *, start: int = 0, count: int = NUMBER) -> Json:
    """Return a document in which some texts have another word."""
    new = copy.deepcopy(document)
    for owner, key in texts(new)[start : start + count]:
        owner[key] = f"{word} {owner[key]}"
    return new


def current(version: int) -> Json:
    """Return the application with pages of a version that later steps only count up."""
    document = transform.upgrade(ORDERS, f"dsl={version}").document
    return json.loads(json.dumps(document))


class Case(NamedTuple):
    """A command that writes `document` back; `files` are its others, `lines` what changes: added and removed."""

    command: str
    document: Json
    files: dict[str, bytes]
    lines: tuple[int, int]


def plain(document: Any) -> bytes:
    return json.dumps(document, indent=2, ensure_ascii=False).encode()


def with_wrong_parents(document: Json) -> Json:
    """Return a document in which some widgets name another parent than the one that they are in."""
    new = copy.deepcopy(document)
    sides = (page[side] for page in new["pageList"] for side in ("unpublishedPage", "publishedPage"))
    widgets = [child for side in sides for child in side["layouts"][0]["dsl"]["children"]]
    for widget in widgets[:NUMBER]:
        widget["parentId"] = "elsewhere"
    return new


def without_query(document: Json) -> Json:
    kept = [one for one in document["actionList"] if one["unpublishedAction"]["name"] != "ship_order"]
    return {**document, "actionList": kept}


KEY = "AKIA" + "Q3EGRZ7VKXWJ2MPD"
CLEAN = transform.sanitize(ORDERS).document
NEW = plain(changed(ORDERS, "Our"))
CASES = {
    "upgrade": Case("upgrade {app} --target dsl=94 --write", current(93), {}, (6, 6)),
    "sanitize": Case("sanitize {app} --write", changed(CLEAN, KEY), {}, (NUMBER, NUMBER)),
    "validate": Case(
        "validate {app} --fix --select AT312 --write", with_wrong_parents(ORDERS), {}, (NUMBER, NUMBER)
    ),
    "rename": Case("rename {app} Orders OrdersTable Rows --write", ORDERS, {}, (10, 10)),
    "apply a patch": Case(
        "apply --patch patch.json {app} --write",
        ORDERS,
        {"patch.json": plain(transform.diff(ORDERS, changed(ORDERS, "Our")).patch())},
        (NUMBER, NUMBER),
    ),
    "apply changes": Case(
        "apply changes.json {app} --write",
        ORDERS,
        {"changes.json": plain(transform.changes_between(ORDERS, changed(ORDERS, "Our")).to_dict())},
        (NUMBER, NUMBER),
    ),
    "port": Case(
        "port old.json new.json --onto {app} --write",
        changed(ORDERS, "Their", start=NUMBER, count=2),
        {"old.json": plain(ORDERS), "new.json": NEW},
        (NUMBER, NUMBER),
    ),
    "merge": Case(
        "merge old.json {app} new.json -o {app}",
        changed(ORDERS, "Their", start=NUMBER, count=2),
        {"old.json": plain(ORDERS), "new.json": NEW},
        (NUMBER, NUMBER),
    ),
    "merge of a conflict": Case(
        "merge old.json {app} new.json --strategy theirs -o {app}",
        changed(ORDERS, "Their", count=1),
        {"old.json": plain(ORDERS), "new.json": NEW},
        (NUMBER, NUMBER),
    ),
    "merge driver": Case(
        "git merge-driver old.json {app} new.json 7 app.json",
        changed(ORDERS, "Their", start=NUMBER, count=2),
        {"old.json": plain(ORDERS), "new.json": NEW},
        (NUMBER, NUMBER),
    ),
    "merge driver with a conflict": Case(  # <<<<<<<, theirs, =======, >>>>>>> around the one line
        "git merge-driver old.json {app} new.json 7 app.json",
        changed(ORDERS, "Their", count=1),
        {"old.json": plain(ORDERS), "new.json": NEW},
        (NUMBER - 1 + 4, NUMBER - 1),
    ),
}


def diff_of(before: bytes, after: Path) -> tuple[int, int]:
    """Return how many lines git says are added and removed."""
    old = after.with_name("before.json")
    old.write_bytes(before)
    command = ["git", "diff", "--no-index", "--numstat", "--", str(old), str(after)]
    shown = subprocess.run(command, capture_output=True, check=False).stdout.split()
    return (int(shown[0]), int(shown[1])) if shown else (0, 0)


@pytest.fixture
def write_back(tmp_path, monkeypatch, capfd):
    """Run the command of a case on its document in a layout; return what it was and the file."""
    monkeypatch.chdir(tmp_path)

    def write_back(case: Case, layout: Callable[[Any], bytes]) -> tuple[bytes, Path]:
        before = layout(case.document)
        path = Path("app.json")
        path.write_bytes(before)
        for name, data in case.files.items():
            Path(name).write_bytes(data)
        assert run(case.command.format(app=path).split()) in (0, 1), capfd.readouterr().err
        return before, path.resolve()

    return write_back


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda one: one.__name__)
@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_as_many_lines_differ_as_values(case, layout, write_back):
    before, after = write_back(case, layout)
    assert diff_of(before, after) == case.lines


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda one: one.__name__)
@pytest.mark.parametrize("case", [name for name in CASES if "driver with" not in name])
def test_the_layout_makes_no_difference_to_what_is_written(case, layout, write_back):
    written = []
    for one in (plain, layout):
        _, after = write_back(CASES[case], one)
        written.append(json.loads(after.read_bytes()))
    assert written[0] == written[1]


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda one: one.__name__)
def test_what_comes_back_is_added_and_nothing_else_changes(layout, write_back):
    case = Case(
        "recover {app} ship_order --from old.json -o {app}",
        without_query(ORDERS),
        {"old.json": plain(ORDERS)},
        (0, 0),
    )
    before, after = write_back(case, layout)
    added, removed = diff_of(before, after)
    assert added > 20
    assert removed <= 1  # a line that has a comma now


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda one: one.__name__)
def test_what_is_inserted_is_added_and_nothing_else_changes(layout, write_back):
    part = transform.extract(ORDERS, pages=["Settings"]).document
    case = Case("insert {app} part.json --page Customers --write", ORDERS, {"part.json": plain(part)}, (0, 0))
    before, after = write_back(case, layout)
    added, removed = diff_of(before, after)
    assert added > 20
    assert removed == 8  # of page Settings, which an insertion brings to the version of the others


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda one: one.__name__)
def test_what_is_configured_is_added_and_nothing_else_changes(layout, write_back, monkeypatch, capfd):
    for name in ("DATABASE_NAME", "USERNAME", "PASSWORD"):
        monkeypatch.setenv(f"ORDERS_DATABASE_{name}", "x")
    Path("old.json").write_bytes(plain(ORDERS))
    assert run(["datasources", "template", "old.json", "--format", "json"]) == 0
    form = capfd.readouterr().out.encode()
    case = Case("datasources fill form.json {app} --write", ORDERS, {"form.json": form}, (0, 0))
    before, after = write_back(case, layout)
    added, removed = diff_of(before, after)
    assert added > 3
    assert removed <= 2  # of each datasource a line that has a comma now


def test_a_merge_that_git_stopped_in_keeps_the_layout_of_ours(tmp_path, monkeypatch, capfd):
    from stopped_repository import git, init

    root = init(tmp_path / "repository")
    monkeypatch.chdir(root)
    file = root / "app.json"

    def commit(data: bytes) -> None:
        file.write_bytes(data)
        git(root, "add", "-A")
        git(root, "commit", "-q", "-m", "change")

    commit(plain(ORDERS))
    git(root, "checkout", "-q", "-b", "theirs")
    commit(plain(changed(ORDERS, "Their")))
    git(root, "checkout", "-q", "main")
    ours = four_spaces(changed(ORDERS, "Our", start=NUMBER, count=2))
    commit(ours)
    git(root, "merge", "theirs", check=False)
    assert run(["merge", "--continue"]) == 0, capfd.readouterr().err
    assert diff_of(ours, file) == (NUMBER, NUMBER)
