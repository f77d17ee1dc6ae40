"""Decompressing: what comes before a defect arrives, and a bomb does not go off."""

from __future__ import annotations

import gzip
import random

import pytest

from transform.errors import LimitError
from transform.storage.backup.damage import DamageError
from transform.storage.backup.inflate import inflated
from transform.storage.backup.limits import BackupLimits

PLAIN = random.Random(4).randbytes(30_000) + b"tail" * 2000
PACKED = gzip.compress(PLAIN)


def unpack(data, chunk=1000, **limits):
    pieces = (data[at : at + chunk] for at in range(0, len(data), chunk))
    return inflated(pieces, "gzip", BackupLimits(**limits))


def broken(data):
    """Return what arrives before the damage, and the damage."""
    out = bytearray()
    with pytest.raises(DamageError) as caught:
        for piece in unpack(data):
            out += piece
    return bytes(out), caught.value.damage


@pytest.mark.parametrize("chunk", [1, 7, 1000, 10**6])
def test_a_stream_is_unpacked_wherever_chunks_end(chunk):
    assert b"".join(unpack(PACKED, chunk)) == PLAIN


def test_several_members_in_a_row_are_one_stream():
    assert b"".join(unpack(PACKED + gzip.compress(b"more"))) == PLAIN + b"more"


@pytest.mark.parametrize("length", range(1, len(PACKED), 1000))
def test_a_cut_is_a_damage_at_the_end_and_all_before_it_arrives(length):
    out, damage = broken(PACKED[:length])
    assert (damage.layer, damage.offset) == ("gzip", length)
    assert "ends early" in damage.message
    assert PLAIN.startswith(out)
    assert len(out) > length - 2000


def test_a_changed_byte_is_found_at_the_latest_by_the_checksum():
    data = bytearray(PACKED)
    data[20_000] ^= 16
    out, damage = broken(bytes(data))
    assert out[:15_000] == PLAIN[:15_000]
    assert "checksum" in damage.message or "damaged" in damage.message


def test_bytes_after_the_end_are_a_damage():
    out, damage = broken(PACKED + b"xyz")
    assert (out, damage.offset) == (PLAIN, len(PACKED))
    assert "follow the end" in damage.message


def test_what_is_no_gzip_stream_is_said():
    assert broken(b"plain text, not gzip")[1].message == "this is not a gzip stream"


def test_a_bomb_is_stopped_by_its_ratio():
    bomb = gzip.compress(bytes(50 * 2**20))
    read = 0
    with pytest.raises(LimitError, match="more than 250 times its size"):
        for piece in unpack(bomb, grace=2**20):
            read += len(piece)
    assert read <= 3 * 2**20


def test_a_stream_is_stopped_by_its_size():
    with pytest.raises(LimitError, match="more than 10,000 bytes"):
        list(unpack(PACKED, total=10_000))
