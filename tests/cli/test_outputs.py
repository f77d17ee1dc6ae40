"""No command writes over its inputs or over another of its outputs, whatever names they go by."""

from __future__ import annotations

import importlib
import json
import os
import re
import subprocess
import sys
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple, get_type_hints

import pytest
from command_line import FIXTURE, appsmith_transform

from transform.cli import app as program
from transform.cli import outputs
from transform.cli.outputs import claim
from transform.errors import InputError
from transform.report.accepted import accepted_of
from transform.report.results import Results
from transform.sanitizing.policy.baseline import baseline_of

CLI = Path(program.__file__).parent


class Case(NamedTuple):
    """A command line with the files that it reads and writes, each by the name of its parameter."""

    command: str
    reads: tuple[str, ...]
    writes: tuple[str, ...]
    arguments: str  # {name} is replaced by a file
    document: str = ""  # of `writes`, what takes a document; it may replace the first of `reads`


CASES = [
    Case("apply", ("onto", "changes", "resolve"), ("output", "report", "conflicts"),
         "{changes} {onto} --resolve {resolve} -o {output} --report {report} --conflicts {conflicts}", "output"),
    Case("backup list", ("archive", "password_file"), (), "{archive} --password-file {password_file}"),
    Case("backup verify", ("archive", "password_file"), (), "{archive} --password-file {password_file}"),
    Case("backup extract", ("archive", "password_file", "keys", "policy"), ("output",),
         "{archive} --app A --password-file {password_file} --keys {keys} --policy {policy} -o {output}"),
    Case("datasources list", ("inputs",), (), "{inputs}"),
    Case("datasources template", ("name",), ("output",), "{name} -o {output}"),
    Case("datasources fill", ("name", "form"), ("output",), "{form} {name} -o {output}", "output"),
    Case("diff", ("before", "after", "password_file"), ("output",),
         "{before} {after} --password-file {password_file} -o {output}"),
    Case("extract", ("source",), ("output",), "{source} --page Orders -o {output}"),
    Case("git merge-driver", ("ours", "base", "theirs"), (), "{base} {ours} {theirs}"),
    Case("git mergetool", ("base", "local", "remote"), ("merged",), "{base} {local} {remote} {merged}"),
    Case("info", ("inputs", "password_file", "files_from"), ("journal",),
         "{inputs} --files-from {files_from} --password-file {password_file} --journal {journal}"),
    Case("insert", ("into", "part"), ("output",), "{into} {part} -o {output}", "output"),
    Case("merge", ("ours", "base", "theirs", "resolve"), ("output", "conflicts", "decisions", "report"),
         "{base} {ours} {theirs} --resolve {resolve} -o {output} --conflicts {conflicts} --decisions {decisions}"
         " --report {report}",
         "output"),
    Case("merge-check", ("baseline",), ("report",), "--baseline {baseline} --report {report}"),
    Case("merge-check", (), ("baseline",), "--baseline {baseline} --write-baseline"),
    Case("pack", (), ("output",), "{layout} -o {output}"),
    Case("port", ("onto", "before", "after", "resolve"), ("output", "report", "conflicts"),
         "{before} {after} --onto {onto} --resolve {resolve} -o {output} --report {report} --conflicts {conflicts}",
         "output"),
    Case("recover", ("present", "sources", "password_file"), ("output",),
         "{present} Lost --from {sources} --password-file {password_file} -o {output}", "output"),
    Case("releases", ("for_file",), (), "--for {for_file}"),
    Case("rename", ("source",), ("output",), "{source} Orders OrdersTable Rows -o {output}", "output"),
    Case("sanitize", ("inputs", "policy", "baseline", "password_file", "files_from"), ("output", "report", "statement"),
         "{inputs} --files-from {files_from} --password-file {password_file}"
         " --policy {policy} --baseline {baseline} -o {output}"
         " --report {report} --statement {statement}",
         "output"),
    Case("sanitize", ("inputs",), ("output", "journal"), "{inputs} -o {output} --journal {journal}", "output"),
    Case("sanitize", ("inputs", "verify"), (), "{inputs} --verify {verify}"),
    Case("sanitize", ("inputs", "policy"), ("baseline",),
         "{inputs} --policy {policy} --baseline {baseline} --write-baseline"),
    Case("scan", ("inputs", "policy", "baseline", "password_file", "files_from"), ("report", "journal"),
         "{inputs} --files-from {files_from} --password-file {password_file}"
         " --policy {policy} --baseline {baseline} --report {report} --journal {journal}"),
    Case("scan", ("inputs", "policy"), ("baseline",),
         "{inputs} --policy {policy} --baseline {baseline} --write-baseline"),
    Case("textconv", ("source",), (), "{source}"),
    Case("unpack", ("source", "password_file"), (), "{source} {source}.d --password-file {password_file}"),
    Case("upgrade", ("inputs", "password_file", "files_from"), ("output", "report", "journal"),
         "{inputs} --files-from {files_from} --password-file {password_file} -o {output} --report {report}"
         " --journal {journal}", "output"),
    Case("validate", ("inputs",), ("baseline",), "{inputs} --baseline {baseline} --write-baseline"),
    Case("validate", ("inputs", "workspace", "baseline", "password_file", "files_from"),
         ("output", "report", "journal"),
         "{inputs} --files-from {files_from} --password-file {password_file}"
         " --workspace {workspace} --baseline {baseline} --fix -o {output} --report {report} --journal {journal}",
         "output"),
]  # fmt: skip

