"""Encrypted archives, both ways: what we wrote ourselves, and what OpenSSL wrote."""

from __future__ import annotations

import time

import pytest
from archives import BACKUPS, encrypted, needs_backups, samples
from hypothesis import given, settings
from hypothesis import strategies as st

from transform.storage.backup.damage import DamageError
from transform.storage.backup.encryption import WrongPasswordError, decrypted

START = b"\x1f\x8b\x08"


def decrypt(data, password, chunk=1000):
    return decrypted((data[at : at + chunk] for at in range(0, len(data), chunk)), password)


@pytest.mark.slow
@settings(max_examples=15)  # deriving a key takes a tenth of a second
@given(
    st.binary(max_size=300),
    st.text(st.characters(codec="utf-8"), min_size=1, max_size=8),
    st.integers(1, 400),
)
def test_what_was_encrypted_comes_back(data, password, chunk):
    assert b"".join(decrypt(encrypted(START + data, password), password, chunk)) == START + data


@needs_backups
def test_what_openssl_encrypted_is_decrypted():
    truth = dict(samples())["a2"]
    data = (BACKUPS / truth["file"]).read_bytes()
    plain = b"".join(decrypt(data, truth["archive_password"]))
    assert plain.startswith(START)
    assert len(plain) <= len(data) - 16


def test_a_wrong_password_is_said_within_a_second_whatever_the_size():
    data = encrypted(START + bytes(1000), "right")

    def endless():
        yield data[:200]
        raise AssertionError("more was read than the first block")

    started = time.monotonic()
    with pytest.raises(WrongPasswordError) as caught:
        next(decrypted(endless(), "wrong"))
    assert time.monotonic() - started < 1
    assert "wrong" not in str(caught.value)


def test_a_missing_password_is_not_a_wrong_one():
    with pytest.raises(WrongPasswordError, match="no password was given"):
        next(decrypt(encrypted(START, "p"), None))


@pytest.mark.slow
@pytest.mark.parametrize("missing", [1, 15, 16, 32, 160])
def test_missing_bytes_are_a_damage_of_the_encryption(missing):
    data = encrypted(START + bytes(range(256)), "p")[:-missing]
    out = bytearray()
    with pytest.raises(DamageError) as caught:
        for piece in decrypt(data, "p"):
            out += piece
    assert (caught.value.damage.layer, caught.value.damage.offset) == ("encryption", len(data))
    assert (START + bytes(range(256))).startswith(bytes(out[: 256 - missing]))
