"""Files, streams that can be read once, folders made by mongodump or by hand."""

from __future__ import annotations

import gzip
import io
import json
import os
import stat
import threading

import bson
import pytest
from archives import backup, dump, exports, opened, reading, small, tar

from transform.errors import InputError, LimitError
from transform.storage.backup.backup import open_backup
from transform.storage.backup.damage import DamageError
from transform.storage.backup.source import open_source, spilled

RAW = dump(small())
EXPECTED = exports(opened(RAW))
FORMS = {
    "bare dump": RAW,
    "compressed dump": gzip.compress(RAW),
    "backup": backup(RAW),
    "backup, folder inside, no manifest": tar(
        {
            "./appsmith-backup-2022/docker.env": b"A=1\n",
            "./appsmith-backup-2022/mongodb-data.gz": gzip.compress(RAW),
        }
    ),
    "backup, dump not compressed": tar({"mongodb-data.gz": RAW}),
    "tar not compressed": tar({"./mongodb-data.gz": gzip.compress(RAW)}, compress=False),
}


def without_schemas(documents):
    return [{**one, "clientSchemaVersion": 0, "serverSchemaVersion": 0} for one in documents]


@pytest.mark.parametrize("name", FORMS)
def test_every_form_gives_the_same(name):
    assert without_schemas(exports(opened(FORMS[name]))) == without_schemas(EXPECTED)


def write_folder(folder, documents, *, compress=False):
    ending = ".gz" if compress else ""
    for name, entries in documents.items():
        data = b"".join(bson.encode(one) for one in entries)
        path = folder / f"{name}.bson{ending}"
        path.write_bytes(gzip.compress(data) if compress else data)
        (folder / f"{name}.metadata.json{ending}").write_bytes(b"{}")


@pytest.mark.parametrize("compress", [False, True])
@pytest.mark.parametrize("inside", ["", "appsmith"])
def test_a_folder_of_mongodump_gives_the_same(tmp_path, compress, inside):
    folder = tmp_path / "dump" / inside
    folder.mkdir(parents=True)
    write_folder(folder, small(), compress=compress)
    (folder / "prelude.json").write_text(json.dumps({"ServerVersion": "6.0", "ToolVersion": "100.9"}))
    with open_source(str(tmp_path / "dump")) as source:
        found = open_backup(source, reading())
        assert exports(found) == EXPECTED
        assert found.index.form == "dump folder"
        assert found.index.prelude.server == "6.0"


def test_a_backup_that_somebody_unpacked_is_read_as_it_lies_there(tmp_path):
    (tmp_path / "mongodb-data.gz").write_bytes(gzip.compress(RAW))
    (tmp_path / "manifest.json").write_text('{"appsmithVersion": "v1.91"}')
    with open_source(str(tmp_path)) as source:
        found = open_backup(source, reading())
        assert (found.release, exports(found)) == ("v1.91", EXPECTED)


def test_a_file_that_is_cut_off_is_named_and_the_others_are_salvaged(tmp_path):
    write_folder(tmp_path, small())
    page = tmp_path / "newPage.bson"
    page.write_bytes(page.read_bytes()[:-3])
    with open_source(str(tmp_path)) as source:
        with pytest.raises(DamageError, match=r"newPage\.bson ends inside a document"):
            open_backup(source, reading())
        assert exports(open_backup(source, reading(salvage=True)))[0]["pageList"] == []


def test_links_in_a_folder_are_not_followed(tmp_path):
    write_folder(tmp_path, small())
    secret = tmp_path / "elsewhere"
    secret.write_bytes(b"APPSMITH_SECRET=1")
    (tmp_path / "docker.env").symlink_to(secret)
    with open_source(str(tmp_path)) as source:
        assert open_backup(source, reading()).index.environment is None


def test_a_stream_goes_through_a_private_file_without_a_name(tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with spilled("-", io.BytesIO(backup(RAW))) as source:
        assert list(tmp_path.iterdir()) == []
        assert stat.S_IMODE(os.fstat(source._file.fileno()).st_mode) & 0o077 == 0
        assert exports(open_backup(source, reading())) == exports(opened(backup(RAW)))


def test_a_spill_that_fails_leaves_nothing(tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))

    class Failing(io.BytesIO):
        def read(self, *_):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        spilled("-", Failing())
    assert list(tmp_path.iterdir()) == []


def test_a_pipe_is_spilled_too(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=lambda: pipe.write_bytes(RAW))
    writer.start()
    with open_source(str(pipe)) as source:
        assert exports(open_backup(source, reading())) == EXPECTED
    writer.join()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (b"{}", "neither a backup"),
        (b"PGDMP\x01\x0e", "PostgreSQL"),
        (gzip.compress(b"--\n-- PostgreSQL database dump\n--\n", mtime=0), "PostgreSQL"),
        (tar({"./pg-data.archive": b"PGDMP", "./docker.env": b""}), "PostgreSQL"),
        (tar({"./mongodb-data.gz": gzip.compress(b"PGDMP...")}), "PostgreSQL"),
        (tar({"./readme.txt": b"hello"}), "holds no mongodb-data.gz"),
    ],
)
def test_what_is_no_backup_is_refused_in_words(data, words):
    with pytest.raises(InputError, match=words):
        opened(data)


def test_what_is_not_there_is_refused_in_words(tmp_path):
    with pytest.raises(InputError, match="does not exist"):
        open_source(str(tmp_path / "x"))
    with pytest.raises(InputError, match="neither a backup nor"), open_source(str(tmp_path)) as source:
        open_backup(source, reading())


def test_a_docker_env_of_gigabytes_is_not_read():
    with pytest.raises(LimitError, match=r"docker\.env"):
        opened(tar({"./docker.env": b"A" * (2**20 + 1), "./mongodb-data.gz": RAW}))


def test_only_the_first_of_two_dumps_counts():
    import io
    import tarfile

    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w:gz") as archive:
        for data in (RAW, b"PGDMP"):
            info = tarfile.TarInfo("./mongodb-data.gz")
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    assert exports(opened(buffer.getvalue())) == EXPECTED
