"""Checking a backup: the damages that the README of the samples lists, each in every layer it can be in."""

from __future__ import annotations

import functools
import gzip
import io
import random
import struct
import tarfile

import bson
import pytest
from archives import BACKUPS, backup, dump, encrypted, needs_backups, reading, samples, small, source, tar
from bson import ObjectId

from transform.errors import LimitError, TransformError
from transform.storage.backup.backup import Options, open_backup
from transform.storage.backup.limits import BackupLimits
from transform.storage.backup.listing import listing
from transform.storage.backup.verify import verify


def verified(data, **options):
    return verify(source(data), reading(**options))


def errors(data, **options):
    return [one for one in verified(data, **options).damages if one.severity == "error"]


@functools.cache
def a1():
    """Return the dump of the first sample."""
    with tarfile.open(BACKUPS / dict(samples())["a1"]["file"]) as archive:
        return gzip.decompress(archive.extractfile("./mongodb-data.gz").read())


@needs_backups
@pytest.mark.parametrize("name", ["a1", "a2", "a3"])
def test_the_samples_are_sound_with_all_their_documents(name):
    truth = dict(samples())[name]
    result = verified((BACKUPS / truth["file"]).read_bytes(), password=truth.get("archive_password"))
    assert result.sound
    assert {one.name: one.documents for one in result.collections} == truth["documents"]
    assert all(one.complete and one.checksum for one in result.collections)


@needs_backups
def test_secrets_that_stand_in_clear_are_a_warning_with_names_only():
    result = verified((BACKUPS / dict(samples())["a1"]["file"]).read_bytes())
    (warning,) = result.damages
    assert (warning.layer, warning.severity) == ("docker.env", "warning")
    assert "APPSMITH_OAUTH2_GOOGLE_CLIENT_SECRET" in warning.message
    assert "kept-in-the-backup-1" not in str(result)
    truth = dict(samples())["a2"]
    assert not verified((BACKUPS / truth["file"]).read_bytes(), password=truth["archive_password"]).damages


def middle_of(name):
    """Return the offset of a length field within the documents of a collection of the first sample."""
    data = a1()
    at = data.index(bson.encode({"db": "appsmith", "collection": name, "EOF": False, "CRC": bson.Int64(0)}))
    at += struct.unpack_from("<i", data, at)[0]
    return at + struct.unpack_from("<i", data, at)[0]


