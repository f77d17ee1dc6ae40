"""Names tell how secret a value is, and values whether they are one."""

from __future__ import annotations

import pytest

from transform.sanitizing.recognition.secret_names import Sensitivity, sensitivity
from transform.sanitizing.recognition.secret_values import entropy, is_random, looks_secret, secret_part

S = Sensitivity


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("password", S.PASSWORD),
        ("dbPassword2", S.PASSWORD),
        ("DB_PASSWORD_PROD", S.PASSWORD),
        ("userpassword", S.PASSWORD),
        ("mot_de_passe", S.PASSWORD),
        ("X-Api-Key", S.SECRET),
        ("my_api_key_v2", S.SECRET),
        ("openaiapikey", S.SECRET),
        ("client_secret", S.SECRET),
        ("db_pw", S.PASSWORD),
        ("authToken", S.SECRET),
        ("apitoken", S.TOKEN),
        ("sessionId", S.TOKEN),
        ("Authorization", S.AUTHORIZATION),
        ("Cookie", S.COOKIE),
        ("key", S.PARAMETER),
        ("tokenUrl", S.NONE),
        ("passwordLabel", S.NONE),
        ("csrfToken", S.NONE),
        ("nextPageToken", S.NONE),
        ("primaryKey", S.NONE),
        ("compass", S.NONE),
        ("monkey", S.NONE),
        ("apiKeyHeader", S.NONE),
        ("", S.NONE),
        ("123", S.NONE),
    ],
)
def test_what_a_name_tells(name, expected):
    assert sensitivity(name) is expected


@pytest.mark.parametrize(
    ("value", "sensitive", "expected"),
    [
        ("q7#kd92x", S.PASSWORD, True),
        ("48213377", S.PASSWORD, True),
        ("Password", S.PASSWORD, False),
        ("Enter your password", S.PASSWORD, False),
        ("{{Input1.text}}", S.PASSWORD, False),
        ("${PASSWORD}", S.PASSWORD, False),
        ("required|min:8", S.PASSWORD, False),
        ("********", S.PASSWORD, False),
        ("9f8a7b6c5d4e3f2a1b0c", S.SECRET, True),
        ("X-Api-Key", S.SECRET, False),
        ("arn:aws:secretsmanager:eu:1:secret:x1", S.SECRET, False),
        ("SHA256withRSA", S.SECRET, False),
        ("abc123def456", S.SECRET, False),
        ("my-app-state-v3", S.TOKEN, False),
        ("5f3b9c1d2e4a6b8c0d1e2f3a", S.PARAMETER, False),  # an id
        ("REDACTED", S.PASSWORD, False),
    ],
)
def test_whether_a_value_is_secret(value, sensitive, expected):
    assert looks_secret(value, sensitive) is expected


@pytest.mark.parametrize(
    ("value", "sensitive", "part"),
    [
        ("Token 9f8a7b6c5d4e3f2a1b0c", S.AUTHORIZATION, "9f8a7b6c5d4e3f2a1b0c"),
        ("token 9f8a7b6c5d4e3f2a1b0c", S.TOKEN, "9f8a7b6c5d4e3f2a1b0c"),
        ("q7#kd92x", S.PASSWORD, "q7#kd92x"),
        ("sid=9f8a7b6c5d4e3f2a1b0c; a=b", S.COOKIE, "sid=9f8a7b6c5d4e3f2a1b0c; a=b"),
    ],
)
def test_which_part_of_a_value_is_secret(value, sensitive, part):
    start, end = secret_part(value, sensitive)
    assert value[start:end] == part


@pytest.mark.parametrize(
    ("value", "sensitive"), [("Bearer {{x}}", S.AUTHORIZATION), ("a=b", S.COOKIE), ("x", S.NONE)]
)
def test_values_without_a_secret_part(value, sensitive):
    assert secret_part(value, sensitive) is None


@pytest.mark.parametrize(
    ("value", "at_least", "expected"),
    [
        ("q7kd92xm", 8, True),
        ("q7kd92x", 8, False),  # too short
        ("12345678", 8, False),  # no letters
        ("abababab", 8, False),  # few different characters
        ("q7q7q7q7", 8, False),
        ("zkqwrtplmnvbhgfdsxcy", 20, True),  # letters alone, from 20 on
        ("zkqwrtplmnvbhgfdsxc", 19, False),
        ("getCustomerOrdersFromStore", 20, False),  # camel case
        ("aaaaaaaaaaaaaaa1", 16, False),
    ],
)
def test_what_looks_random(value, at_least, expected):
    assert is_random(value, at_least=at_least) is expected


@pytest.mark.parametrize(
    ("value", "sensitive", "expected"),
    [
        ("q7kd92xm", S.SECRET, True),
        ("q7kd92x", S.SECRET, False),
        ("q7kd92xmw4pz8trv", S.TOKEN, True),
        ("q7kd92xmw4pz8tr", S.TOKEN, False),
        ("q7kd92xmw4pz8trvb5nc", S.PARAMETER, True),
        ("q7kd92xmw4pz8trvb5n", S.PARAMETER, False),
        ("x" + "q7kd92xm" * 512, S.SECRET, False),  # longer than any secret
    ],
)
def test_how_long_a_secret_is_under_each_kind_of_name(value, sensitive, expected):
    assert looks_secret(value, sensitive) is expected


def test_entropy_is_in_bits_per_character():
    assert entropy("aaaa") == 0
    assert entropy("abab") == 1
    assert entropy("abcd") == 2