EMPTY: dict[str, Any] = {"exportedApplication": {}}
NO_CHANGES = {"format_version": 1, "type": "appsmith-changes", "before": EMPTY, "after": EMPTY}

#: Parameters that hold text but name no file.
NO_FILES = {
    "color", "colour", "output_format", "key", "replacements", "indent", "environment", "environments",
    "strategy", "target", "select", "ignore", "explain", "max_size", "application", "branch", "release", "upgrade",
    "database", "layout", "app_name", "history", "against", "names", "kind", "page", "widget", "query", "jsobject",
    "datasource", "library", "each", "patterns", "marker_size", "path", "asked", "deleted_by", "revision", "wanted",
    "pages", "on_clash", "map_datasource", "at", "dask", "include", "exclude",
}  # fmt: skip


def commands() -> dict[str, Any]:
    """Return the function of every command, "datasources fill" too."""
    found = {}
    for name in program.command_names():
        module = importlib.import_module(program.command_module(name))
        if hasattr(module, "app"):
            found |= {f"{name} {inner.name}": inner.callback for inner in module.app.registered_commands}
        else:
            found[name] = module.command
    return found


def test_every_parameter_that_names_a_file_stands_in_the_table():
    for name, function in commands().items():
        known = {file for case in CASES if case.command == name for file in (*case.reads, *case.writes)}
        texts = {item for item, kind in get_type_hints(function).items() if "str" in str(kind)}
        assert texts - NO_FILES == known, (
            f"{name}: add the parameters that name files to CASES, the others to NO_FILES"
        )


def with_a_page(name: str) -> bytes:
    """Return the example with one page more."""
    document = json.loads(FIXTURE.read_bytes())
    page = json.loads(json.dumps(document["pageList"][0]))
    page["gitSyncId"] = "lost"
    for side in ("unpublishedPage", "publishedPage"):
        if side in page:
            page[side]["name"] = name
    document["pageList"].append(page)
    return json.dumps(document).encode()


def no_baseline_yet(command: str) -> dict[str, Any]:
    """Return a baseline of a command that accepts nothing."""
    if command in ("scan", "sanitize"):
        return baseline_of([])
    return accepted_of(Results(command, "", [], []))


def files_for(case: Case, folder: Path) -> dict[str, Path]:
    """Write the inputs of a case; give the path of each of its files."""
    folder.mkdir(exist_ok=True)
    content = {
        "policy": b'extends = "share"\n',
        "baseline": json.dumps(no_baseline_yet(case.command)).encode(),
        "workspace": b"{}",
        "files_from": b"",
        "form": b"{}",
        "resolve": b'{"conflicts": []}',
        "changes": json.dumps(
            {"format_version": 1, "type": "appsmith-changes", "before": EMPTY, "after": EMPTY}
        ).encode(),
        "sources": with_a_page("Lost"),
    }
    paths = {name: folder / f"{name}.json" for name in (*case.reads, *case.writes)}
    if case.command == "pack":
        paths["layout"] = folder / "layout"
        paths["layout"].mkdir(exist_ok=True)
        (paths["layout"] / "application.json").write_bytes(b"{}")
    for name in case.reads:
        paths[name] = paths[name].with_suffix(".toml") if name == "policy" else paths[name]
        paths[name].write_bytes(content.get(name, FIXTURE.read_bytes()))
    return paths


