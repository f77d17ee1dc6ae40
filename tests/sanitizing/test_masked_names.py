"""What reports show of names and pointers holds no secret."""

from __future__ import annotations

from transform.diagnostics import Entity
from transform.sanitizing.masked_names import NameMask


def test_secrets_are_hidden_longest_first():
    cover = NameMask(["k9#d8", "k9#d8f7a"], ["Query k9#d8f7a", "k9#d8", "k9#d8f7a", "k9#d8/b"])
    assert cover.text("Query k9#d8f7a") == "Query REDACTED"
    assert cover.entity(Entity("query", "k9#d8", "k9#d8f7a", None)) == Entity(
        "query", "REDACTED", "REDACTED", None
    )
    assert cover.pointer(("a", 0, "k9#d8/b")) == "/a/0/REDACTED~1b"


def test_what_holds_none_stays():
    cover = NameMask(["k9#d8", "a"], ["Query"])
    entity = Entity("query", "Page1", "a")
    assert cover.entity(entity) == entity
    assert cover.pointer(("a", 1)) == "/a/1"
