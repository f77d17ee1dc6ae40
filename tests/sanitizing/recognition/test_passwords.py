"""Any value is a password where the place leaves no doubt; under a name, labels and names of things are none."""

from __future__ import annotations

import pytest

from transform.sanitizing.recognition.passwords import is_chosen_word, is_given_password, may_be_password


@pytest.mark.parametrize(
    "value",
    [
        "zkq",
        "zkqwrtplmn",
        "correct-horse-battery",
        "correct horse battery",
        "q.z",
        "48213377",
        "qz/wr",
        "login48213",  # no label has digits
        "q7" * 2048,
    ],
)
def test_passwords_at_places_that_leave_no_doubt(value):
    assert is_given_password(value)


@pytest.mark.parametrize(
    "value",
    [
        "ab", "q7" * 2049, "", "---", "password", "Passwort", "<password>", "********", "{{Input1.text}}",
        "${DB_PASSWORD}", "changeme", "your-password", "Enter password", "vault:secret/db", "REDACTED", "anonymous",
        "at least 8 characters",
    ],
)  # fmt: skip
def test_placeholders_and_labels_are_none(value):
    assert not is_given_password(value)


@pytest.mark.parametrize(
    "value",
    [
        "zkqwr", "zkqwrtplmn", "Sommerregen", "correct-horse-battery", "correct horse battery", "q7#kd", "48213377",
        "Correct Horse Battery Staple", "pässwörtlich", "zkq#wrt", "Zkqwr 7 Tplmn", "q7" * 2048,
    ],
)  # fmt: skip
def test_passwords_under_a_name(value):
    assert may_be_password(value)


@pytest.mark.parametrize(
    "value",
    [
        "zkqw", "q7#k", "Passwort", "Neues Passwort", "Mot de passe", "Enter your password", "is required", "two words",
        "Input1.text", "DB_PASSWORD", "newPassword", "required|min:8", "SHA256", "2024-01-01", "form-control",
        "Please try again.", "three Mixed words", "abc\tdef", "auth/wrong", "get(x)", "482", "Zkqwr:Tplmn",
        "zkqwr tplmn vbhgf.", "zkqwr  tplmn vbhgf", "q7" * 2049,
    ],
)  # fmt: skip
def test_labels_and_names_of_things_are_none(value):
    assert not may_be_password(value)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("zkqwrtplmn", False),  # may be a variable
        ("zkqwrtplmnzkqwrt", True),  # 16 letters: no variable is called so
        ("zkqwrtplmnzkqwr", False),
        ("zkqwrtPlmnzkqwrt", False),  # a change of case: camel case
        ("correct-horse-battery", False),
        ("q7kd92xmpw", True),
    ],
)
def test_what_has_no_quotes_may_be_the_name_of_a_variable(value, expected):
    assert may_be_password(value, unquoted=True) is expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("zkqwrtplmnvb", True),
        ("zkqwrtplmnv", False),  # 11 letters
        ("correct-horse-battery", True),
        ("correct-horse", False),
        ("unauthenticated", False),  # a term
        ("my-table-entry", False),  # a label
        ("Zkqwrtplmnvb", False),
    ],
)
def test_a_long_word_was_chosen(value, expected):
    assert is_chosen_word(value) is expected
