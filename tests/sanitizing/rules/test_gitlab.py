"""Tokens of GitLab."""

from __future__ import annotations

import string
import zlib

import pytest
from makers import HEX, URLSAFE
from one_rule import M, found_by

SECRETS = [
    ("gitlab-token", "x = '%s';", "glpat-" + M.some(URLSAFE, 19) + "7"),
    ("gitlab-token", "x = '%s';", "glptt-" + M.some(HEX, 40)),
    ("gitlab-token", "x = '%s';", "GR1348941" + M.some(URLSAFE, 19) + "a"),
]
ROUTABLE = "glpat-" + M.some(URLSAFE, 30) + ".01.0u"
LOOK_ALIKES = [
    "glpat-" + "x" * 20,
    "glpat-short",
    "gl-button-primary-default",
]


@pytest.mark.parametrize(("rule", "text", "secret"), SECRETS)
def test_a_secret_is_found_without_what_stands_around_it(rule, text, secret):
    assert (rule, secret) in found_by("gitlab", text.replace("%s", secret))


@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_a_look_alike_is_not_found(text):
    assert found_by("gitlab", text) == []


def test_the_checksum_of_a_routable_token_is_checked():
    """GitLab: the CRC32 of all before it, in base 36 with 7 digits."""
    fits = ROUTABLE + base36(zlib.crc32(ROUTABLE.encode()))
    assert found_by("gitlab", f"x = '{fits}'") == [("gitlab-routable-token", fits)]
    wrong = fits[:-1] + ("1" if fits[-1] == "0" else "0")
    assert found_by("gitlab", f"x = '{wrong}'") == []


def base36(number):
    digits = ""
    while number:
        number, digit = divmod(number, 36)
        digits = (string.digits + string.ascii_lowercase)[digit] + digits
    return digits.rjust(7, "0")
