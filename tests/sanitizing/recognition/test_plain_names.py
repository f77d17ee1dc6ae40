"""Names with characters that only look like ASCII are read as what they look like."""

from __future__ import annotations

import pytest

from transform.sanitizing.recognition.plain_names import MIXED, plain_name
from transform.sanitizing.recognition.secret_names import Sensitivity, sensitivity


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("contraseña", "contrasena"),
        ("hasło", "hasło"),
        ("pass\u200bword", "password"),
        ("p\u0430ssword", "password"),
        ("ｔｏｋｅｎ", "token"),
        ("api_key", "api_key"),
    ],
)
def test_names_are_read_in_ascii(name, plain):
    assert plain_name(name) == plain


def test_such_names_indicate_what_they_look_like():
    assert sensitivity("p\u0430ssword") is Sensitivity.PASSWORD
    assert sensitivity("contraseña") is Sensitivity.PASSWORD
    assert sensitivity("ｔｏｋｅｎ") is Sensitivity.TOKEN


@pytest.mark.parametrize("text", ["Пароль и логин", "Größe", "日本語 password", "naïve café"])
def test_other_languages_are_not_taken_for_disguises(text):
    assert MIXED.search(text) is None
