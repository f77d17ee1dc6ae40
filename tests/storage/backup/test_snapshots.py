"""Snapshots that the product kept of an application."""

from __future__ import annotations

import json

import pytest
from archives import dump, reading, small, source
from bson import Binary

from transform.errors import InputError
from transform.storage.backup.reading import events
from transform.storage.backup.snapshots import snapshot

EXPORT = {"exportedApplication": {"name": "Örders"}, "pageList": []}
TEXT = json.dumps(EXPORT, ensure_ascii=False).encode()


def taken(*chunks, owner="a" * 24):
    documents = [
        {"_id": i, "applicationId": owner, "chunkOrder": order, "data": Binary(data)}
        for i, (order, data) in enumerate(chunks)
    ]
    data = dump({**small(), "applicationSnapshot": documents})
    return snapshot(events(source(data), reading()), "appsmith", "a" * 24)


def test_chunks_are_joined_in_their_order_also_within_a_letter():
    cut = TEXT.index("Ö".encode()) + 1
    assert taken((2, TEXT[cut:]), (1, TEXT[:cut])) == EXPORT


def test_what_is_missing_is_said():
    with pytest.raises(InputError, match="lacks its chunks 1"):
        taken((2, TEXT))
    with pytest.raises(InputError, match="no snapshot"):
        taken((1, TEXT), owner="b" * 24)
    with pytest.raises(InputError, match="JSON"):
        taken((1, TEXT[:-1]))
