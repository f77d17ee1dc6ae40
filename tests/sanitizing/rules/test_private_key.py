"""Private keys in the formats that mark them."""

from __future__ import annotations

import pytest
from makers import BASE64, URLSAFE
from one_rule import M, found_by

SECRETS = [
    (
        "private-key",
        '"-----BEGIN RSA PRIVATE KEY-----\n%s-----END RSA PRIVATE KEY-----"',
        M.some(BASE64, 64) + chr(10) + M.some(BASE64, 64) + chr(10),
    ),
    ("json-web-key", '{"kty": "EC", "d": "%s", "x": "y"}', M.some(URLSAFE, 43)),
    (
        "private-key",
        "---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----\n%s---- END SSH2 ENCRYPTED PRIVATE KEY ----",
        M.some(BASE64, 64) + chr(10),
    ),
]
LOOK_ALIKES = [
    "-----BEGIN PUBLIC KEY-----" + chr(10) + M.some(BASE64, 64),
    "-----BEGIN CERTIFICATE-----" + chr(10) + M.some(BASE64, 64),
    "-----BEGIN PRIVATE KEY----- is the first line of the file that you have downloaded from the console",
    "Paste it between -----BEGIN PRIVATE KEY----- and -----END PRIVATE KEY-----.",
    '{"kty": "RSA", "n": "' + M.some(URLSAFE, 342) + '", "e": "AQAB"}',
]


@pytest.mark.parametrize(("rule", "text", "secret"), SECRETS)
def test_a_secret_is_found_without_what_stands_around_it(rule, text, secret):
    assert (rule, secret) in found_by("private_key", text.replace("%s", secret))


@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_a_look_alike_is_not_found(text):
    assert found_by("private_key", text) == []


def test_a_key_that_code_puts_together_is_found():
    lines = [M.some(BASE64, 64) for _ in range(3)]
    joined = "\\n' +\n  '".join(["-----BEGIN RSA PRIVATE KEY-----", *lines, "-----END RSA PRIVATE KEY-----"])
    ((_, secret),) = found_by("private_key", f"const key = '{joined}'")
    assert all(line in secret for line in lines)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\\n", "\\r\\n", "\\n' +\n  '"])
def test_a_putty_key_is_found_in_a_file_and_in_a_literal(end):
    public, private = [M.some(BASE64, 64) for _ in range(2)], [M.some(BASE64, 64) for _ in range(2)]
    head = ["PuTTY-User-Key-File-3: ssh-ed25519", "Encryption: none", "Comment: me", "Public-Lines: 2"]
    text = "const k = '" + end.join([*head, *public, "Private-Lines: 2", *private, "Private-MAC: 00"]) + "'"
    ((rule, secret),) = found_by("private_key", text)
    assert rule == "putty-key"
    assert all(line in secret for line in private)
