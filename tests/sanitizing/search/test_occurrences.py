"""Many pieces are found in one pass, as a search for each would find them."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from transform.sanitizing.search.occurrences import Pieces

PIECES = st.lists(st.text("ab", min_size=2, max_size=5), max_size=6)


@given(st.text("abc", max_size=30), PIECES)
def test_the_same_as_one_search_for_each(text, pieces):
    expected = {(match.start(), piece) for piece in pieces for match in re.finditer(piece, text)}
    assert set(Pieces(pieces, 2).occurrences(text)) == expected


def test_bytes_are_searched_too():
    found = sorted(Pieces([b"abcd", b"ab"], 2).occurrences(b"xxabcdab"))
    assert found == [(2, b"ab"), (2, b"abcd"), (6, b"ab")]
