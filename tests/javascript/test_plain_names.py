"""What is read as a plain name, and what is left to the parser."""

from __future__ import annotations

import pytest

from transform.javascript.plain_names import plain_name


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("Table1", ("Table1", (), 0)),
        (" Table1.selectedRow?.id ;\n", ("Table1", ("selectedRow", "id"), 1)),
        ("Load.run()", ("Load", ("run",), 0)),
    ],
)
def test_names_with_members(code, expected):
    assert plain_name(code) == expected


@pytest.mark.parametrize("code", ["", "this", "await", "1", "a + b", "a.1", "a[0]", "f(x)", "a b", "ä"])
def test_other_code_is_left_to_the_parser(code):
    assert plain_name(code) is None
