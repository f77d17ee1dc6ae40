"""What was dropped is read, or refused with what to do."""

import io
import tracemalloc
import zipfile

import pytest
from asked import FIXTURE

from transform.errors import InputError, LimitError
from transform.web.sources import _unzipped, numbers, option, quoted, unzipped_name


@pytest.mark.parametrize(
    ("name", "folder"),
    [
        ("desk.zip", "desk"),
        ("desk", "desk-unzipped"),
        (".zip", ".zip-unzipped"),
        ("...zip", "...zip-unzipped"),
    ],
)
def test_a_zip_is_unpacked_into_a_folder_of_its_own(name, folder):
    assert unzipped_name(name) == folder


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED])
def test_a_damaged_zip_is_refused_wherever_the_damage_is(method):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        archive.writestr("application.json", FIXTURE.read_bytes()[:3000])
    data = buffer.getvalue()
    for offset in range(30, len(data) - 30, 7):
        damaged = data[:offset] + b"\xff\xff" + data[offset + 2 :]
        try:
            _unzipped(damaged, 2**20)
        except InputError as error:
            assert error.hint


@pytest.mark.parametrize("method", [zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2])
def test_what_would_be_inflated_without_a_bound_is_refused(method):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        archive.writestr("application.json", b"0" * 50_000_000)
    tracemalloc.start()
    try:
        with pytest.raises(InputError, match="cannot be read") as raised:
            _unzipped(buffer.getvalue(), 2**20)
        assert tracemalloc.get_traced_memory()[1] < 5_000_000
    finally:
        tracemalloc.stop()
    assert raised.value.hint


def test_a_zip_of_very_many_files_is_refused_before_they_are_listed():
    with pytest.raises(LimitError, match="more than 200,000 files"):
        _unzipped(b"PK\x03\x04" + b"PK\x01\x02" * 200_001, 2**20)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("app.json", "app.json"),
        ("-o.json", "./-o.json"),
        ("a b; rm -r x.json", "'a b; rm -r x.json'"),
        ("a\u202egnp.json", "'a\\u202egnp.json'"),
        ("a\x1b[2J.json", "'a\\x1b[2J.json'"),
    ],
)
def test_names_in_commands_are_quoted_and_hide_nothing(name, shown):
    assert quoted(name) == shown
    assert option("--page", "-x") == "--page=-x"


def test_fields_hold_numbers_only():
    assert numbers("1 2\n3 x -4 " + "9" * 5000) == {1, 2, 3}
