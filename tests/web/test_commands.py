"""What the page offers for download is, byte for byte, what the command that it shows writes."""

from __future__ import annotations

import io
import itertools
import json
import os
import re
import shlex
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from asked import FIXTURE, ROOT, did
from order_desks import PASSWORD, with_query, with_secrets

import transform
from transform.web.messages import Result

CORPUS = ROOT.parent / "shared" / "corpus"
DATE = "2026-11-29"  # of the requests in `asked`
TOGETHER = "1795910400"  # the same day, as SOURCE_DATE_EPOCH

pytestmark = pytest.mark.slow
needs_corpus = pytest.mark.skipif(not CORPUS.exists(), reason="there is no corpus")

#: Options of commands, and commands, that read a file that the page offers as well.
_READ = ("--policy", "--resolve", "fill")


def run_shown(result: Result, folder: Path, variables: Mapping[str, str]) -> None:
    """Run the commands of a result where the inputs are."""
    for command in result.commands:
        words = shlex.split(command)
        if words[0] == "unzip":
            zipfile.ZipFile(folder / words[2]).extractall(folder / words[4])
            continue
        if words[0] == "export":
            continue  # a person puts in what is not shown
        assert words[0] == "appsmith-transform"
        output = None
        if ">" in words:
            at = words.index(">")
            output, words = folder / words[at + 1], words[:at]
        done = subprocess.run(
            [sys.executable, "-m", "transform", *words[1:]],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(ROOT), "SOURCE_DATE_EPOCH": TOGETHER, **variables},
            capture_output=True,
            check=False,
        )
        assert done.returncode in (0, 1), done.stderr.decode()
        if output:
            output.write_bytes(done.stdout)


def files_of(result: Result) -> dict[str, bytes]:
    files = {one.name: one.data for one in result.downloads}
    if result.report:
        files[result.report_name] = result.report.encode("utf-8", "backslashreplace")
    return files


def check(
    tmp_path: Path,
    action: str,
    inputs: Sequence[Path],
    variables: Mapping[str, str] | None = None,
    **options: str,
) -> None:
    """Compare all that an action offers with what the commands write; inputs are below `tmp_path`."""
    result = did(action, *inputs, **options)
    files = files_of(result)
    if not files:
        assert not result.commands, "nothing is offered, so nothing is to be done"
        return
    words = [word for command in result.commands for word in shlex.split(command)]
    read = {name for option, name in itertools.pairwise(words) if option in _READ and name in files}
    for name in read:
        (tmp_path / name).write_bytes(files[name])
    run_shown(result, tmp_path, variables or {})
    for name, data in files.items():
        assert (tmp_path / name).read_bytes() == data, name
    assert files.keys() - read, "something was written"


def placed(tmp_path: Path, name: str, data: bytes) -> Path:
    (tmp_path / name).write_bytes(data)
    return tmp_path / name


@pytest.fixture(
    params=["secrets", "CRUD-DB-Table-Template-Application", "ce-automation-test", "a partial export"]
)
def export(request, tmp_path):
    if request.param == "secrets":
        return placed(tmp_path, "an app.json", with_secrets())
    if not CORPUS.exists():
        pytest.skip("there is no corpus")
    if request.param != "a partial export":
        return placed(tmp_path, "app.json", (CORPUS / f"exports/{request.param}.json").read_bytes())
    whole = transform.parse((CORPUS / "exports/CRUD-DB-Table-Template-Application.json").read_bytes())
    return placed(
        tmp_path, "part.json", transform.serialize(transform.extract(whole, pages=["SQL"]).document)
    )


def in_folder(tmp_path: Path, archive: str, name: str, below: str = "") -> Path:
    """Return a folder with a real layout, deeper in it where that is asked for."""
    with tarfile.open(CORPUS / "git-real" / f"{archive}.tar.gz") as files:
        files.extractall(tmp_path / name / below, filter="data")
    return tmp_path / name


def zip_of(folder: Path, name: str) -> Path:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for file in sorted(folder.rglob("*")):
            if file.is_file():
                archive.write(file, file.relative_to(folder))
    path = folder.parent / name
    path.write_bytes(buffer.getvalue())
    return path


