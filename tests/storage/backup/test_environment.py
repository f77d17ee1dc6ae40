"""docker.env and manifest.json: names are shown, values never."""

from __future__ import annotations

import pytest

from transform.storage.backup.environment import Keys, Manifest, keys_of_file, read_environment, read_manifest

APPENDED = """APPSMITH_MAIL_ENABLED=false
# APPSMITH_OLD=1
APPSMITH_OAUTH2_GOOGLE_CLIENT_SECRET=oauth
APPSMITH_LICENSE_KEY=

APPSMITH_ENCRYPTION_SALT=sält=/+
APPSMITH_ENCRYPTION_PASSWORD=p4ss wörd/+="""


def test_names_secrets_and_keys_are_found():
    found = read_environment(APPENDED.encode())
    assert found.names == (
        "APPSMITH_MAIL_ENABLED", "APPSMITH_OAUTH2_GOOGLE_CLIENT_SECRET", "APPSMITH_LICENSE_KEY",
        "APPSMITH_ENCRYPTION_SALT", "APPSMITH_ENCRYPTION_PASSWORD",
    )  # fmt: skip
    assert "APPSMITH_LICENSE_KEY" not in found.secrets
    assert "APPSMITH_OAUTH2_GOOGLE_CLIENT_SECRET" in found.secrets
    assert found.keys == Keys("p4ss wörd/+=", "sält=/+")


def test_no_value_is_in_a_representation():
    shown = repr(read_environment(APPENDED.encode()))
    assert "p4ss" not in shown
    assert "oauth" not in shown


@pytest.mark.parametrize(
    "text",
    [
        "APPSMITH_ENCRYPTION_SALT=undefined\nAPPSMITH_ENCRYPTION_PASSWORD=undefined",
        "APPSMITH_ENCRYPTION_PASSWORD=only",
        "",
    ],
)
def test_keys_that_are_not_set_are_no_keys(text):
    assert read_environment(text.encode()).keys is None


def test_a_file_that_a_person_edited_may_quote_values():
    text = "export APPSMITH_ENCRYPTION_PASSWORD=\"p\"\nAPPSMITH_ENCRYPTION_SALT='s'\n"
    assert keys_of_file(text.encode()) == Keys("p", "s")


def test_bytes_that_are_no_text_are_no_obstacle():
    assert read_environment(b"A=\xff\xfe\n\xff=1\nB=2").names == ("A", "B")


def test_manifests_of_all_ages():
    assert read_manifest(b'{"appsmithVersion": "v1.18"}') == Manifest("v1.18", "")
    assert read_manifest(b'{"appsmithVersion": "v1.91", "dbName": "x"}') == Manifest("v1.91", "x")
    assert read_manifest(b"nonsense") is None
