"""Every command takes a layout, in a folder or a revision of a real repository, wherever it takes an export."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from command_line import appsmith_transform
from layout_trees import small_export
from makers import Maker

from transform.storage.layout.unpack import unpack

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("git") is None, reason="needs git"),
]  # each test starts processes

SECRET = Maker(14).with_crc("ghp_")


def git(folder: Path, *arguments: str) -> None:
    identity = ["-c", "user.name=A", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *identity, "-C", str(folder), *arguments], check=True, capture_output=True)


def fill(root: Path, export: dict[str, Any]) -> None:
    for path, data in unpack(export).items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(data)


def commit(root: Path) -> None:
    git(root, "add", "-A")
    git(root, "commit", "-qm", "a change")


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    """Return a repository of two commits; the second makes another text of the button."""
    root = tmp_path / "shop"
    root.mkdir()
    git(root, "init", "-q", "-b", "main")
    fill(root, small_export())
    commit(root)
    edit(root / "pages/Home/widgets/Go.json", "{{Q1.run()}}", "{{Q2.run()}}")
    commit(root)
    return root


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


def with_secret(root: Path) -> None:
    path = next(root.glob("pages/Home/jsobjects/Obj/*.js"))
    path.write_text(f'export default {{\n  token: "{SECRET}",\n}}\n')


@pytest.mark.parametrize("sides", [["HEAD~1", "HEAD"], ["HEAD~1..HEAD"], ["HEAD~1..."], ["HEAD~1:", "."]])
def test_two_revisions_differ_by_what_was_committed(shop: Path, sides: list[str]) -> None:
    done = appsmith_transform("diff", *sides, cwd=shop)
    out = done.stdout.decode()
    assert (done.returncode, done.stderr) == (0, b"")
    assert "Home > Go.onClick" in out and "1 change on 1 page" in out


def test_three_dots_compare_with_the_common_ancestor(shop: Path) -> None:
    git(shop, "checkout", "-qb", "feature", "HEAD~1")
    edit(shop / "pages/Home/widgets/Box/Box.json", '"topRow": 4', '"topRow": 5')
    commit(shop)
    two, three = (appsmith_transform("diff", f"main{dots}feature", cwd=shop).stdout for dots in ("..", "..."))
    assert b"Go.onClick" in two and b"Box.topRow" in two
    assert b"Go.onClick" not in three and b"Box.topRow" in three


def test_an_export_is_compared_with_what_a_layout_holds_of_it(shop: Path, tmp_path: Path) -> None:
    export = small_export()
    export["exportedApplication"]["id"] = "5f"
    for page in export["pageList"]:
        page["publishedPage"] = page["unpublishedPage"]
    (tmp_path / "app.json").write_text(json.dumps(export))
    same = appsmith_transform("diff", shop / "../app.json", "HEAD~1", "--exit-code", cwd=shop)
    assert same.returncode == 0, same.stdout.decode()
    changed = appsmith_transform("diff", ".", tmp_path / "app.json", "--exit-code", cwd=shop)
    assert changed.returncode == 1 and b"Go.onClick" in changed.stdout


def test_a_formatter_over_the_tree_changes_nothing(shop: Path) -> None:
    for path in shop.glob("pages/**/*.json"):
        path.write_text(json.dumps(json.loads(path.read_text()), indent=7))
    assert appsmith_transform("diff", "HEAD", ".", "--exit-code", cwd=shop).returncode == 0


@pytest.mark.parametrize("name", [".", "HEAD", "HEAD:", ":"])
def test_a_layout_is_inspected_and_its_datasources_are_listed(shop: Path, name: str) -> None:
    info = json.loads(appsmith_transform("info", name, "--format", "json", cwd=shop).stdout)["results"][0]
    assert (info["file"], info["name"]) == (name, "shop")
    listed = appsmith_transform("datasources", "list", name, cwd=shop)
    assert listed.returncode == 0 and b"postgres-plugin" in listed.stdout


def test_a_layout_below_the_root_is_named_by_its_folder(shop: Path, tmp_path: Path) -> None:
    git(shop, "init", "-q", str(tmp_path / "all"))
    shutil.copytree(shop / "pages", tmp_path / "all/apps/shop/pages")
    for name in ("application.json", "metadata.json"):
        shutil.copy(shop / name, tmp_path / "all/apps/shop")
    commit(tmp_path / "all")
    assert appsmith_transform("info", "HEAD:apps/shop", cwd=tmp_path / "all").returncode == 0
    refused = appsmith_transform("info", "HEAD", cwd=tmp_path / "all")
    assert refused.returncode == 2 and b"HEAD:apps/shop" in refused.stderr
    both = json.loads(appsmith_transform("info", "..", "--format", "json", cwd=shop).stdout)["results"]
    assert [item["file"] for item in both] == ["../all/apps/shop", "../shop"]


def test_an_export_in_a_revision_is_read(shop: Path) -> None:
    (shop / "export.json").write_text(json.dumps(small_export()))
    commit(shop)
    done = appsmith_transform("info", "HEAD:export.json", cwd=shop)
    assert done.returncode == 0 and b"Small" in done.stdout


@pytest.mark.parametrize(
    ("name", "shown"), [(".", ""), ("HEAD", "HEAD:"), (":", ":")], ids=["folder", "revision", "index"]
)
def test_a_secret_in_a_body_is_found_in_its_file(shop: Path, name: str, shown: str) -> None:
    with_secret(shop)
    commit(shop)
    done = appsmith_transform("scan", name, cwd=shop)
    assert done.returncode == 1 and SECRET.encode() not in done.stdout
    assert f"\n  {shown}pages/Home/jsobjects/Obj/Obj.js:2:11: error" in done.stdout.decode()
    found = json.loads(appsmith_transform("scan", name, "--format", "json", cwd=shop).stdout)
    place = {"path": f"{shown}pages/Home/jsobjects/Obj/Obj.js", "line": 2, "column": 11}
    assert found["results"][0]["findings"][0]["place"] == place
    log = json.loads(appsmith_transform("scan", name, "--format", "sarif", cwd=shop).stdout)
    physical = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
    assert physical["artifactLocation"]["uri"] == "pages/Home/jsobjects/Obj/Obj.js"
    assert physical["region"].items() >= {"startLine": 2, "startColumn": 11}.items()


def test_what_is_wrong_is_shown_where_it_is(shop: Path) -> None:
    edit(shop / "pages/Home/widgets/Go.json", "Q2.run", "Nobody.run")
    done = appsmith_transform("validate", ".", cwd=shop)
    line = (shop / "pages/Home/widgets/Go.json").read_text().split('"onClick"')[0].count("\n") + 1
    assert done.returncode == 1
    assert f"pages/Home/widgets/Go.json:{line}:" in done.stdout.decode()
    shown = appsmith_transform("validate", shop, "--format", "github").stdout.decode()
    assert f"file=shop/pages/Home/widgets/Go.json,line={line}," in shown


@pytest.mark.parametrize("output_format", ["text", "github", "sarif", "json"])
def test_a_merge_conflict_is_reported_in_its_line(shop: Path, output_format: str) -> None:
    path = shop / "pages/Home/widgets/Go.json"
    path.write_text('{\n<<<<<<< HEAD\n  "a": 1\n=======\n  "a": 2\n>>>>>>> other\n}\n')
    commit(shop)
    done = appsmith_transform("validate", "HEAD", "--format", output_format, cwd=shop)
    out = done.stdout.decode()
    assert done.returncode == 1
    expected = {
        "text": "pages/Home/widgets/Go.json:2:1: error AT110",
        "github": "file=pages/Home/widgets/Go.json,line=2,col=1",
        "sarif": '"startLine": 2',
        "json": '"line": 2',
    }
    assert expected[output_format] in out


def test_sanitizing_rewrites_only_the_file_with_the_secret(shop: Path) -> None:
    with_secret(shop)
    commit(shop)
    assert appsmith_transform("sanitize", "--check", ".", cwd=shop).returncode == 1
    done = appsmith_transform("sanitize", ".", "--write", cwd=shop)
    assert done.returncode == 0 and b"1 rewritten" in done.stderr
    changed = subprocess.run(["git", "-C", shop, "diff", "--name-only"], capture_output=True, check=True)
    assert changed.stdout.decode().split() == ["pages/Home/jsobjects/Obj/Obj.js"]
    assert SECRET not in (shop / "pages/Home/jsobjects/Obj/Obj.js").read_text()
    assert appsmith_transform("sanitize", "--check", ".", cwd=shop).returncode == 0


def test_a_layout_can_go_into_an_export(shop: Path, tmp_path: Path) -> None:
    done = appsmith_transform("sanitize", shop, "-o", tmp_path / "shop.json")
    assert done.returncode == 0
    assert len(json.loads((tmp_path / "shop.json").read_bytes())["pageList"]) == 2
    (tmp_path / "out").mkdir()
    appsmith_transform("sanitize", "HEAD~1", "-o", tmp_path / "out", cwd=shop)
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["HEAD~1.json"]


def test_no_file_of_a_layout_is_written_over_by_its_result(shop: Path) -> None:
    before = (shop / "application.json").read_bytes()
    done = appsmith_transform("sanitize", ".", "-o", "application.json", cwd=shop)
    assert done.returncode == 2 and b"application.json" in done.stderr
    assert (shop / "application.json").read_bytes() == before


def test_a_revision_is_never_written_over(shop: Path) -> None:
    done = appsmith_transform("sanitize", "HEAD", "--write", cwd=shop)
    assert done.returncode == 2 and b"cannot be written over" in done.stderr


def test_an_upgrade_writes_the_files_whose_meaning_it_changes(shop: Path) -> None:
    for path in shop.glob("pages/*/*.json"):
        edit(path, '"version": 94', '"version": 90') if '"version": 94' in path.read_text() else None
    commit(shop)
    assert appsmith_transform("upgrade", ".", "--check", cwd=shop).returncode == 1
    done = appsmith_transform("upgrade", ".", "--write", cwd=shop)
    assert done.returncode == 0, done.stderr.decode()
    assert appsmith_transform("upgrade", ".", "--check", cwd=shop).returncode == 0
    versions = {
        json.loads(path.read_text())["unpublishedPage"]["layouts"][0]["dsl"]["version"]
        for path in (shop / "pages/Home/Home.json", shop / "pages/Größe 2/Größe 2.json")
    }
    assert versions == {94}


@pytest.mark.parametrize("name", ["nothing", "HEAD~7", "HEAD:absent", "absent.json"])
def test_what_is_nothing_is_refused(shop: Path, name: str) -> None:
    done = appsmith_transform("scan", name, cwd=shop)
    assert done.returncode == 2 and name.encode() in done.stderr


def test_hooks_see_what_is_staged_of_a_layout(shop: Path) -> None:
    with_secret(shop)
    hook = (
        "scan",
        "--quiet",
        "--skip-other",
        "pages/Home/jsobjects/Obj/Obj.js",
        "pages/Home/widgets/Go.json",
    )
    assert appsmith_transform(*hook, cwd=shop).returncode == 0, "the secret is not staged"
    git(shop, "add", "-A")
    clean = subprocess.run(
        ["git", "-C", shop, "show", "HEAD:pages/Home/jsobjects/Obj/Obj.js"], capture_output=True, check=True
    )
    (shop / "pages/Home/jsobjects/Obj/Obj.js").write_bytes(clean.stdout)
    done = appsmith_transform(*hook, cwd=shop)
    assert done.returncode == 1 and done.stdout.count(b"github-token") == 1
    assert b":pages/Home/jsobjects/Obj/Obj.js:2:11" in done.stdout


def test_hooks_pass_over_texts_of_other_programs(shop: Path) -> None:
    for name in ("app.js", "notes.txt", "package.json"):
        (shop.parent / name).write_text("pageList" if not name.endswith("json") else "{}")
    for command in ("scan", "sanitize --check", "sanitize --write", "validate", "upgrade --check"):
        done = appsmith_transform(
            *command.split(), "--skip-other", "app.js", "notes.txt", "package.json", cwd=shop.parent
        )
        assert (done.returncode, done.stdout, done.stderr) == (0, b"", b""), command


def test_a_secret_that_was_removed_is_found_in_the_history(shop: Path) -> None:
    with_secret(shop)
    commit(shop)
    git(shop, "revert", "--no-edit", "HEAD")
    assert appsmith_transform("scan", ".", cwd=shop).returncode == 0
    leak = subprocess.run(["git", "-C", shop, "rev-parse", "HEAD~1"], capture_output=True, check=True)
    done = appsmith_transform("scan", "--history", "HEAD", cwd=shop)
    place = f"{leak.stdout.decode()[:12]}:pages/Home/jsobjects/Obj/Obj.js:2:11: error github-token"
    assert done.returncode == 1 and f"\n  {place}" in done.stdout.decode()
    assert SECRET.encode() not in done.stdout
    assert appsmith_transform("scan", "--history", "HEAD~2..HEAD", cwd=shop).returncode == 1
    assert appsmith_transform("scan", "--history", "HEAD~1..HEAD", cwd=shop).returncode == 0
    assert appsmith_transform("scan", "--history", "absent..HEAD", cwd=shop).returncode == 2


def test_a_secret_in_a_file_with_committed_markers_is_found_in_the_history(shop: Path) -> None:
    """Nothing else of the history would tell that such a file was not searched."""
    page = next(shop.glob("pages/*/*.json"))
    clean = page.read_bytes()
    page.write_bytes(b'<<<<<<< ours\n"a": "%s"\n=======\n>>>>>>> theirs\n' % SECRET.encode() + clean)
    git(shop, "commit", "-qam", "markers")
    page.write_bytes(clean)
    git(shop, "commit", "-qam", "clean")
    done = appsmith_transform("scan", "--history", "HEAD~2..HEAD", cwd=shop)
    assert done.returncode == 1
    assert f"{page.relative_to(shop).as_posix()}:2:7: error github-token".encode() in done.stdout
    assert SECRET.encode() not in done.stdout + done.stderr


def test_each_content_of_the_history_is_read_once(shop: Path) -> None:
    for _ in range(2):
        with_secret(shop)
        commit(shop)
        git(shop, "revert", "--no-edit", "HEAD")
    done = appsmith_transform("scan", "--history", "HEAD", "--format", "json", cwd=shop)
    assert len(json.loads(done.stdout)["results"][0]["findings"]) == 1


def test_a_package_is_scanned_file_by_file(tmp_path: Path) -> None:
    module = tmp_path / "modules/login/jsobjects/login"
    module.mkdir(parents=True)
    (tmp_path / "package.json").write_text("{}")
    (module / "login.js").write_text(f'export default {{\n  token: "{SECRET}",\n}}\n')
    done = appsmith_transform("scan", tmp_path)
    assert done.returncode == 1
    assert f"\n  {module}/login.js:2:11: error github-token" in done.stdout.decode()


def test_the_status_tells_changes_from_mere_writing(shop: Path) -> None:
    assert b"Nothing differs from HEAD" in appsmith_transform("status", cwd=shop).stdout
    path = shop / "theme.json"
    path.write_text(json.dumps(json.loads(path.read_text()), indent=5))
    same = appsmith_transform("status", "--exit-code", cwd=shop)
    assert same.returncode == 0 and same.stdout.startswith(b"1 file differs from HEAD only in how")
    edit(shop / "pages/Home/widgets/Go.json", "Q2.run", "Q3.run")
    (shop / "pages/Home/widgets/Box/Text1.json").unlink()
    done = appsmith_transform("status", shop, "--exit-code")
    assert done.returncode == 1
    assert set(done.stdout.decode().splitlines()[:2]) == {
        "M widget Home > Go: onClick",
        "D widget Home > Text1",
    }
    assert b"1 file differs" in done.stdout


def test_git_shows_differences_of_the_canonical_text(shop: Path) -> None:
    git(shop, "config", "diff.appsmith.textconv", f"{sys.executable} -m transform textconv")
    (shop / ".git/info/attributes").write_text("*.json diff=appsmith\n")
    path = shop / "pages/Home/widgets/Go.json"
    path.write_text(json.dumps(json.loads(path.read_text()), indent=7))
    shown = subprocess.run(
        ["git", "-C", shop, "diff"],
        capture_output=True,
        check=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )
    assert b"@@" not in shown.stdout
    edit(path, "Q2.run", "Q3.run")
    shown = subprocess.run(
        ["git", "-C", shop, "diff"],
        capture_output=True,
        check=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )
    assert b'+  "onClick": "{{Q3.run()}}"' in shown.stdout


def test_a_change_of_era_alone_is_no_change(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    fill(tmp_path, small_export(11))
    commit(tmp_path)
    assert appsmith_transform("upgrade", ".", "--write", cwd=tmp_path).returncode == 0
    changed = subprocess.run(["git", "-C", tmp_path, "diff", "--quiet"], check=False)
    assert changed.returncode == 1
    done = appsmith_transform("diff", "HEAD", ".", "--exit-code", cwd=tmp_path)
    assert done.returncode == 0, done.stdout.decode()
    assert appsmith_transform("status", "--exit-code", cwd=tmp_path).returncode == 0


def test_a_bare_repository_and_a_shallow_clone_are_read(shop: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "-q", "--bare", str(shop), "bare.git")
    done = appsmith_transform("-C", tmp_path / "bare.git", "diff", "main~1..main")
    assert done.returncode == 0 and b"Go.onClick" in done.stdout
    git(tmp_path, "clone", "-q", "--depth=1", shop.as_uri(), "shallow")
    done = appsmith_transform("-C", tmp_path / "shallow", "diff", "HEAD~1", "HEAD")
    assert done.returncode == 2 and b"git fetch --unshallow" in done.stderr
    assert appsmith_transform("-C", tmp_path / "absent", "info", "HEAD").returncode == 2


@pytest.fixture
def named_after_a_secret(tmp_path: Path) -> Path:
    """Return a repository whose query and page have the name of a secret, with a change that is not committed."""
    export = small_export()
    export["actionList"][0]["unpublishedAction"] |= {"name": SECRET}
    configuration = export["actionList"][0]["unpublishedAction"]["actionConfiguration"]
    configuration["body"] = f"{{{{broken(}}}} {SECRET}"
    git(tmp_path, "init", "-q", "-b", "main")
    fill(tmp_path, export)
    commit(tmp_path)
    edit(tmp_path / f"pages/Home/queries/{SECRET}/metadata.json", "10000", "20000")
    return tmp_path


@pytest.mark.parametrize("is_broken", [False, True], ids=["readable", "with a broken file"])
@pytest.mark.parametrize(
    "line",
    [
        "scan .", "scan . --format json", "scan . --format sarif", "scan HEAD", "scan --history HEAD",
        "scan --history HEAD --format json", "scan --history HEAD --format sarif", "sanitize . --check",
        "validate .", "validate . --format json", "validate . --format sarif", "validate . --format github",
        "diff HEAD .", "diff HEAD . --format json", "diff HEAD . --format markdown", "diff HEAD . --format html",
        "status", "status --format json", "info .", "pack . -o ../out.json", "pack . --lenient -o ../out.json",
        "unpack ../given.json . --check", "upgrade . --check",
    ],
)  # fmt: skip
@pytest.mark.slow
def test_a_secret_that_is_a_name_is_in_no_path(
    line: str, is_broken: bool, named_after_a_secret: Path
) -> None:
    root = named_after_a_secret
    (root.parent / "given.json").write_text(json.dumps(small_export()))
    if is_broken:
        with (root / f"pages/Home/queries/{SECRET}/metadata.json").open("a") as file:
            file.write("<<<<<<< a\nx\n=======\ny\n>>>>>>> b\n")
    done = appsmith_transform(*line.split(), cwd=root)
    shown = (done.stdout + done.stderr).decode().replace("\\", "")
    assert SECRET not in shown and SECRET.replace("_", "%5F") not in shown


@pytest.mark.slow
def test_a_statement_about_a_layout_in_place_holds_wherever_it_is_copied(shop: Path) -> None:
    with_secret(shop)
    done = appsmith_transform("sanitize", ".", "--write", "--statement", "../stated.json", cwd=shop)
    assert done.returncode == 0
    commit(shop)
    shutil.copytree(shop / "pages", shop.parent / "copy/pages")
    for name in ("application.json", "metadata.json", "theme.json"):
        shutil.copy(shop / name, shop.parent / "copy")
    for path in ("datasources", "jslibs"):
        shutil.copytree(shop / path, shop.parent / "copy" / path)
    for name in (".", "HEAD", "../copy"):
        assert appsmith_transform("sanitize", name, "--verify", "../stated.json", cwd=shop).returncode == 0
    assert appsmith_transform("sanitize", "HEAD~1", "--verify", "../stated.json", cwd=shop).returncode == 1


@pytest.mark.slow
def test_repairs_of_a_layout_are_written_into_the_files_that_they_change(shop: Path) -> None:
    edit(
        shop / "pages/Home/widgets/Go.json",
        '"onClick"',
        '"dynamicTriggerPathList": [{"key": "gone"}], "onClick"',
    )
    commit(shop)
    shown = appsmith_transform("validate", ".", "--fix", cwd=shop)
    assert b"AT317" in shown.stderr + shown.stdout
    assert not subprocess.run(
        ["git", "-C", str(shop), "status", "-s"], capture_output=True, check=True
    ).stdout
    appsmith_transform("validate", ".", "--fix", "--write", cwd=shop)
    changed = subprocess.run(["git", "-C", str(shop), "status", "-s"], capture_output=True, check=True).stdout
    assert changed.split() == [b"M", b"pages/Home/widgets/Go.json"]
    assert "gone" not in (shop / "pages/Home/widgets/Go.json").read_text()


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """Return a repository that holds a package with a secret in a folder."""
    code = f'export default {{\n  token: "{SECRET}",\n}}\n'
    module = tmp_path / "pack/modules/Login/jsobjects/Login"
    module.mkdir(parents=True)
    (tmp_path / "pack/package.json").write_text('{"unpublishedPackage": {"name": "Sign in"}}')
    (module / "Login.js").write_text(code)
    (module / "metadata.json").write_text('{"unpublishedCollection": {"name": "Login"}}')
    git(tmp_path, "init", "-q", "-b", "main")
    commit(tmp_path)
    return tmp_path


@pytest.mark.slow
@pytest.mark.parametrize("name", ["pack", "HEAD:pack", ":pack"])
def test_a_package_is_scanned_in_a_folder_a_revision_and_the_index(name: str, package: Path) -> None:
    done = appsmith_transform("scan", name, cwd=package)
    prefix = name.removesuffix("pack")
    assert (done.returncode, done.stderr) == (1, b"")
    assert f"\n  {prefix}pack/modules/Login/jsobjects/Login/Login.js:2:11: error" in done.stdout.decode()
    sarif = json.loads(appsmith_transform("scan", name, "--format", "sarif", cwd=package).stdout)
    place = sarif["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "pack/modules/Login/jsobjects/Login/Login.js"
    for command in ("info", "validate"):
        other = appsmith_transform(command, name, cwd=package)
        assert other.returncode == 2 and b"package (modules), not of an application" in other.stderr


@pytest.mark.slow
@pytest.mark.parametrize("form", ["text", "json", "sarif", "github"])
def test_validate_names_line_and_column_inside_strings_and_texts(form: str, shop: Path) -> None:
    edit(
        shop / "pages/Home/widgets/Go.json",
        '"{{Q2.run()}}"',
        '"{{\\"ö\\"; showAlert(\\"\\\\u00e9\\",\\n  (;)}}"',
    )
    code = "export default {\n  one: () => {\n    const a = ;\n  },\n}\n"
    (shop / "pages/Home/jsobjects/Obj/Obj.js").write_text(code)
    (shop / "pages/Home/queries/Q1/Q1.txt").write_text("select 1\nwhere {{ a + }}")
    raw = (shop / "pages/Home/widgets/Go.json").read_text().split("\n")
    line = next(number for number, text in enumerate(raw, 1) if "onClick" in text)
    column = raw[line - 1].index("showAlert(") + len("showAlert(")  # that of the bracket, counted from 1
    done = appsmith_transform("validate", ".", "--format", form, cwd=shop)
    out = done.stdout.decode()
    expected = {
        ("pages/Home/widgets/Go.json", line, column),
        ("pages/Home/jsobjects/Obj/Obj.js", 3, code.split("\n")[2].index("=") + 1),
        ("pages/Home/queries/Q1/Q1.txt", 2, len("where {{ a +") + 1),  # behind it
    }
    assert expected <= places_of(form, out), out


def places_of(form: str, out: str) -> set[tuple[str, int, int]]:
    """Return path, line and column of everything that a format reports."""
    if form == "json":
        (result,) = json.loads(out)["results"]
        places = [item["place"] for item in result["diagnostics"] if "place" in item]
        return {(place["path"], place["line"], place["column"]) for place in places}
    if form == "sarif":
        found = [one["locations"][0]["physicalLocation"] for one in json.loads(out)["runs"][0]["results"]]
        return {
            (one["artifactLocation"]["uri"], one["region"]["startLine"], one["region"]["startColumn"])
            for one in found
        }
    pattern = (
        r"(?m)^::\w+ file=(.*?),line=(\d+),col=(\d+)" if form == "github" else r"(?m)^ +(\S.*?):(\d+):(\d+): "
    )
    return {(path, int(line), int(column)) for path, line, column in re.findall(pattern, out)}


@pytest.mark.slow
@pytest.mark.parametrize("form", ["text", "json", "sarif"])
@pytest.mark.parametrize("where", [".", "HEAD", "history"])
def test_scan_names_line_and_column_inside_strings_of_json(where: str, form: str, shop: Path) -> None:
    edit(shop / "pages/Home/widgets/Go.json", '"{{Q2.run()}}"', f'"{{{{\\"ü\\"; Q2.run(\\"{SECRET}\\")}}}}"')
    commit(shop)
    text = (shop / "pages/Home/widgets/Go.json").read_text().split("\n")
    line = next(number for number, one in enumerate(text, 1) if SECRET in one)
    column = text[line - 1].index(SECRET) + 1
    arguments = ["--history", "HEAD"] if where == "history" else [where]
    done = appsmith_transform("scan", *arguments, "--format", form, cwd=shop)
    found = {(path.rpartition(":")[2], *rest) for path, *rest in places_of(form, scanned(form, done.stdout))}
    assert ("pages/Home/widgets/Go.json", line, column) in found


def scanned(form: str, out: bytes) -> str:
    """Return the output of `scan`; of JSON in the shape that `validate` has."""
    if form != "json":
        return out.decode()
    results = json.loads(out)["results"]
    return json.dumps({"results": [{"diagnostics": result["findings"]} for result in results]})