@pytest.fixture(params=["folder", "deep folder", "zip", "deep zip"])
def layout(request, tmp_path):
    if not CORPUS.exists():
        pytest.skip("there is no corpus")
    below = "apps/desk" if "deep" in request.param else ""
    if "zip" not in request.param:
        return in_folder(tmp_path, "entries-F", "entries", below)
    return zip_of(in_folder(tmp_path, "entries-F", "elsewhere", below), "entries.zip")


ONE = [
    pytest.param("validate", {}, id="validate"),
    pytest.param("validate", {"target": "1.9.16"}, id="validate for an old release"),
    pytest.param("sanitize", {}, id="sanitize"),
    pytest.param("sanitize", {"policy": "strict"}, id="sanitize strictly"),
    pytest.param("sanitize", {"policy": "git"}, id="sanitize as for Git"),
    pytest.param("upgrade", {}, id="upgrade"),
    pytest.param("datasources", {}, id="datasources"),
]


@pytest.mark.parametrize(("action", "options"), ONE)
def test_of_a_file(tmp_path, export, action, options):
    check(tmp_path, action, [export], **options)


@pytest.mark.parametrize(("action", "options"), ONE)
def test_of_a_layout(tmp_path, layout, action, options):
    check(tmp_path, action, [layout], **options)


@pytest.mark.parametrize("kind", ["file", "layout"])
@pytest.mark.parametrize("policy", ["share", "strict"])
def test_what_a_person_keeps(tmp_path, kind, policy):
    given = placed(tmp_path, "app.json", with_secrets())
    if kind == "layout":
        given = tmp_path / "desk"
        for path, data in transform.unpack(transform.parse(with_secrets())).items():
            (given / path).parent.mkdir(parents=True, exist_ok=True)
            (given / path).write_bytes(data)
    found = did("sanitize", given, policy=policy).body
    marks = [piece.partition('"')[0] for piece in found.split('name="keep-')[1:]]
    assert marks
    check(tmp_path, "sanitize", [given], policy=policy, **{f"keep-{marks[0]}": "keep"})


def test_datasources_that_were_filled_in(tmp_path):
    given = placed(tmp_path, "app.json", FIXTURE.read_bytes())
    body = did("datasources", given).body
    names = [piece.partition('"')[0] for piece in body.split('<input id="')[1:]]
    secrets = [
        piece for piece in body.split('<input id="')[1:] if 'type="password"' in piece.partition(">")[0]
    ]
    password = secrets[0].partition('"')[0]
    result = did("datasources", given, fill="yes", **{names[0]: "db.${x}.example", password: PASSWORD})
    (variable,) = [
        one.partition("=")[0].partition(" ")[2] for one in result.commands if one.startswith("export")
    ]
    options = {"fill": "yes", names[0]: "db.${x}.example", password: PASSWORD}
    check(tmp_path, "datasources", [given], {variable: PASSWORD}, **options)
    assert PASSWORD not in " ".join(result.commands)
    assert all(PASSWORD.encode() not in one.data for one in result.downloads if one.name.endswith(".toml"))


def test_two_files(tmp_path):
    inputs = [placed(tmp_path, "a.json", FIXTURE.read_bytes()), placed(tmp_path, "b.json", with_secrets())]
    check(tmp_path, "compare", inputs)


@needs_corpus
def test_two_layouts(tmp_path):
    inputs = [
        in_folder(tmp_path, "planner-E-2", "before"),
        in_folder(tmp_path, "planner-F-1", "after", "app"),
    ]
    check(tmp_path, "compare", inputs)


@needs_corpus
def test_a_layout_and_its_export(tmp_path):
    folder = in_folder(tmp_path, "entries-F", "entries")
    files = {
        one.relative_to(folder).as_posix(): one.read_bytes() for one in folder.rglob("*") if one.is_file()
    }
    export = placed(tmp_path, "app.json", transform.serialize(transform.pack(files).document))
    check(tmp_path, "compare", [folder, export])


@pytest.mark.parametrize(
    "answers",
    [{}, {"take-0": "theirs"}, {"take-0": "base"}, {"take-0": "value", "value-0": "SELECT 3\n"}],
    ids=["unanswered", "theirs", "base", "by hand"],
)
def test_a_merge_with_a_conflict(tmp_path, answers):
    inputs = [placed(tmp_path, "base.json", FIXTURE.read_bytes())]
    inputs += [
        placed(tmp_path, f"{name}.json", with_query("list_orders", name)) for name in ("ours", "theirs")
    ]
    check(tmp_path, "merge", inputs, **answers)


