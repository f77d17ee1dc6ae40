"""Backups as inputs of the other commands."""

from __future__ import annotations

import json

import pytest
from archives import BACKUPS, backup, dump, encrypted, needs_backups, samples, small
from bson import ObjectId
from command_line import appsmith_transform

PASSWORD = "pä ss"


@pytest.fixture
def archive(tmp_path):
    path = tmp_path / "b.tar.gz"
    documents = small()
    documents["newAction"][0]["unpublishedAction"]["actionConfiguration"]["body"] = (
        "select 1 -- password='Tr0ub4dor&3xyz'"
    )
    path.write_bytes(backup(dump(documents)))
    return path


def sample(name):
    truth = dict(samples())[name]
    return BACKUPS / truth["file"], truth


@needs_backups
def test_scan_says_a_line_for_each_application_and_a_total():
    path, _ = sample("a1")
    done = appsmith_transform("scan", path)
    assert (done.returncode, done.stderr) == (0, b"")
    *lines, total = done.stdout.decode().splitlines()
    assert total.startswith("4 files, 0 with secrets")
    names = [line.partition(": ")[0] for line in lines]
    assert [name.removeprefix(f"{path}@") for name in names] == [
        "Acme/SampleAppForTest",
        "Acme/app9143",
        "Second space/autocommit@feature/dev",
        "Second space/autocommit@master",
    ]


def test_a_secret_is_found_with_its_application(archive):
    done = appsmith_transform("scan", archive)
    assert done.returncode == 1
    assert f"{archive}@Acme/Orders" in done.stdout.decode()
    assert b"Tr0ub4dor" not in done.stdout


@needs_backups
def test_diff_of_two_branches_and_with_a_file(tmp_path):
    path, _ = sample("a1")
    one, other = f"{path}@autocommit@master", f"{path}@Second space/autocommit@feature/dev"
    done = appsmith_transform("diff", one, other)
    assert b"MainContainer.onlyOnDev: added true" in done.stdout
    taken = tmp_path / "app.json"
    appsmith_transform("backup", "extract", path, "--app", "autocommit@master", "-o", taken)
    assert appsmith_transform("diff", one, taken, "--exit-code").returncode == 0


@needs_backups
@pytest.mark.parametrize("name", ["a1", "a2", "a3"])
def test_validate_and_info_take_every_application(name):
    path, truth = sample(name)
    env = {"APPSMITH_BACKUP_PASSWORD": truth.get("archive_password") or ""}
    living = sum(not one["deleted"] for one in truth["applications"])
    validated = json.loads(appsmith_transform("validate", path, "--format", "json", **env).stdout)
    informed = json.loads(appsmith_transform("info", path, "--format", "json", **env).stdout)
    assert len(validated["results"]) == len(informed["results"]) == living
    assert all(one["kind"] == "export" for one in informed["results"])


@pytest.mark.parametrize("command", ["diff {0} {0}", "unpack {0} {1}/x", "datasources template {0}"])
def test_one_application_must_be_named_where_one_is_wanted(command, archive, tmp_path):
    done = appsmith_transform(*command.format(archive, tmp_path).split())
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"is a backup of 1 applications, expected one application" in done.stderr
    assert b"b.tar.gz@NAME: Acme/Orders." in done.stderr


def test_names_that_cannot_be_meant_are_refused_with_a_list(archive):
    done = appsmith_transform("info", f"{archive}@Order")
    assert done.returncode == 2
    assert b"holds no application 'Order'. Similar names: Orders." in done.stderr


@needs_backups
def test_an_ambiguous_name_lists_what_it_can_mean():
    path, _ = sample("a1")
    done = appsmith_transform("info", f"{path}@autocommit")
    assert done.returncode == 2
    assert b"autocommit@master" in done.stderr and b"autocommit@feature/dev" in done.stderr


def test_a_deleted_application_goes_by_its_id(tmp_path):
    documents = small()
    documents["application"][0]["deleted"] = True
    (tmp_path / "b").write_bytes(backup(dump(documents)))
    id_ = documents["application"][0]["_id"]
    refused = appsmith_transform("info", f"{tmp_path}/b@Orders")
    assert refused.returncode == 2
    assert str(id_).encode() in refused.stderr
    assert appsmith_transform("info", f"{tmp_path}/b@{id_}").returncode == 0
    none = appsmith_transform("diff", tmp_path / "b", tmp_path / "b")
    assert b"without applications that are not deleted" in none.stderr


