"""Reading structures across the borders of chunks."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from transform.storage.backup.window import Window

STEPS = st.lists(st.tuples(st.sampled_from(["take", "pieces", "fill"]), st.integers(0, 30)), max_size=12)


@given(st.lists(st.binary(max_size=9), max_size=12), STEPS)
def test_bytes_are_consumed_once_and_in_order(chunks, steps):
    data = b"".join(chunks)
    window = Window(iter(chunks))
    at = 0
    for what, count in steps:
        if what == "fill":
            assert window.fill(count) == (len(data) - at >= count)
            continue
        taken = window.take(count) if what == "take" else b"".join(window.pieces(count))
        assert taken == data[at : at + count]
        at += len(taken)
        assert window.offset == at
