"""Both ways to judge a checksum agree with the definition of CRC-64/XZ."""

from __future__ import annotations

import sys

import pytest
from archives import backup, dump, opened, reading, small, source
from hypothesis import given
from hypothesis import strategies as st

from transform.storage.backup.checksum import FastChecksum, StandardChecksum, checksum
from transform.storage.backup.verify import verify

CHECK = 0x995DC9BBDF1939FA  # of "123456789", by the catalogue of CRCs


def defined(data: bytes) -> int:
    """Return the CRC bit by bit, as signed integer."""
    value = 2**64 - 1
    for byte in data:
        value ^= byte
        for _ in range(8):
            value = value >> 1 ^ (0xC96C5795D7870F42 if value & 1 else 0)
    value ^= 2**64 - 1
    return value - 2**64 if value >> 63 else value


def both():
    return StandardChecksum(), FastChecksum(pytest.importorskip("fastcrc"))


def test_the_check_value_of_the_catalogue():
    assert defined(b"123456789") == CHECK - 2**64
    for one in both():
        one.update(b"123456789")
        assert one.matches(CHECK - 2**64)


@given(st.lists(st.binary(max_size=40), max_size=5), st.integers(1, 63))
def test_pieces_have_the_checksum_of_the_whole_and_no_other(pieces, bit):
    stated = defined(b"".join(pieces))
    for changed in (0, 1 << bit):
        for one in both():
            for piece in pieces:
                one.update(piece)
            assert one.matches(stated ^ changed) is not bool(changed)


@pytest.mark.parametrize("size", [2**16 - 1, 2**16, 2**16 + 1, 3 * 2**16 + 7])
def test_pieces_beyond_one_chunk(size):
    data = bytes(range(256)) * (size // 256 + 1)
    stated = defined(data[:size])
    for one in both():
        one.update(data[:size])
        assert one.matches(stated)


@pytest.fixture
def without_fastcrc(monkeypatch):
    monkeypatch.setitem(sys.modules, "fastcrc", None)


def test_verify_needs_no_library_for_checksums(without_fastcrc):
    assert isinstance(checksum(), StandardChecksum)
    raw = dump(small(), interleave=1)
    result = verify(source(backup(raw)), reading())
    assert result.sound
    assert all(one.checksum for one in result.collections)
    at = raw.index(b"select 1")
    changed = verify(source(backup(raw[:at] + b"s" + b"E" + raw[at + 2 :])), reading())
    assert [str(one) for one in changed.damages if one.layer == "checksum"] != []
    assert [one.name for one in changed.collections if one.checksum is False] == ["newAction"]


def test_reading_computes_no_checksum(monkeypatch):
    monkeypatch.setattr("transform.storage.backup.mongodump.checksum", lambda: pytest.fail("computed"))
    assert opened(backup(dump(small()))).database.applications
