"""What reading two revisions only where they differ shows is what reading all of them shows."""

from __future__ import annotations

import itertools
import json
import random
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from corpus import CORPUS
from layout_trees import FORMATTINGS, REAL, WRITTEN, Tree, needs_layouts, rewritten, small_export, tree
from makers import Maker
from repositories import commit, git, new_repository

from transform.cli._compared import Compared, compared
from transform.report.diff.markdown import to_markdown
from transform.report.diff.text import to_text
from transform.storage.layout.unpack import unpack

pytestmark = [pytest.mark.slow, pytest.mark.skipif(shutil.which("git") is None, reason="needs git")]


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    new_repository(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def comparison(before: str, after: str, *, is_whole: bool) -> Compared:
    return compared((before, after), max_size=100, is_whole=is_whole, upgrade=None, everything=False)


def shown(result: Compared) -> tuple[str, ...]:
    found = result.found
    return to_text(found), to_text(found, full=True), to_markdown(found), str(result.rewritten)


def assert_same(before: str, after: str) -> None:
    partly, whole = (shown(comparison(before, after, is_whole=one)) for one in (False, True))
    for one, other in zip(partly, whole, strict=True):
        assert one == other


def read_files(result: Compared) -> int:
    assert result.new.layout is not None
    return len(result.new.layout.files)


def wide(pages: int = 4) -> Tree:
    """Return a tree of several pages, each with 20 widgets and 10 queries."""
    export = small_export()
    page, query = export["pageList"][1], export["actionList"][1]
    export["pageList"], export["actionList"] = [], []
    for name in [f"Page {number}" for number in range(pages)]:
        copy = json.loads(json.dumps(page))
        copy |= {"gitSyncId": name[::-1]}
        copy["unpublishedPage"] |= {"name": name, "slug": name}
        copy["unpublishedPage"]["layouts"][0]["dsl"]["children"] = [
            {
                "widgetName": f"Text{i}",
                "widgetId": f"w{i}",
                "type": "TEXT_WIDGET",
                "parentId": "0",
                "text": "a",
            }
            for i in range(20)
        ]
        export["pageList"].append(copy)
        for i in range(10):
            copy = json.loads(json.dumps(query)) | {"gitSyncId": f"{i} {name[::-1]}", "id": f"{name}_Q{i}"}
            copy["unpublishedAction"] |= {"name": f"Q{i}", "pageId": name}
            export["actionList"].append(copy)
    export["exportedApplication"]["pages"] = [{"id": f"Page {i}", "isDefault": i == 0} for i in range(pages)]
    return dict(unpack(export))


def edited(files: Tree, path: str, old: str, new: str) -> Tree:
    text = files[path].decode()
    assert old in text
    return {**files, path: text.replace(old, new).encode()}


def test_of_a_changed_widget_only_its_page_is_read(root: Path) -> None:
    files = wide()
    one = commit(root, files)
    other = commit(root, edited(files, "pages/Page 2/widgets/Text3.json", '"w3"', '"w3",\n  "topRow": 7'))
    result = comparison(one, other, is_whole=False)
    assert "Page 2 > Text3.topRow" in to_text(result.found)
    assert read_files(result) == 1 + 20 + 2  # its page, the widgets there, metadata.json and application.json
    assert_same(one, other)


def test_of_a_changed_query_only_that_and_the_name_of_its_page_is_read(root: Path) -> None:
    files = wide()
    one = commit(root, files)
    other = commit(root, edited(files, "pages/Page 1/queries/Q3/metadata.json", "10000", "20000"))
    result = comparison(one, other, is_whole=False)
    assert "Page 1 > Q3" in to_text(result.found)
    assert result.new.layout is not None
    assert {path for path in result.new.layout.files if "/" in path} == {
        "pages/Page 1/Page 1.json",
        *(path for path in files if path.startswith("pages/Page 1/queries/Q3/")),
    }


def test_a_copy_of_a_secret_of_an_unchanged_query_is_masked(root: Path) -> None:
    secret = Maker(5).password()
    files = wide()
    files = files | {"pages/Page 0/queries/Q1/Q1.txt": json.dumps({"password": secret}).encode()}
    one = commit(root, files)
    other = commit(
        root, edited(files, "pages/Page 3/widgets/Text1.json", '"a"', json.dumps(f"call {secret}"))
    )
    result = comparison(one, other, is_whole=False)
    assert "Text1.text" in to_text(result.found) and secret not in to_text(result.found)
    assert_same(one, other)


def replaced(files: Tree, within: str, *pairs: tuple[str, str]) -> Tree:
    """Return the files with texts replaced in the paths and contents of those whose path contains `within`."""
    found = {}
    for path, data in files.items():
        for old, new in pairs if within in path else ():
            path, data = path.replace(old, new), data.replace(old.encode(), new.encode())
        found[path] = data
    return found


def without(files: Tree, part: str) -> Tree:
    return {path: data for path, data in files.items() if part not in path}


def with_copy(files: Tree) -> Tree:
    return files | replaced(files, "Page 1/queries/Q3/", ("3 1 egaP", "new"), ("Q3", "Neu"))


PAGE = "pages/Page 1/Page 1.json"
SWAPPED = ("Page 3", "Page X"), ("Page 0", "Page 3"), ("Page X", "Page 0")
CHANGES: dict[str, Callable[[Tree], Tree]] = {
    "a page is renamed": lambda files: replaced(files, "", ("Page 1", "Seite")),
    "queries are removed": lambda files: without(files, "/Q3/"),
    "a page is removed": lambda files: without(files, "pages/Page 2/"),
    "a query is added": with_copy,
    "a query comes, another goes": lambda files: without(with_copy(files), "Page 2/queries/Q2"),
    "a query gets another id and name": lambda files: replaced(
        files, "Page 1/queries/Q3/", ("3 1 egaP", "new"), ("Q3", "Neu")
    ),
    "a query moves": lambda files: replaced(files, "Page 0/queries/Q1/", ("Page 0", "Page 3"), ("Q1", "Q11")),
    "another schema": lambda files: edited(files, "metadata.json", 'Version": 12', 'Version": 11'),
    "another page version": lambda files: edited(files, PAGE, "94", "93"),
    "a page comes, of an older version": lambda files: (
        edited(files, PAGE, "94", "92")
        | replaced(files, "pages/Page 3", ("Page 3", "Page 9"), ("egaP", "new"), ("94", "90"))
    ),
    "another theme": lambda files: {**files, "theme.json": b'{"name": "Sunrise"}'},
    "pages change places": lambda files: (
        files | {"application.json": replaced(files, "application", *SWAPPED)["application.json"]}
    ),
    "all is only written in another way": lambda files: {
        path: rewritten(data, "escaped") if path.endswith(".json") else data for path, data in files.items()
    },
    "files of somebody else": lambda files: {
        **files,
        "README.md": b"",
        "pages/Page 0/notes.txt": b"none of the layout",
    },
    "a widget moves to another page": lambda files: replaced(
        files, "Page 0/widgets/Text1.", ("Page 0", "Page 1"), ("Text1", "Moved")
    ),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_both_ways_show_the_same(change: Callable[[Tree], Tree], root: Path) -> None:
    files = wide()
    one, other = commit(root, files), commit(root, change(files))
    assert_same(one, other)
    assert_same(other, one)


def test_files_that_are_only_written_in_another_way_are_counted(root: Path) -> None:
    files = wide()
    other = {path: rewritten(data, "tabs") for path, data in files.items() if path.endswith(".json")}
    names = commit(root, files), commit(root, {**files, **other})
    result = comparison(*names, is_whole=False)
    assert (result.found.changes, result.rewritten) == ((), len(other))


@needs_layouts
@pytest.mark.slow
@pytest.mark.parametrize("name", ["history-E", "history-E-to-F"])
def test_histories_of_the_corpus(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    git(tmp_path, "clone", "-q", str(CORPUS / f"git-real/{name}.bundle"), "there")
    monkeypatch.chdir(tmp_path / "there")
    commits = git(Path(), "rev-list", "--all").split()
    broken = git(Path(), "rev-parse", "merge-markers").split() if name == "history-E" else []
    readable = [one for one in commits if one not in broken]
    some = random.Random(1).sample([*itertools.permutations(readable, 2)], 8)
    for pair in [*itertools.pairwise(readable), *some]:
        assert_same(*pair)


class Edits:
    """Random edits on the files of a tree, of any era."""

    def __init__(self, seed: int) -> None:
        self.dice = random.Random(seed)
        self.number = itertools.count(seed * 100)

    def after(self, files: Tree) -> Tree:
        """Return the tree after one to four edits."""
        for edit in self.dice.choices(self._edits(), k=self.dice.randint(1, 4)):
            files = edit(dict(files)) or files
        return files

    def _edits(self) -> list[Callable[[Tree], Tree | None]]:
        return [
            self.value,
            self.value,
            self.text,
            self.written,
            self.gone,
            self.copied,
            self.folder,
            self.gone_folder,
        ]

    def _json(self, files: Tree) -> str:
        return self.dice.choice([path for path in sorted(files) if path.endswith(".json")])

    def value(self, files: Tree) -> Tree | None:
        path = self._json(files)
        value = json.loads(files[path])
        places = [
            (at, key)
            for at in self._objects(value)
            for key, child in at.items()
            if type(child) in (str, bool)
        ]
        places = [
            (at, key) for at, key in places if "Id" not in key and key not in ("name", "widgetName", "type")
        ]
        if not places:
            return None
        at, key = self.dice.choice(places)
        at[key] = not at[key] if isinstance(at[key], bool) else f"{at[key]} {next(self.number)}"
        return {**files, path: json.dumps(value, indent=2).encode()}

    def _objects(self, value: object) -> Iterator[dict[str, object]]:
        if isinstance(value, dict):
            yield value
        for child in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
            yield from self._objects(child)

    def text(self, files: Tree) -> Tree | None:
        paths = [path for path in sorted(files) if path.endswith((".txt", ".js"))]
        path = self.dice.choice(paths) if paths else None
        return {**files, path: files[path] + b"\n// a1b2c3 more" * self.dice.randint(1, 3)} if path else None

    def written(self, files: Tree) -> Tree:
        path = self._json(files)
        return {**files, path: rewritten(files[path], self.dice.choice(FORMATTINGS))}

    def gone(self, files: Tree) -> Tree | None:
        paths = [path for path in sorted(files) if "/widgets/" in path and path.count("/") == 3]
        return {path: files[path] for path in files if path != self.dice.choice(paths)} if paths else None

    def _folders(self, files: Tree) -> list[str]:
        return sorted(
            {path.rpartition("/")[0] for path in files if "/queries/" in path and path.count("/") == 4}
        )

    def copied(self, files: Tree) -> Tree | None:
        folders = self._folders(files)
        if not folders:
            return None
        folder, number = self.dice.choice(folders), next(self.number)
        name = folder.rpartition("/")[2]
        for path in [path for path in files if path.startswith(f"{folder}/")]:
            data = files[path]
            if path.endswith(".json"):
                value = json.loads(data)
                value["gitSyncId"] = f"made {number}"
                value["unpublishedAction"]["name"] = f"{name}{number}"
                data = json.dumps(value, indent=2).encode()
            files[path.replace(f"/{name}", f"/{name}{number}")] = data
        return files

    def gone_folder(self, files: Tree) -> Tree | None:
        folders = self._folders(files)
        chosen = self.dice.choice(folders) if folders else None
        return {path: data for path, data in files.items() if not path.startswith(f"{chosen}/")}

    def folder(self, files: Tree) -> Tree:
        """Rename a page: its folder, its name, and what its queries call it."""
        page = self.dice.choice(sorted({path.split("/")[1] for path in files if path.startswith("pages/")}))
        new = f"{page.removesuffix('.json')} {next(self.number)}"
        if page.endswith(".json") or '"' in page:
            return files
        return {
            path.replace(f"pages/{page}/", f"pages/{new}/").replace(
                f"/{page}.json", f"/{new}.json"
            ): data.replace(
                json.dumps(page, ensure_ascii=False).encode(), json.dumps(new, ensure_ascii=False).encode()
            )
            for path, data in files.items()
        }


@needs_layouts
@pytest.mark.slow
@pytest.mark.parametrize("name", [*REAL, *WRITTEN[::8]])
def test_random_edits_on_real_trees(name: str, root: Path) -> None:
    edits = Edits(len(name))
    files = tree(name)
    commits = [commit(root, files)]
    for _ in range(3):
        files = edits.after(files)
        commits.append(commit(root, files))
    for pair in [*itertools.pairwise(commits), (commits[0], commits[-1])]:
        assert_same(*pair)
        assert_same(*reversed(pair))
