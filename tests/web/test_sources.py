"""What was dropped is read, or refused with what to do."""

import io
import tracemalloc
import warnings
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


@pytest.mark.slow
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


def zip_of(*names: str) -> bytes:
    buffer = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(buffer, "w") as archive:
        warnings.simplefilter("ignore")  # of a name that comes twice
        for name in names:
            archive.writestr(name, "{}")
    return buffer.getvalue()


@pytest.mark.parametrize("name", ["../application.json", "a/../../etc/application.json", "/application.json"])
def test_a_zip_that_reaches_out_of_its_folder_is_refused(name):
    """The command that is shown would work on what lies there."""
    with pytest.raises(InputError, match="lies outside of it") as raised:
        _unzipped(zip_of("pages/a.json", name), 2**20)
    assert raised.value.hint


def test_a_zip_with_two_files_of_one_name_is_refused():
    """Another tool may take the other one, and what was found here says nothing about that."""
    with pytest.raises(InputError, match="two files of one name"):
        _unzipped(zip_of("application.json", "pages/a.json", "application.json"), 2**20)


def test_dots_in_names_are_none_of_a_folder_above():
    names = ["a..b/application.json", "..c", "./d"]
    assert list(_unzipped(zip_of(*names), 2**20)) == names


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
