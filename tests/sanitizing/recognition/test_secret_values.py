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
        ("pass", S.PASSWORD),
        ("passProd", S.PASSWORD),
        ("passValue", S.NONE),  # a function passes it on
        ("my_password_2024", S.PASSWORD),
        ("tokenValue", S.TOKEN),
        ("passwordForProd", S.PASSWORD),
        ("passwords", S.PASSWORD),
        ("my_api_keys", S.SECRET),
        ("keys", S.NONE),
        ("show_dbpassword", S.SECRET),  # an action: what follows is rarely a password itself
    ],
)
def test_what_a_name_tells(name, expected):
    sensitivity.cache_clear()  # the name is judged here and now
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
        ("swordfish", S.PASSWORD, True),
        ("correct-horse-battery", S.SECRET, True),  # somebody chose it
        ("correct-horse-battery", S.TOKEN, False),  # which is drawn at random
        ("q7kd92xmw4pz8trv" * 256, S.SECRET, True),  # 4096 characters
        ("q7kd92xmw4pz8trv" * 256 + "b", S.SECRET, False),
        ("", S.SECRET, False),
    ],
)
def test_whether_a_value_is_secret(value, sensitive, expected):
    assert looks_secret(value, sensitive) is expected


@pytest.mark.parametrize("value", ["swordfish", "it's Zk81qLmX0vTnB7s"])
def test_words_may_be_names_of_variables_where_nothing_quotes_them(value):
    assert secret_part(value, S.PASSWORD) == (0, len(value))
    assert secret_part(value, S.PASSWORD, unquoted=True) is None


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("it's Zk81qLmX0vTnB7s", True),
        ("is Zk81qLmX0vTn", True),  # 12 characters
        ("is Zk81qLmX0vT", False),
        ("is Zk81qLmx0vtn", True),  # three digits, three changes of case
        ("is Zk81qLmxwvtn", False),  # two digits
        ("is zk81qLmx0vtn", False),  # two changes of case
        ("room zk81q4mx0vtn", False),  # none
        ("a b c d e Zk81qLmX0vTnB7s", True),
        ("a b c d e f Zk81qLmX0vTnB7s", False),  # a sentence
        ("your key Zk81qLmX0vTnB7s", False),  # a hint
        ("is Aa1Aa1Aa1Aa1", False),
        ("use Input1.Table2.selRow3", False),  # a name
        ("use Kf12-Mode3-Type4-Row5", False),  # words with numbers
    ],
)
def test_a_word_drawn_at_random_among_others_is_a_password(value, expected):
    assert looks_secret(value, S.PASSWORD) is expected


@pytest.mark.parametrize(
    ("value", "sensitive", "part"),
    [
        ("Token 9f8a7b6c5d4e3f2a1b0c", S.AUTHORIZATION, "9f8a7b6c5d4e3f2a1b0c"),
        ("token 9f8a7b6c5d4e3f2a1b0c", S.TOKEN, "9f8a7b6c5d4e3f2a1b0c"),
        ("Token q7kd92xm", S.AUTHORIZATION, "q7kd92xm"),  # 8 characters, as of a secret
        ("q7#kd92x", S.PASSWORD, "q7#kd92x"),
        ("sid=9f8a7b6c5d4e3f2a1b0c; a=b", S.COOKIE, "sid=9f8a7b6c5d4e3f2a1b0c; a=b"),
    ],
)
def test_which_part_of_a_value_is_secret(value, sensitive, part):
    start, end = secret_part(value, sensitive)
    assert value[start:end] == part


@pytest.mark.parametrize(
    ("value", "sensitive"),
    [
        ("Bearer {{x}}", S.AUTHORIZATION),
        ("token q7kd92xm", S.TOKEN),  # too short for a token
        ("a=b", S.COOKIE),
        ("9f8a7b6c5d4e3f2a1b0c", S.NONE),
        ("data:9f8a7b6c5d4e3f2a1b0c", S.SECRET),
        ("data:;sid=9f8a7b6c5d4e3f2a1b0c", S.COOKIE),
        ("REDACTED_12", S.AUTHORIZATION),
        ("Enter your password", S.PASSWORD),
    ],
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
        ("q7q7kd92", 8, True),  # 2.5 bits per character, the least below 16 characters
        ("q7kd92q7kd92q7k", 8, True),
        ("q7kd92q7kd92q7kd", 8, False),  # from 16 on 3 bits
        ("qwertzuiopasdfgh" * 2, 20, True),  # 4 bits, the least of letters alone
        ("zKqWrTpLmNvBhGfDsXcY", 20, True),  # the case changes too often for words
        ("ZkqWrtplMnvbhgfdsxcy", 20, True),  # 5 times in 20
        ("zkqWrtplMnvbhgfdsxcy", 20, False),  # 4 times: three words
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
