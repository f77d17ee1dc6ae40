"""A copy for a later release."""

from __future__ import annotations

import json

from asked import FIXTURE, did, tried
from order_desks import TOKEN, with_secrets

import transform


def test_the_file_is_what_the_command_writes():
    found = did("upgrade", FIXTURE, target="1.9.16")
    (file,) = found.downloads
    assert file.name == "order-desk-1.6.8-upgraded.json"
    given = transform.parse(FIXTURE.read_bytes())
    assert transform.parse(file.data) == transform.upgrade(given, "1.9.16").document
    assert "Upgraded for release" in found.report


def test_one_that_is_up_to_date_gives_no_file():
    newest = transform.upgrade(transform.parse(FIXTURE.read_bytes())).document
    found = did("upgrade", ("new.json", json.dumps(newest).encode()))
    assert found.downloads == ()
    assert "Up to date" in found.report


def test_down_is_refused():
    newest = transform.upgrade(transform.parse(FIXTURE.read_bytes())).document
    found = tried("upgrade", ("new.json", json.dumps(newest).encode()), target="1.9.16")
    assert found.message.startswith("Nothing can be made older")


def test_no_secret_is_on_the_page():
    found = did("upgrade", ("app.json", with_secrets()))
    assert TOKEN not in found.body + found.report


def test_the_release_in_the_command_is_one_word():
    found = did("upgrade", FIXTURE, target="1.9.16\n")
    assert "--target '1.9.16\\x0a'" in found.commands[0]
