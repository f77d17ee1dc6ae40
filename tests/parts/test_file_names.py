"""Pages may be called anything; their files may not."""

from __future__ import annotations

from transform.parts.file_names import file_names


def test_names_of_files_are_safe_and_distinct():
    names = ["Page 1", "a/b", "a\\b", "..", "PAGE 1", "nul", "", "x" * 300]
    found = file_names(names)
    assert found["Page 1"] == "Page 1.json"
    assert len({name.casefold() for name in found.values()}) == len(names)
    assert not any(sign in name for name in found.values() for sign in "/\\:")
    assert found["nul"] == "nul_.json"
    assert max(map(len, found.values())) < 100
