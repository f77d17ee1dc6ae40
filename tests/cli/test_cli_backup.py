"""`appsmith-transform backup`: list, extract, verify, as a user does it."""

from __future__ import annotations

import json
import stat
import subprocess
import sys

import pytest
from archives import BACKUPS, backup, dump, encrypted, needs_backups, samples, small
from command_line import appsmith_transform
from comparison import differences
from corpus import load

PASSWORD = "pä ss"


@pytest.fixture
def plain(tmp_path):
    path = tmp_path / "appsmith-backup-2025-11-20T10-11-12.345Z.tar.gz"
    path.write_bytes(backup(dump(small()), env=b"APPSMITH_X_SECRET=do-not-show\n"))
    return path


@pytest.fixture
def locked(tmp_path):
    path = tmp_path / "x.tar.gz.enc"
    path.write_bytes(encrypted(backup(dump(small())), PASSWORD))
    return path


def sample(name):
    truth = dict(samples())[name]
    return BACKUPS / truth["file"], truth


def test_the_list_shows_names_and_no_value(plain):
    done = appsmith_transform("backup", "list", plain)
    assert (done.returncode, done.stderr) == (0, b"")
    shown = done.stdout.decode()
    assert "backup of release v1.91, made 2025-11-20T10:11:12Z, not encrypted" in shown
    assert "Acme\n" in shown
    assert "Orders  1 page, 1 query" in shown
    assert "APPSMITH_X_SECRET" in shown
    assert "do-not-show" not in shown


def test_the_list_as_json(plain):
    (found,) = json.loads(appsmith_transform("backup", "list", plain, "--format", "json").stdout)["results"]
    assert found["file"] == str(plain)
    (one,) = found["applications"]
    assert (one["name"], one["workspace"], one["pages"][0]["name"]) == ("Orders", "Acme", "Home")


@needs_backups
def test_one_deleted_application_back():
    archive, truth = sample("a1")
    (expected,) = (one for one in truth["applications"] if one["deleted"])
    refused = appsmith_transform("backup", "extract", archive, "--app", "JSOnLoadFailureTest")
    assert refused.returncode == 2
    assert b"--deleted" in refused.stderr
    done = appsmith_transform(
        "backup", "extract", archive, "--app", "Second space/JSOnLoadFailureTest", "--deleted"
    )
    assert done.returncode == 0
    document = json.loads(done.stdout)
    assert differences(load(f"backups/{expected['expected']}"), document) == []
    assert "deletedAt" not in document["exportedApplication"]


@needs_backups
def test_an_ambiguous_name_lists_what_it_can_mean():
    archive, _ = sample("a1")
    done = appsmith_transform("backup", "extract", archive, "--app", "autocommit")
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"autocommit@master" in done.stderr
    assert b"autocommit@feature/dev" in done.stderr
    for arguments in (
        ("--app", "autocommit", "--branch", "feature/dev"),
        ("--app", "autocommit@feature/dev"),
    ):
        found = json.loads(appsmith_transform("backup", "extract", archive, *arguments).stdout)
        expected = load("backups/a1.expected/044d2a-autocommit-feature_dev.json.gz")
        assert differences(expected, found) == []


@needs_backups
def test_all_applications_go_into_a_folder_with_an_index(tmp_path):
    archive, truth = sample("a2")
    folder = tmp_path / "out"
    done = appsmith_transform(
        "backup",
        "extract",
        archive,
        "--all",
        "-o",
        folder,
        APPSMITH_BACKUP_PASSWORD=truth["archive_password"],
    )
    assert (done.returncode, done.stdout) == (0, b"")
    index = json.loads((folder / "index.json").read_bytes())
    assert {one["id"] for one in index} == {one["id"] for one in truth["applications"]}
    for one, expected in ((a, b) for a in index for b in truth["applications"] if a["id"] == b["id"]):
        document = json.loads((folder / one["file"]).read_bytes())
        assert differences(load(f"backups/{expected['expected']}"), document) == []


@needs_backups
def test_a_configured_export_is_private_and_imports_configured(tmp_path):
    archive, truth = sample("a2")
    out = tmp_path / "app.json"
    done = appsmith_transform(
        "backup", "extract", archive, "--app", "CRUD App Templates", "--with-configuration", "-o", out,
        APPSMITH_BACKUP_PASSWORD=truth["archive_password"],
    )  # fmt: skip
    assert done.returncode == 0
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    assert all(secret["plain"] in out.read_text() for secret in truth["secrets"].values())
    assert not any(secret["plain"].encode() in done.stderr for secret in truth["secrets"].values())
    listed = appsmith_transform("datasources", "list", out, "--format", "json")
    names = {
        one["name"] for one in json.loads(listed.stdout)["results"][0]["datasources"] if one["configured"]
    }
    assert {"AmazonS3 CRUD", "FBTemplateDB"} <= names


@needs_backups
def test_wrong_keys_name_the_datasources_and_exit_1(tmp_path):
    archive, truth = sample("a1")
    keys = tmp_path / "docker.env"
    keys.write_text("APPSMITH_ENCRYPTION_PASSWORD=wrong\nAPPSMITH_ENCRYPTION_SALT=keys\n")
    arguments = ("backup", "extract", archive, "--app", "SampleAppForTest", "--with-configuration")
    done = appsmith_transform(*arguments, "--keys", keys)
    assert done.returncode == 1
    assert b"AT946" in done.stderr
    assert b"users" in done.stderr
    assert "decryptedFields" in json.loads(done.stdout)
    right = appsmith_transform(*arguments, **truth["encryption"] | {"in_archive": ""})
    assert right.returncode == 0
    assert b"pw-users-1" in right.stdout


