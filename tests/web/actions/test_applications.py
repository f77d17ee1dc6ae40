"""The applications in a backup, one of which is opened."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from asked import did, tried

pytest.importorskip("bson")
BACKUPS = Path(__file__).parents[4] / "shared" / "corpus" / "backups"
PLAIN = BACKUPS / "appsmith-backup-2025-11-20T10-11-12.345Z.tar.gz"
ENCRYPTED = BACKUPS / "appsmith-backup-2025-10-01T00-00-00.000Z.tar.gz.enc"
pytestmark = pytest.mark.skipif(not PLAIN.exists(), reason="there is no corpus")


def test_a_backup_offers_its_applications():
    assert did("about", PLAIN).offers == ("applications",)


def test_each_application_can_be_opened():
    body = did("applications", PLAIN).body
    ids = re.findall(r'name="open" value="(\w+)"', body)
    assert ids
    found = did("applications", PLAIN, open=ids[0])
    assert found.opens
    (file,) = found.downloads
    assert "an exported application" in did("about", (file.name, file.data)).body


def test_an_encrypted_one_asks_for_its_password():
    assert "password" in tried("applications", ENCRYPTED).hint
    wrong = tried("applications", ENCRYPTED, password="wrong")
    assert "password" in wrong.message.lower()
