"""The applications in a backup, one of which is opened."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
from archives import backup, dump, small
from asked import did, tried

pytest.importorskip("bson")
BACKUPS = Path(__file__).parents[4] / "shared" / "corpus" / "backups"
PLAIN = BACKUPS / "appsmith-backup-2025-11-20T10-11-12.345Z.tar.gz"
ENCRYPTED = BACKUPS / "appsmith-backup-2025-10-01T00-00-00.000Z.tar.gz.enc"
pytestmark = pytest.mark.skipif(not PLAIN.exists(), reason="there is no corpus")


def test_a_backup_offers_its_applications():
    found = did("about", PLAIN)
    assert found.offers == ("applications",)
    assert found.then == "applications", "they are listed at once"
    assert not did("about", ENCRYPTED).then, "a password is needed first"


def test_each_application_can_be_opened():
    body = did("applications", PLAIN).body
    ids = re.findall(r'name="open" value="(\w+)"', body)
    assert ids
    found = did("applications", PLAIN, open=ids[0])
    assert found.opens
    (file,) = found.downloads
    assert "an exported application" in did("about", (file.name, file.data)).body


def test_what_cannot_be_read_of_one_is_said():
    raw = dump(small())
    at = raw.index(b"select 1")
    damaged = ("backup.tar.gz", backup(raw[:at] + b"\xff\xff" + raw[at + 2 :]))
    (id_, *_) = re.findall(r'name="open" value="(\w+)"', did("applications", damaged).body)
    found = did("applications", damaged, open=id_)
    assert "backup verify" in found.body
    assert 'class="severity warning"' in found.body


def test_what_is_to_be_installed_is_said_before_a_password_is_asked_for(monkeypatch):
    monkeypatch.setitem(sys.modules, "cryptography", None)
    failure = tried("applications", ENCRYPTED)
    assert "needs the package cryptography" in failure.message
    assert "appsmith-transform[backup]" in failure.hint


def test_an_encrypted_one_asks_for_its_password():
    assert "password" in tried("applications", ENCRYPTED).hint
    wrong = tried("applications", ENCRYPTED, password="wrong")
    assert "password" in wrong.message.lower()