DAMAGES = {
    "cut in the middle": (lambda data: data[: len(data) // 2], "archive", "ends inside"),
    "last 4 bytes missing": (lambda data: data[:-4], "archive", "ends inside the end of the collection"),
    "one bit flipped": (
        lambda data: data[:120_000] + bytes([data[120_000] ^ 1]) + data[120_001:], "checksum", "collection newPage",
    ),
    "first byte changed": (lambda data: b"\0" + data[1:], "archive", "the first bytes"),
    "bytes after the end": (lambda data: data + b"more", "archive", "bytes follow the end"),
    "cut at a block boundary": (
        lambda data: data[: data.index(b"\xff\xff\xff\xff", middle_of("newAction")) + 4],
        "archive", "ended before all collections were seen",
    ),
    "an impossible length": (
        lambda data: (
            data[: middle_of("newAction")] + struct.pack("<i", 0x7FFFFFFF) + data[middle_of("newAction") + 4 :]
        ),
        "archive", "2,147,483,647",
    ),
}  # fmt: skip
PACKAGES = {
    "bare": lambda raw: raw,
    "gzip": gzip.compress,
    "tar": lambda raw: backup(raw),
    "encrypted": lambda raw: encrypted(backup(raw), "pw"),
}


@pytest.mark.slow
@needs_backups
@pytest.mark.parametrize("package", PACKAGES)
@pytest.mark.parametrize("name", DAMAGES)
def test_a_damaged_dump_names_layer_and_place(name, package):
    change, layer, words = DAMAGES[name]
    changed = change(a1())
    (first, *_) = errors(PACKAGES[package](changed), password="pw")
    assert first.layer == layer
    assert words in first.message
    assert first.offset is not None
    assert first.offset <= len(changed)


@needs_backups
def test_a_flipped_bit_changes_the_verdict_of_its_collection_only():
    change, *_ = DAMAGES["one bit flipped"]
    result = verified(backup(change(a1())))
    assert [one.name for one in result.collections if not one.checksum] == ["newPage"]
    assert not result.sound


OUTER = {
    "cut": (lambda data: data[: len(data) // 2], "gzip", "ends early"),
    "bytes after the end": (lambda data: data + b"x", "gzip", "bytes follow the end"),
    "checksum": (lambda data: data[:-8] + b"\1\2\3\4" + data[-4:], "gzip", "checksum"),
}


@pytest.mark.parametrize("name", OUTER)
def test_the_layers_around_are_named_too(name):
    change, layer, words = OUTER[name]
    raw = dump(small())
    (found,) = errors(change(backup(raw)))[:1]
    assert (found.layer, words in found.message) == (layer, True)
    (found,) = errors(tar({"./mongodb-data.gz": change(gzip.compress(raw))}))[:1]
    assert (found.layer, words in found.message) == (f"inner {layer}", True)


def test_an_encrypted_file_that_is_cut_names_the_encryption_or_what_is_missing():
    data = encrypted(backup(dump(small())), "pw")
    (found,) = errors(data[:-5], password="pw")[:1]
    assert (found.layer, found.offset) == ("encryption", len(data) - 5)


def test_an_invalid_document_is_named_with_its_offset():
    raw = dump(small())
    at = raw.index(b"select 1")
    found = errors(raw[:at] + b"\xff" + raw[at + 1 :])
    assert {one.layer for one in found} == {"documents", "checksum"}
    assert found[0].offset is not None
    assert found[0].offset < at


def test_dangling_references_are_notes_and_no_damage():
    documents = small()
    documents["application"][0]["pages"].append({"_id": ObjectId("ee" * 12), "isDefault": False})
    documents["newAction"].append(
        {"_id": ObjectId("ab" * 12), "unpublishedAction": {"name": "lost", "pageId": "cc" * 12}}
    )
    result = verified(backup(dump(documents)))
    assert result.sound
    assert [one.severity for one in result.damages] == ["note", "note"]
    assert "ee" * 12 in result.damages[0].message
    assert "1 queries belong to pages" in result.damages[1].message


def test_what_was_complete_before_a_cut_is_listed_as_complete():
    raw = dump(small())
    cut = raw[: raw.index(bson.encode(small()["application"][0])) + 10]
    complete = {one.name: one.complete for one in verified(raw[: len(cut)]).collections}
    assert complete == {
        "newPage": True, "newAction": True, "workspace": True, "plugin": True, "application": False,
    }  # fmt: skip


@pytest.mark.slow
def test_bombs_in_either_layer_are_stopped():
    limits = BackupLimits(grace=2**20)
    zeros = gzip.compress(bytes(30 * 2**20))
    with pytest.raises(LimitError, match="gzip layer"):
        verified(tar({"./git-storage/x": bytes(30 * 2**20), "./mongodb-data.gz": b""}), limits=limits)
    assert [one.layer for one in errors(tar({"./mongodb-data.gz": zeros}), limits=limits)] == ["archive"]
    padded = dump({**small(), "pad": [{"_id": 1, "x": b"\0" * (15 * 2**20)}] * 2})
    with pytest.raises(LimitError, match="inner gzip"):
        verified(tar({"./mongodb-data.gz": gzip.compress(padded)}), limits=limits)


def everything(data, *, password, salvage):
    """Do all that can be done with an archive; whatever is wrong must be an error of ours."""
    try:
        found = open_backup(source(data), reading(password=password, salvage=salvage))
        listing(found, deleted=True).to_dict()
        for one in found.extract(list(found.database.applications.values()), Options()):
            assert one.document["exportedApplication"]
    except TransformError as error:
        assert str(error)
    try:
        verified(data, password=password).to_dict()
    except TransformError as error:
        assert str(error)


@needs_backups
@pytest.mark.slow
@pytest.mark.parametrize("salvage", [False, True])
@pytest.mark.parametrize("name", ["a1", "a2", "a3"])
def test_every_truncation_is_an_error_or_a_salvage(name, salvage):
    truth = dict(samples())[name]
    data = (BACKUPS / truth["file"]).read_bytes()
    for length in range(0, len(data), 1000):
        everything(data[:length], password=truth.get("archive_password"), salvage=salvage)


@needs_backups
@pytest.mark.slow
@pytest.mark.parametrize("seed", range(40))
def test_changed_bytes_are_an_error_or_a_salvage(seed):
    chance = random.Random(seed)
    data = bytearray(a1() if seed % 2 else gzip.decompress(backup(a1())))
    for _ in range(chance.choice((1, 3, 30))):
        data[chance.randrange(len(data))] = chance.choice((0, 1, 127, 255))
    everything(bytes(data), password=None, salvage=bool(seed % 4 < 2))


def test_a_tar_of_hostile_members_gives_what_it_honestly_holds():
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w:gz") as archive:
        for name, kind, target in (
            ("docker.env", tarfile.SYMTYPE, "/etc/passwd"),
            ("manifest.json", tarfile.LNKTYPE, "../../x"),
            ("mongodb-data.gz", tarfile.CHRTYPE, ""),
        ):
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, target
            archive.addfile(info)
        for name, data in (
            ("../../mongodb-data.gz", b"evil"),
            ("/docker.env", b"EVIL=1"),
            ("git-storage/docker.env", b"EVIL=1"),
            ("./mongodb-data.gz", gzip.compress(dump(small()))),
        ):
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    found = open_backup(source(buffer.getvalue()), reading())
    assert found.index.environment is None
    assert [one.name for one in found.database.applications.values()] == ["Orders"]