def test_a_merge_that_takes_both(tmp_path):
    texts = {"base": "SELECT 1\n", "ours": "SELECT 1\n-- a\n", "theirs": "SELECT 1\n-- b\n"}
    inputs = [
        placed(tmp_path, f"{name}.json", with_query("list_orders", text)) for name, text in texts.items()
    ]
    check(tmp_path, "merge", inputs, **{"take-0": "both"})


@needs_corpus
def test_a_merge_of_layouts(tmp_path):
    names = {"1base": "base", "2ours": "ours", "3theirs": "theirs"}
    inputs = [in_folder(tmp_path, f"staff-E-{archive}", name) for archive, name in names.items()]
    check(tmp_path, "merge", inputs)


def numbered(body: str, field: str, name: str) -> str:
    """Return the number by which a form knows a name."""
    found = re.findall(rf'name="{field}" value="(\d+)"[^>]*> ([^<]+)</label>', body)
    found += re.findall(r'<option value="(\d+)"[^>]*>([^<]+)<', body)
    return next(number for number, shown in found if shown.strip() == name)


@pytest.mark.parametrize(
    ("names", "options"),
    [(["OrdersTable"], {"along": "yes"}), (["Orders"], {}), (["Orders", "Customers"], {"whole": "yes"})],
    ids=["a widget", "a page", "an application"],
)
def test_a_part(tmp_path, names, options):
    given = placed(tmp_path, "app.json", FIXTURE.read_bytes())
    body = did("parts", given).body
    check(
        tmp_path,
        "parts",
        [given],
        go="yes",
        take="\n".join(numbered(body, "take", n) for n in names),
        **options,
    )


@needs_corpus
def test_a_part_of_a_layout(tmp_path):
    given = in_folder(tmp_path, "entries-F", "entries", "app")
    check(tmp_path, "parts", [given], go="yes", take="0", along="yes")


@pytest.mark.parametrize("clash", ["rename", "replace", "keep"])
@pytest.mark.parametrize("is_whole", [False, True], ids=["a part", "pages"])
def test_an_insertion(tmp_path, is_whole, clash):
    whole = transform.parse(FIXTURE.read_bytes())
    part = whole if is_whole else transform.extract(whole, pages=["Orders"]).document
    inputs = [placed(tmp_path, "app.json", FIXTURE.read_bytes())]
    inputs.append(placed(tmp_path, "part.json", transform.serialize(part)))
    page = numbered(did("insert", *inputs).body, "page", "Orders")
    check(tmp_path, "insert", inputs, go="yes", page=page, clash=clash)


@needs_corpus
def test_an_insertion_into_a_layout(tmp_path):
    target = in_folder(tmp_path, "entries-F", "entries", "app")
    part = transform.extract(transform.parse(FIXTURE.read_bytes()), pages=["Orders"]).document
    check(tmp_path, "insert", [target, placed(tmp_path, "part.json", transform.serialize(part))], go="yes")


@needs_corpus
@pytest.mark.parametrize("at", [0, 1, 2, 3])
def test_an_application_of_a_backup(tmp_path, at):
    archive = next((CORPUS / "backups").glob("appsmith-backup-2025-11*.gz"))
    given = placed(tmp_path, "backup.tar.gz", archive.read_bytes())
    listed = did("applications", given)
    ids = [piece.partition('"')[0] for piece in listed.body.split('value="')[1:]]
    check(tmp_path, "applications", [given], open=ids[at])


@needs_corpus
def test_an_application_of_an_encrypted_backup(tmp_path):
    archive = next((CORPUS / "backups").glob("*.enc"))
    password = json.loads((CORPUS / "backups/a2.truth.json").read_bytes())["archive_password"]
    given = placed(tmp_path, "backup.tar.gz.enc", archive.read_bytes())
    listed = did("applications", given, password=password)
    ids = [piece.partition('"')[0] for piece in listed.body.split('value="')[1:]]
    variables = {"APPSMITH_BACKUP_PASSWORD": password}
    check(tmp_path, "applications", [given], variables, open=ids[0], password=password)
