"""Walking over a tar: only known names count, and nothing leads outside."""

from __future__ import annotations

import io
import tarfile

import pytest
from archives import tar

from transform.errors import LimitError
from transform.storage.backup.damage import DamageError
from transform.storage.backup.reading import known_member
from transform.storage.backup.tar import members
from transform.storage.backup.window import Window


def read(data, chunk=700):
    pieces = (data[at : at + chunk] for at in range(0, len(data), chunk))
    return {member.name: b"".join(content) for member, content in members(Window(pieces))}


def packed(*infos, form=tarfile.GNU_FORMAT):
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w", format=form) as archive:
        for info, data in infos:
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return buffer.getvalue()


def test_files_are_read_and_may_be_left_unread():
    data = tar({"./a": b"1" * 1000, "./b": b"", "./c": b"3"}, compress=False)
    assert read(data) == {"./a": b"1" * 1000, "./b": b"", "./c": b"3"}
    names = [member.name for member, _ in members(Window(iter([data])))]
    assert names == ["./a", "./b", "./c"]


@pytest.mark.parametrize("form", [tarfile.GNU_FORMAT, tarfile.PAX_FORMAT])
def test_long_names_belong_to_the_next_member_only(form):
    long, short = tarfile.TarInfo("git-storage/" + "d" * 300), tarfile.TarInfo("docker.env")
    assert read(packed((long, b"x"), (short, b"y"), form=form)) == {long.name: b"x", "docker.env": b"y"}


@pytest.mark.parametrize(
    "kind",
    [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.BLKTYPE, tarfile.FIFOTYPE, tarfile.DIRTYPE],
)
def test_links_devices_and_folders_are_passed_over(kind):
    info = tarfile.TarInfo("docker.env")
    info.type = kind
    info.linkname = "/etc/passwd"
    assert read(packed((info, b""), (tarfile.TarInfo("manifest.json"), b"{}"))) == {"manifest.json": b"{}"}


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("docker.env", "docker.env"),
        ("./mongodb-data.gz", "mongodb-data.gz"),
        ("./appsmith-backup-2022-08-01T01-02-03.004Z/manifest.json", "manifest.json"),
        ("appsmith-backup-x/docker.env", "docker.env"),
        ("../docker.env", None),
        ("/docker.env", None),
        ("./git-storage/docker.env", None),
        ("git-storage/1/2/docker.env", None),
        ("a/b/docker.env", None),
        ("a/../docker.env", None),
        ("./configuration", None),
    ],
)
def test_known_members_lie_at_the_root_or_one_folder_down(name, known):
    assert known_member(name) == known


def test_a_header_with_a_wrong_checksum_is_a_damage_at_its_offset():
    data = bytearray(tar({"a": b"1", "b": b"2"}, compress=False))
    data[1024 + 3] ^= 1
    with pytest.raises(DamageError) as caught:
        read(bytes(data))
    assert (caught.value.damage.layer, caught.value.damage.offset) == ("tar", 1024)


def test_a_member_that_is_cut_off_is_a_damage():
    data = tar({"a": b"1" * 2000}, compress=False)
    with pytest.raises(DamageError, match=r"tar, byte 1,000: .*inside a member"):
        read(data[:1000])
    with pytest.raises(DamageError, match="inside a header"):
        read(data[:100])


def test_a_name_of_gigabytes_is_not_read():
    info = tarfile.TarInfo("x")
    info.type, info.size = tarfile.GNUTYPE_LONGNAME, 5 * 10**9
    with pytest.raises(LimitError, match="5,000,000,000"):
        read(info.tobuf(tarfile.GNU_FORMAT) + bytes(1024))


def test_an_impossible_size_is_a_damage():
    info = tarfile.TarInfo("x")
    header = bytearray(info.tobuf(tarfile.GNU_FORMAT))
    header[124:136] = b"\x80" + b"\xff" * 11
    header[148:156] = b"%06o\0 " % (sum(header) - sum(header[148:156]) + 8 * 32)
    with pytest.raises(DamageError, match="impossible"):
        read(bytes(header))
