"""Archives of mongodump: blocks in any order, and everything that can be wrong with them."""

from __future__ import annotations

import struct

import bson
import pytest
from archives import MAGIC, TERMINATOR, block, dump, end, header, prelude
from hypothesis import given
from hypothesis import strategies as st

from transform.errors import LimitError
from transform.storage.backup.damage import DamageError
from transform.storage.backup.limits import BackupLimits
from transform.storage.backup.mongodump import Ended, Prelude, Reader, Record
from transform.storage.backup.window import Window

DOCUMENTS = [{"_id": i, "text": "x" * i} for i in range(5)]
BODIES = [bson.encode(one) for one in DOCUMENTS]


def events(data, *, chunk=1 << 20, wanted=lambda _database, _collection: True, checksums=True, **limits):
    pieces = (data[at : at + chunk] for at in range(0, len(data), chunk))
    return list(Reader(Window(pieces), wanted, checksums=checksums, limits=BackupLimits(**limits)).events())


def damage_of(data, **options):
    with pytest.raises(DamageError) as caught:
        events(data, **options)
    return caught.value.damage


@given(st.integers(1, 400), st.integers(0, 3))
def test_documents_arrive_whole_wherever_chunks_end(chunk, interleave):
    data = dump({"a": DOCUMENTS, "b": DOCUMENTS[:2], "empty": []}, interleave=interleave)
    found = events(data, chunk=chunk)
    assert isinstance(found[0], Prelude)
    records = [one for one in found if isinstance(one, Record)]
    assert [bson.decode(one.data) for one in records if one.collection == "a"] == DOCUMENTS
    assert all(data[one.offset : one.offset + len(one.data)] == one.data for one in records)
    ends = {one.collection: one for one in found if isinstance(one, Ended)}
    assert {name: one.documents for name, one in ends.items()} == {"a": 5, "b": 2, "empty": 0}
    assert all(one.intact for one in ends.values())


def test_unwanted_collections_are_counted_but_not_yielded():
    found = events(dump({"a": DOCUMENTS, "b": DOCUMENTS}), wanted=lambda _database, name: name == "b")
    assert {one.collection for one in found if isinstance(one, Record)} == {"b"}
    assert [one.documents for one in found if isinstance(one, Ended)] == [5, 5]


def test_a_changed_document_shows_in_the_checksum_of_its_collection():
    data = dump({"a": DOCUMENTS, "b": DOCUMENTS}).replace(b"xxxx", b"xxyx", 1)
    ends = [one for one in events(data) if isinstance(one, Ended)]
    assert [(one.collection, one.intact) for one in ends] == [("a", False), ("b", True)]


START = len(prelude(["a"]))
BLOCK = block("a", BODIES)
WHOLE = prelude(["a"]) + BLOCK + end("a", BODIES)
DAMAGES = {
    "first byte changed": (b"\0" + WHOLE[1:], 0, "not those of a mongodump archive"),
    "cut inside a document": (
        WHOLE[: START + len(BLOCK) - 10], START + len(BLOCK) - 10, "inside a document of the collection a",
    ),
    "cut inside the prelude": (WHOLE[:30], 30, "inside the header"),
    "last terminator missing": (WHOLE[:-4], len(WHOLE) - 4, "inside the end of the collection a"),
    "bytes after the end": (WHOLE + b"abc", len(WHOLE), "bytes follow the end"),
    "zeros after the end": (WHOLE + bytes(64), len(WHOLE), "bytes follow the end"),
    "ends at a block's border": (
        prelude(["a"]) + BLOCK, START + len(BLOCK), "before all collections were seen to their end: a",
    ),
    "impossible length": (
        prelude(["a"]) + header("a") + struct.pack("<i", 0x7FFFFFFF) + bytes(20),
        START + len(header("a")), "states a length of 2,147,483,647 bytes",
    ),
    "negative length": (
        prelude(["a"]) + header("a") + struct.pack("<i", -2) + bytes(20), START + len(header("a")), "length of -2",
    ),
    "no zero at the end": (
        prelude(["a"]) + header("a") + BODIES[0][:-1] + b"\1" + TERMINATOR,
        START + len(header("a")) + len(BODIES[0]) - 1, "does not end with a zero byte",
    ),
    "a block after the end": (WHOLE + BLOCK, len(WHOLE), "after its end"),
    "documents before a header": (prelude(["a"]) + TERMINATOR, START, "length of -1"),
    "two terminators": (prelude(["a"]) + BLOCK + TERMINATOR, START + len(BLOCK), "length of -1"),
    "documents in the last block": (
        prelude(["a"]) + header("a", end=True) + BODIES[0] + TERMINATOR,
        START + len(header("a", end=True)), "documents in the block that ends",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", DAMAGES)
def test_a_damage_is_named_with_its_place(name):
    data, offset, words = DAMAGES[name]
    found = damage_of(data)
    assert (found.layer, found.offset) == ("archive", offset)
    assert words in found.message


def test_every_cut_is_a_damage_and_never_an_archive():
    for length in range(len(WHOLE)):
        assert damage_of(WHOLE[:length]).layer == "archive"


def test_a_header_with_broken_bson_is_a_damage():
    broken = bytearray(header("a"))
    broken[6] ^= 0xFF
    broken[4] = 0x77
    assert "is not readable" in damage_of(prelude(["a"]) + bytes(broken)).message


def test_views_have_no_blocks_and_an_old_tool_states_no_type():
    assert len(events(prelude(["v"], kind="view"))) == 1
    assert "v" in damage_of(prelude(["v"], kind="")).message


def test_time_series_arrive_under_another_name():
    data = (
        prelude(["t"], kind="timeseries")
        + block("system.buckets.t", BODIES)
        + end("system.buckets.t", BODIES)
    )
    assert [one.collection for one in events(data) if isinstance(one, Ended)] == ["system.buckets.t"]


def test_a_prelude_without_end_is_stopped():
    with pytest.raises(LimitError, match="more than 50 collections"):
        events(prelude(str(i) for i in range(60)), collections=50)


def test_many_blocks_without_an_end_are_a_damage_after_one_reading():
    data = prelude(["a", "b"]) + (block("a", BODIES) + block("b", BODIES)) * 2000
    assert damage_of(data).message.endswith("seen to their end: a, b")


def test_a_document_of_16_mib_is_read_and_a_larger_one_refused():
    largest = bson.encode({"x": b"\0" * (16 * 2**20 - 5 - 3 - 5)})
    assert len(largest) == 16 * 2**20
    found = events(prelude(["a"]) + block("a", [largest]) + end("a", [largest]), chunk=2**18)
    assert [len(one.data) for one in found if isinstance(one, Record)] == [len(largest)]
    larger = bson.encode({"x": b"\0" * (16 * 2**20)})
    assert "not between 5 and 16 MiB" in damage_of(MAGIC + larger).message