def alias(path: Path, how: str) -> Path:
    """Return another name of a file, which need not exist yet."""
    other = path.parent / f"other-{how}.json"
    if how == "path":
        (path.parent / "sub").mkdir()
        return path.parent / "sub" / ".." / path.name
    if how == "symbolic link":
        other.symlink_to(path.name)
    elif how == "hard link":
        os.link(path, other)
    elif how == "linked folder":
        (path.parent / "folder").symlink_to(".")
        return path.parent / "folder" / path.name
    return other if how != "same" else path


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def run(case: Case, paths: dict[str, Path]) -> int:
    arguments = [part.format(**paths) for part in case.arguments.split()]
    return program.run([*case.command.split(), *arguments])


#: How the two names of a file differ; the developer loop tries two of them.
BETWEEN = [pytest.param(how, marks=pytest.mark.slow) for how in ("path", "symbolic link", "linked folder")]
HOWS = ["same", *BETWEEN, "hard link"]
OVER_INPUTS = [
    (case, write, read)
    for case in CASES
    for write in case.writes
    for read in case.reads
    if not (write == case.document and read == case.reads[0])
]


@pytest.mark.parametrize("how", HOWS)
@pytest.mark.parametrize(
    ("case", "write", "read"), OVER_INPUTS, ids=lambda item: getattr(item, "command", item)
)
def test_no_output_takes_the_place_of_an_input(case, write, read, how, tmp_path, capsys):
    paths = files_for(case, tmp_path)
    paths[write] = alias(paths[read], how)
    before = contents(tmp_path)
    assert run(case, paths) == 2
    assert "would be written over an input" in capsys.readouterr().err
    assert contents(tmp_path) == before


OVER_OUTPUTS = [(case, one, other) for case in CASES for one, other in combinations(case.writes, 2)]


@pytest.mark.parametrize("how", HOWS)
@pytest.mark.parametrize(
    ("case", "one", "other"), OVER_OUTPUTS, ids=lambda item: getattr(item, "command", item)
)
def test_no_output_takes_the_place_of_another(case, one, other, how, tmp_path, capsys):
    paths = files_for(case, tmp_path)
    if how == "hard link":
        paths[one].write_bytes(b"old")
    paths[other] = alias(paths[one], how)
    before = contents(tmp_path)
    assert run(case, paths) == 2
    assert re.search(
        r"would be written over the (result|output|conflicts|report|decisions)", capsys.readouterr().err
    )
    assert contents(tmp_path) == before


@pytest.mark.parametrize(
    "case",
    [case for case in CASES if case.writes and case.command not in ("backup extract", "merge-check")],
    ids=lambda case: case.command,
)
def test_without_a_clash_every_file_is_written(case, tmp_path, capsys):
    paths = files_for(case, tmp_path)
    assert run(case, paths) in (0, 1), capsys.readouterr().err
    assert all(paths[name].stat().st_size for name in case.writes)


@pytest.mark.parametrize("how", HOWS[:-1])
@pytest.mark.parametrize("case", [case for case in CASES if case.document], ids=lambda case: case.command)
def test_a_document_may_replace_its_own_input(case, how, tmp_path):
    paths = files_for(case, tmp_path)
    expected = {**paths, case.document: tmp_path / "elsewhere.json"}
    run(case, expected)
    paths[case.document] = alias(paths[case.reads[0]], how)
    assert run(case, paths) in (0, 1)
    assert paths[case.reads[0]].read_bytes() == expected[case.document].read_bytes()


@pytest.mark.slow
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.command)
def test_standard_output_is_never_an_input(case, tmp_path):
    for read in case.reads:
        paths = files_for(case, tmp_path / read)
        before = contents(tmp_path)
        line = [part.format(**paths) for part in case.arguments.split()]
        with paths[read].open("ab") as stdout:
            done = subprocess.run(
                [sys.executable, "-m", "transform", *case.command.split(), *line],
                stdout=stdout,
                stderr=subprocess.PIPE,
                check=False,
            )
        assert (done.returncode, b"Standard output goes into an input" in done.stderr) == (2, True)
        assert contents(tmp_path) == before


@pytest.mark.slow
def test_a_redirected_standard_input_is_an_input(tmp_path):
    path = tmp_path / "i.json"
    path.write_bytes(FIXTURE.read_bytes())
    with path.open("rb") as stdin:
        done = subprocess.run(
            [sys.executable, "-m", "transform", "scan", "-", "--report", path],
            stdin=stdin,
            capture_output=True,
            check=False,
        )
    assert done.returncode == 2
    assert path.read_bytes() == FIXTURE.read_bytes()