def test_standard_input_is_recognised_too(archive):
    data = archive.read_bytes()
    assert b"standard input@Acme/Orders: " in appsmith_transform("scan", "-", stdin=data).stdout
    named = appsmith_transform("upgrade", "-o", "-", "--", "-@Orders", stdin=data)
    assert json.loads(named.stdout)["exportedApplication"]["name"] == "Orders"
    unnamed = appsmith_transform("diff", "-", archive, stdin=data)
    assert unnamed.returncode == 2
    assert b"-- -@NAME: Acme/Orders" in unnamed.stderr


@pytest.mark.parametrize("command", ["scan", "validate", "info", "upgrade --check", "sanitize --check"])
def test_the_password_comes_from_a_file_or_the_environment(command, tmp_path):
    path, secret = tmp_path / "x.enc", tmp_path / "secret"
    path.write_bytes(encrypted(backup(dump(small())), PASSWORD))
    secret.write_text(f"{PASSWORD}\n")
    by_file = appsmith_transform(*command.split(), path, "--password-file", secret)
    by_variable = appsmith_transform(*command.split(), path, APPSMITH_BACKUP_PASSWORD=PASSWORD)
    assert by_file.returncode == by_variable.returncode != 2
    assert by_file.stdout == by_variable.stdout
    wrong = appsmith_transform(*command.split(), path, APPSMITH_BACKUP_PASSWORD="no")
    assert wrong.returncode == 2
    assert b"password does not decrypt" in wrong.stderr
    missing = appsmith_transform(*command.split(), path, APPSMITH_BACKUP_PASSWORD="")
    assert missing.returncode == 2
    assert b"--password-file" in missing.stderr


def test_an_archive_is_never_written_over(archive):
    before = archive.read_bytes()
    for arguments in (("--write",), ("-o", archive)):
        done = appsmith_transform("upgrade", f"{archive}@Orders", *arguments)
        assert done.returncode == 2
        assert archive.read_bytes() == before
        assert [path.name for path in archive.parent.iterdir()] == ["b.tar.gz"]


@needs_backups
def test_results_of_several_applications_have_names_of_files(tmp_path):
    path, _ = sample("a1")
    done = appsmith_transform("upgrade", path, "-o", tmp_path / "out")
    assert done.returncode == 0
    assert sorted(one.name for one in (tmp_path / "out").iterdir()) == [
        "Acme_SampleAppForTest.json",
        "Acme_app9143.json",
        "Second space_autocommit@feature_dev.json",
        "Second space_autocommit@master.json",
    ]


def test_a_document_that_cannot_be_read_is_said_and_counts(tmp_path):
    documents = small()
    raw = dump(documents)
    at = raw.index(b"select 1")
    (tmp_path / "b").write_bytes(backup(raw[:at] + b"\xff\xff" + raw[at + 2 :]))
    done = appsmith_transform("scan", tmp_path / "b")
    assert done.returncode == 1
    assert b"not read whole (AT952)" in done.stdout


def test_a_damaged_archive_is_named_with_the_place(archive):
    archive.write_bytes(archive.read_bytes()[:-200])
    done = appsmith_transform("scan", archive)
    assert done.returncode == 2
    assert b"gzip, byte" in done.stderr


def test_repairs_of_an_application_go_into_a_file(archive, tmp_path):
    done = appsmith_transform("validate", f"{archive}@Orders", "--fix", "-o", tmp_path / "fixed.json")
    assert done.returncode in (0, 1)
    assert json.loads((tmp_path / "fixed.json").read_bytes())["exportedApplication"]["name"] == "Orders"


def test_applications_whose_names_no_file_system_tells_apart_get_files_of_their_own(tmp_path):
    documents = small()
    (first,) = documents["application"]
    names = ["A/b", "A:b", "a_B", "../x", "y" * 300, "n\nn"]
    documents["application"] = [
        {**first, "_id": ObjectId(f"{number:024x}"), "name": name} for number, name in enumerate(names)
    ]
    (tmp_path / "b").write_bytes(backup(dump(documents)))
    done = appsmith_transform("upgrade", tmp_path / "b", "-o", tmp_path / "out")
    assert done.returncode == 0
    written = [json.loads(path.read_bytes()) for path in (tmp_path / "out").iterdir()]
    assert sorted(one["exportedApplication"]["name"] for one in written) == sorted(names)
    assert {path.name for path in tmp_path.iterdir()} == {"b", "out"}


@needs_backups
def test_applications_do_not_go_into_a_folder_that_is_called_like_a_file(tmp_path):
    path, _ = sample("a1")
    done = appsmith_transform("sanitize", path, "-o", tmp_path / "shareable.json")
    assert done.returncode == 2
    assert b"has the name of a file" in done.stderr
    assert not (tmp_path / "shareable.json").exists()
