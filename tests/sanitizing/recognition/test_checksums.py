"""Check digits as the issuers of tokens, cards and accounts define them."""

from __future__ import annotations

import pytest
from makers import Maker

from transform.sanitizing.recognition.checksums import base64_json, base64_text, crc32_base62, iban, luhn


@pytest.mark.parametrize(("digits", "valid"), [("79927398713", True), ("79927398710", False), ("0", True)])
def test_luhn(digits, valid):
    assert luhn(digits) is valid


@pytest.mark.parametrize(
    ("text", "valid"), [("GB82WEST12345698765432", True), ("GB83WEST12345698765432", False)]
)
def test_iban(text, valid):
    assert iban(text) is valid


def test_the_last_six_characters_are_the_checksum_of_those_before():
    token = Maker(5).with_crc("ghp_")
    assert crc32_base62(token)
    assert not crc32_base62(token[:10] + ("a" if token[10] != "a" else "b") + token[11:])


@pytest.mark.parametrize(
    ("text", "read"),
    [("YTpi", "a:b"), ("YTpiYw", "a:bc"), ("YTpiYw==", "a:bc"), ("!", None), ("AAEC", None), ("_w==", None)],
)
def test_base64_text(text, read):
    assert base64_text(text) == read


@pytest.mark.parametrize(("text", "read"), [("eyJhIjoxfQ", {"a": 1}), ("WzFd", None), ("YTpi", None)])
def test_base64_json(text, read):
    assert base64_json(text) == read