def test_two_documents_of_a_batch_never_land_on_one_file_or_on_another_input(tmp_path, capsys):
    for name in ("a/x.json", "b/x.json", "out/x.json"):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_bytes(FIXTURE.read_bytes())
    before = contents(tmp_path)
    a, b, out = (str(tmp_path / name) for name in ("a/x.json", "b/x.json", "out"))
    assert program.run(["upgrade", a, b, "-o", str(tmp_path / "new")]) == 2
    assert "Two inputs would be written to" in capsys.readouterr().err
    assert program.run(["upgrade", a, out, "-o", out]) == 2
    assert "over an input" in capsys.readouterr().err
    assert contents(tmp_path) == before
    assert not (tmp_path / "new").exists()


def test_names_that_differ_by_case_are_one_file_where_the_disk_says_so(tmp_path, monkeypatch):
    documents = {"a": str(tmp_path / "new" / "App.json"), "b": str(tmp_path / "new" / "APP.JSON")}
    claim(["a", "b"], documents=documents)  # the disk of this test tells them apart
    monkeypatch.setattr(outputs.Path, "exists", lambda path: path.name.lower() in folded(path.parent))
    with pytest.raises(InputError, match="Two inputs"):
        claim(["a", "b"], documents=documents)
    assert list(tmp_path.iterdir()) == []


def folded(folder: Path) -> set[str]:
    return {path.name.lower() for path in folder.iterdir()}


@pytest.mark.slow
def test_a_device_may_be_written_to_by_all(tmp_path):
    done = appsmith_transform("upgrade", FIXTURE, "-o", os.devnull, "--report", os.devnull)
    assert done.returncode == 0


@pytest.mark.slow
def test_standard_output_by_its_path_is_written_to(tmp_path):
    line = f"{sys.executable} -m transform upgrade -q {FIXTURE} -o /dev/stdout"
    expected = appsmith_transform("upgrade", "-q", FIXTURE).stdout
    assert subprocess.run(f"{line} | cat", shell=True, capture_output=True, check=True).stdout == expected
    subprocess.run(f"{line} > {tmp_path}/new.json", shell=True, check=True)
    assert (tmp_path / "new.json").read_bytes() == expected


@pytest.mark.slow
def test_a_hard_link_is_named(tmp_path):
    (tmp_path / "one.json").write_bytes(FIXTURE.read_bytes())
    os.link(tmp_path / "one.json", tmp_path / "two.json")
    done = appsmith_transform("upgrade", "one.json", "--write", cwd=tmp_path)
    assert done.returncode == 0
    assert b"one.json is one of several hard links; the other name keeps the old content" in done.stderr
    assert (tmp_path / "two.json").read_bytes() == FIXTURE.read_bytes()
    assert (tmp_path / "one.json").read_bytes() != FIXTURE.read_bytes()


def test_only_one_module_of_the_command_line_writes_files():
    writing = (
        "write_bytes(",
        "write_text(",
        ".open(",
        " open(",
        ".mkdir(",
        ".replace(path",
        "write_file(",
        "mkstemp",
    )
    allowed = {
        "outputs.py": writing,
        "_commands.py": ("formatter.write_text(",),
        "_reading.py": ('.open("rb")',),
        "_streams.py": ("os.open(os.devnull",),
    }
    for module in CLI.rglob("*.py"):
        text = module.read_text()
        for permitted in allowed.get(module.name, ()):
            text = text.replace(permitted, "")
        assert [word for word in writing if word in text] == [], module.name


@pytest.mark.slow
def test_the_leftovers_of_a_killed_run_go_with_the_next_write_beside_them(tmp_path):
    (tmp_path / ".other.json.ab12cd90.partial").write_bytes(b"half")
    done = appsmith_transform("upgrade", FIXTURE, "-o", tmp_path / "new.json")
    assert done.returncode == 0
    assert [path.name for path in tmp_path.iterdir()] == ["new.json"]


@pytest.mark.slow
def test_pack_never_writes_over_the_layout_that_it_reads(tmp_path):
    assert appsmith_transform("unpack", FIXTURE, "app", cwd=tmp_path).returncode == 0
    before = contents(tmp_path)
    for output in ("app/application.json", "app/../app/metadata.json"):
        done = appsmith_transform("pack", "app", "-o", output, cwd=tmp_path)
        assert (done.returncode, b"would be written over an input" in done.stderr) == (2, True)
    assert contents(tmp_path) == before


@pytest.mark.slow
def test_unpack_leaves_the_export_alone_that_stands_in_its_folder(tmp_path):
    export = tmp_path / "app" / "application.json"
    export.parent.mkdir()
    export.write_bytes(FIXTURE.read_bytes())
    appsmith_transform("unpack", export, export.parent)
    assert export.read_bytes() == FIXTURE.read_bytes()
