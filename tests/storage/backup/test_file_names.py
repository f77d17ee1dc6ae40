"""Names of files for applications."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transform.storage.backup.file_names import file_name


@pytest.mark.parametrize(
    ("workspace", "name", "branch", "expected"),
    [
        ("Acme", "Orders", None, "Acme - Orders.json"),
        ("Acme", "Orders", "feature/dev", "Acme - Orders@feature_dev.json"),
        ("Süd", "日本", None, "Süd - 日本.json"),
        ("", "../../etc/passwd", None, "_.._etc_passwd.json"),
        ("", "..", None, "id1.json"),
        ("", "con", None, "id1 con.json"),
        ("", "a\x1b[31m\u202eb", None, "a_[31m_b.json"),
        ("", "index", None, "index id1.json"),
    ],
)
def test_a_name_is_readable_and_safe(workspace, name, branch, expected):
    assert file_name(workspace, name, branch, "id1", {"index.json"}) == expected


@given(st.lists(st.text(max_size=200), max_size=6))
def test_names_are_unique_flat_and_short(names):
    taken: set[str] = set()
    found = [file_name("w", name, None, f"{i:024x}", taken) for i, name in enumerate(names)]
    assert len({name.casefold() for name in found}) == len(names)
    assert all("/" not in name and "\\" not in name and len(name.encode()) <= 160 for name in found)
    assert not any(name.startswith(".") for name in found)
