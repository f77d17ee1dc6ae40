"""Encrypted fields: what the product's class wrote, what we wrote ourselves, where they are."""

from __future__ import annotations

import pytest
from archives import field, needs_backups, sample, samples
from hypothesis import given, settings
from hypothesis import strategies as st

from transform.storage.backup.deciphering import Cipher, WrongKeyError, is_encrypted, secret_paths
from transform.storage.backup.environment import Keys
from transform.storage.backup.mongodump import Record
from transform.storage.backup.plain import decoded
from transform.storage.backup.reading import events

CIPHER = Cipher(Keys("p4ss wörd/+=", "sält-2"))


@settings(max_examples=30)
@given(st.text(st.characters(codec="utf-8"), max_size=40))
def test_what_was_encrypted_comes_back(plain):
    stored = field(plain, "p4ss wörd/+=", "sält-2")
    assert is_encrypted(stored)
    assert len(stored) == 64 + 2 * len(plain.encode())
    assert CIPHER.decrypt(stored) == plain


@needs_backups
def test_what_the_products_class_encrypted_is_decrypted():
    truth = dict(samples())["a2"]
    found = sample("a2")
    plain = set()
    for event in events(found.source, found.reading):
        if isinstance(event, Record) and event.collection == "datasourceStorage":
            configuration = decoded(event.data, 450).get("datasourceConfiguration") or {}
            for path in secret_paths(configuration):
                value = configuration
                for token in path:
                    value = value[token]
                plain.add(CIPHER.decrypt(value))
    assert {secret["plain"] for secret in truth["secrets"].values()} <= plain


@pytest.mark.parametrize("keys", [Keys("other", "sält-2"), Keys("p4ss wörd/+=", "other")])
def test_a_wrong_key_always_fails_and_shows_nothing(keys):
    stored = field("the secret", "p4ss wörd/+=", "sält-2")
    with pytest.raises(WrongKeyError) as caught:
        Cipher(keys).decrypt(stored)
    assert stored not in str(caught.value)


@pytest.mark.parametrize("stored", ["", "hunter2", "ab" * 31, "xy" * 40, "AB" * 40, "a" * 65])
def test_plain_text_of_old_releases_is_not_taken_for_encrypted(stored):
    assert not is_encrypted(stored)


def test_secrets_are_known_by_the_names_of_their_fields():
    configuration = {
        "url": "ab" * 40,
        "properties": [{"key": "password", "value": "x"}],
        "authentication": {
            "username": "u", "password": "1", "clientSecret": "2", "value": "3", "passphrase": "4", "bearerToken": "5",
            "privateKey": {"name": "k", "base64Content": "6"},
            "authenticationResponse": {"token": "7", "refreshToken": "8", "tokenResponse": "12"},
        },
        "connection": {"ssl": {"keyFile": {"name": "k", "base64Content": "9"}}},
        "sshProxy": {"privateKey": {"keyFile": {"name": "k", "base64Content": "10"}, "password": "11"}},
    }  # fmt: skip

    def at(path):
        value = configuration
        for token in path:
            value = value[token]
        return value

    assert sorted(int(at(path)) for path in secret_paths(configuration)) == list(range(1, 13))


def test_a_configuration_without_secrets_has_none():
    assert (
        secret_paths({"authentication": None, "sshProxy": [], "connection": {"ssl": {"authType": "DEFAULT"}}})
        == []
    )
