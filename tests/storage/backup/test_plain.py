"""BSON -> JSON values: what the database stores otherwise than an export has it, and what is invalid."""

from __future__ import annotations

import datetime
import struct

import bson
import pytest
from bson import Binary, DatetimeMS, Decimal128, Int64, ObjectId
from hypothesis import given
from hypothesis import strategies as st

from transform.storage.backup.plain import InvalidDocumentError, decoded, failures, instant, peek

EPOCH = datetime.datetime(1970, 1, 1)


def plain(document):
    return decoded(bson.encode(document), 450)


def test_ids_dates_numbers_and_dots():
    id_ = ObjectId("5f" * 12)
    found = plain(
        {"_id": id_, "at": DatetimeMS(1695798255000), "n": Int64(7), "a-APPSMITH-DOT-REPLACEMENT-b": None}
    )
    assert found == {"_id": "5f" * 12, "at": "2023-09-27T07:04:15Z", "n": 7, "a.b": None}
    assert type(found["n"]) is int


def test_user_data_that_looks_like_the_database_stays():
    dsl = {"_id": "x", "_class": "y", "$x": [1, {"_id": 2}]}
    assert plain({"dsl": dsl}) == {"dsl": dsl}


def test_numbers_that_json_lacks_become_the_texts_that_the_product_reads():
    assert plain({"v": [float("nan"), float("inf"), float("-inf")]}) == {
        "v": ["NaN", "Infinity", "-Infinity"]
    }


def test_types_that_json_lacks_become_texts():
    assert plain({"b": Binary(b"\1\2"), "d": Decimal128("1.5")}) == {"b": "AQI=", "d": "1.5"}


@given(st.datetimes(datetime.datetime(1, 1, 1), datetime.datetime(9999, 12, 31, 23, 59, 59)))
def test_times_are_iso_texts_in_utc(moment):
    moment = moment.replace(microsecond=moment.microsecond // 1000 * 1000)
    shown = instant((moment - EPOCH) // datetime.timedelta(milliseconds=1))
    base = f"{moment.year:04d}-" + moment.strftime("%m-%dT%H:%M:%S").replace("T", "T", 1)
    fraction = f".{moment.microsecond // 1000:03d}" if moment.microsecond else ""
    assert shown == f"{base}{fraction}Z"


@pytest.mark.parametrize("milliseconds", [2**63 - 1, -(2**63), 253_402_300_800_000])
def test_times_that_no_calendar_shows_are_texts_all_the_same(milliseconds):
    assert instant(milliseconds).endswith("Z")
    assert plain({"at": DatetimeMS(milliseconds)})["at"] == instant(milliseconds)
    assert instant(253_402_300_800_000) == "+10000-01-01T00:00:00Z"


def nested(depth):
    inner = b"\x05\0\0\0\0"
    for _ in range(depth):
        inner = struct.pack("<i", len(inner) + 8) + b"\x03a\0" + inner + b"\0"
    return inner


@pytest.mark.parametrize("depth", [451, 1_000, 20_000])
def test_deep_nesting_is_an_invalid_document_and_no_crash(depth):
    with pytest.raises(InvalidDocumentError, match="nested too deeply"):
        decoded(nested(depth), 450)


def test_nesting_within_the_limit_is_read():
    assert decoded(nested(440), 450)["a"]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (bson.encode({"a": "text"}).replace(b"text", b"te\xffx"), "UTF-8"),
        (bson.encode({"a": "text"}).replace(b"\x05\0\0\0text", b"\xff\xff\0\0text"), "BSON"),
        (bson.encode({"a": 1}).replace(b"\x10a", b"\x7ea"), "BSON"),
        (bson.encode({"a": 1})[:-1] + b"\1", "BSON"),
    ],
)
def test_invalid_bson_says_why_and_shows_nothing(data, words):
    with pytest.raises(InvalidDocumentError, match=words) as caught:
        decoded(data, 450)
    assert "te" not in str(caught.value).replace("text", "")


@given(st.binary(max_size=60))
def test_arbitrary_bytes_are_invalid_or_a_document(body):
    data = struct.pack("<i", len(body) + 5) + body + b"\0"
    for read in (lambda: decoded(data, 450), lambda: peek(data)):
        try:
            assert read() is not None
        except failures() as error:
            assert str(error)