@needs_backups
def test_a_stricter_policy_takes_more_away():
    archive, _ = sample("a1")
    arguments = ("backup", "extract", archive, "--app", "SampleAppForTest")
    host = b"mockdb.internal.appsmith.com"
    assert host in appsmith_transform(*arguments).stdout
    assert host not in appsmith_transform(*arguments, "--policy", "share").stdout
    both = appsmith_transform(*arguments, "--policy", "share", "--with-configuration")
    assert both.returncode == 2


@needs_backups
def test_an_old_backup_is_upgraded_on_the_way():
    archive, _ = sample("a3")
    arguments = ("backup", "extract", archive, "--app", "importExportTest")
    assert json.loads(appsmith_transform(*arguments).stdout)["serverSchemaVersion"] == 1
    stated = appsmith_transform(*arguments, "--release", "v1.7.10")
    assert b"AT949" not in stated.stderr
    done = appsmith_transform(*arguments, "--upgrade", "1.91")
    assert (done.returncode, json.loads(done.stdout)["serverSchemaVersion"]) == (0, 12)


def test_the_password_comes_from_a_file_or_the_environment_and_never_an_argument(locked, tmp_path):
    file = tmp_path / "password"
    file.write_text(f"{PASSWORD}\n")
    assert appsmith_transform("backup", "list", locked, "--password-file", file).returncode == 0
    assert appsmith_transform("backup", "list", locked, APPSMITH_BACKUP_PASSWORD=PASSWORD).returncode == 0
    wrong = appsmith_transform("backup", "list", locked, APPSMITH_BACKUP_PASSWORD="wrong-one")
    assert (wrong.returncode, wrong.stdout) == (2, b"")
    assert b"password does not decrypt" in wrong.stderr
    assert b"wrong-one" not in wrong.stderr
    none = appsmith_transform("backup", "list", locked)
    assert none.returncode == 2
    assert b"APPSMITH_BACKUP_PASSWORD" in none.stderr


def test_standard_input_is_read_like_a_file(plain, locked):
    for data, more in (
        (plain.read_bytes(), {}),
        (locked.read_bytes(), {"APPSMITH_BACKUP_PASSWORD": PASSWORD}),
    ):
        done = appsmith_transform("backup", "extract", "-", "--app", "Orders", stdin=data, **more)
        assert json.loads(done.stdout)["exportedApplication"]["name"] == "Orders"


def test_a_sound_and_a_damaged_archive(plain, tmp_path):
    sound = appsmith_transform("backup", "verify", plain)
    assert (sound.returncode, sound.stdout.decode().splitlines()[-1]) == (0, "sound")
    assert b"do-not-show" not in sound.stdout
    damaged = tmp_path / "damaged.tar.gz"
    damaged.write_bytes(backup(dump(small())[:-40]))
    done = appsmith_transform("backup", "verify", damaged)
    assert done.returncode == 1
    assert b"error: archive, byte" in done.stdout
    (result,) = json.loads(appsmith_transform("backup", "verify", damaged, "--format", "json").stdout)[
        "results"
    ]
    assert (result["sound"], result["damages"][0]["layer"]) == (False, "archive")


def test_a_damaged_archive_is_salvaged_on_request(tmp_path):
    damaged = tmp_path / "damaged.tar.gz"
    damaged.write_bytes(backup(dump(small())[:-40]))
    refused = appsmith_transform("backup", "extract", damaged, "--app", "Orders")
    assert (refused.returncode, refused.stdout) == (2, b"")
    assert b"--salvage" in refused.stderr
    done = appsmith_transform("backup", "extract", damaged, "--app", "Orders", "--salvage")
    assert done.returncode == 1
    assert json.loads(done.stdout)["actionList"][0]["id"] == "Home_q"
    assert b"error: archive" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((), b"--app"),
        (("--app", "x", "--all"), b"--app"),
        (("--all",), b"--output"),
        (("--all", "-o", "d", "--branch", "b"), b"--branch and --all"),
        (("--app", "Nothing"), b"no application 'Nothing'"),
        (("--app", "Orders", "--database", "nope"), b"Found: appsmith"),
        (("--app", "Orders", "--keys", "nope.env"), b"nope.env does not exist"),
    ],
)
def test_wrong_usage_is_refused_in_words(plain, arguments, words):
    done = appsmith_transform("backup", "extract", plain, *arguments)
    assert (done.returncode, done.stdout) == (2, b"")
    assert words in done.stderr


def test_without_the_extra_a_message_says_what_to_install(plain):
    code = (
        "import sys; sys.modules.update({'bson': None, 'cryptography': None, 'fastcrc': None});"
        f"from transform.cli.app import run; sys.exit(run(['backup', 'list', {str(plain)!r}]))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"pip install 'appsmith-transform[backup]'" in done.stderr


def test_without_the_extra_nobody_is_asked_for_a_password(locked):
    code = (
        "import sys; sys.modules['cryptography'] = None;"
        f"from transform.cli.app import run; sys.exit(run(['backup', 'list', {str(locked)!r}]))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert done.returncode == 2
    assert b"Reading backups needs the package cryptography" in done.stderr
    assert b"in a checkout with: pip install -e '.[backup]'" in done.stderr


def test_other_commands_and_help_import_none_of_the_extra():
    code = (
        "import sys; from transform.cli.app import run; run(['backup', '--help']);"
        "import transform; transform.upgrade;"
        "print([name for name in ('bson', 'cryptography', 'fastcrc', 'zlib_ng') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert done.stdout.strip().endswith(b"[]")
