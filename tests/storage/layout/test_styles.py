"""The age of a tree, and its habits."""

from __future__ import annotations

from typing import Any

import pytest

from transform.storage.layout.styles import Style, style_of_export, style_of_tree, whole

E_METADATA = {"serverSchemaVersion": 7, "fileFormatVersion": 5}
F_METADATA = {"fileFormatVersion": 5, "serverSchemaVersion": 11}


@pytest.mark.parametrize(
    ("metadata", "file_format", "era", "declared"),
    [
        ({}, 1, "A", True),
        ({"serverSchemaVersion": 4}, 2, "B", True),
        ({"serverSchemaVersion": 6}, 2, "C", True),
        ({"serverSchemaVersion": 6}, 4, "D", True),
        (E_METADATA, 5, "E", True),
        (F_METADATA, 5, "F", False),
        ({"fileFormatVersion": 5, "serverSchemaVersion": 12}, 5, "G", False),
        ({"serverSchemaVersion": 7}, 5, "E", True),
        ({"serverSchemaVersion": 9}, 5, "F", False),
        ({"fileFormatVersion": 5, "serverSchemaVersion": 7}, 5, "F", False),  # sorted by a tool
    ],
)
def test_the_era(metadata: dict[str, Any], file_format: int, era: str, declared: bool) -> None:
    style = style_of_tree(metadata, file_format, {}, {})
    assert (style.era, style.declared) == (era, declared)
    assert style.is_writable is (era in "EFG")


def test_empty_bodies_are_seen_in_the_tree_only() -> None:
    assert not style_of_tree(F_METADATA, 5, {"pages/P/queries/Q/Q.txt": b"x"}, {}).empty_bodies
    assert style_of_tree(F_METADATA, 5, {"pages/P/queries/Q/Q.txt": b""}, {}).empty_bodies
    assert not style_of_tree(F_METADATA, 5, {"notes.txt": b""}, {}).empty_bodies


def test_names_of_libraries_follow_those_that_are_there() -> None:
    library = {"uidString": "x_https://y/z.js"}
    assert not style_of_tree(E_METADATA, 5, {}, {"jslibs/x_https:__y_z.js.json": library}).hashed_libraries
    assert style_of_tree(E_METADATA, 5, {}, {"jslibs/x_hash.json": library}).hashed_libraries
    assert not style_of_tree(E_METADATA, 5, {}, {}).hashed_libraries
    assert style_of_tree({"artifactJsonType": "APPLICATION", **E_METADATA}, 5, {}, {}).hashed_libraries


def test_a_new_tree() -> None:
    assert style_of_export({"serverSchemaVersion": 12.0}) == Style("G", 12)
    assert style_of_export({"serverSchemaVersion": 9}) == Style("F", 9, empty_bodies=False)
    assert style_of_export({}).schema == 0


@pytest.mark.parametrize(("value", "expected"), [(6.0, 6), (6, 6), (None, 0), ("6", 0), (True, 0)])
def test_a_version(value: Any, expected: int) -> None:
    assert whole(value) == expected
